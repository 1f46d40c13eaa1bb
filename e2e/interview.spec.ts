import type { BrowserContext, Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { expect, freshEmail, password, signUp, test } from './fixtures';

const status = (page: Page) => page.getByRole('status').first();
const saved = /^✓\s*Saved · revision \d+$/;
/** Where one is, as the heading says it. */
const place = (page: Page, text: string) => page.locator('h1').filter({ hasText: text });
const running = /\/en\/attempts\/[^/]+$/;

/** From the list of interviews to a running one. */
async function start(page: Page, name = 'Five-minute warm-up'): Promise<string> {
  await page.goto('/en/interviews');
  // Behind it, in the list of one's attempts, stands the same name.
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.waitForURL(running);
  await expect(page.getByRole('timer')).toBeVisible();
  return page.url();
}

/** Answers the open question somehow: the option, or number, of that place. */
async function answer(page: Page, nth = 0): Promise<void> {
  const form = page.locator('main form');
  for (const name of ['radio', 'checkbox'] as const) {
    const boxes = form.getByRole(name);
    if ((await boxes.count()) > nth) await boxes.nth(nth).check();
  }
  for (const select of await form.getByRole('combobox').all()) {
    await select.selectOption({ index: nth + 1 });
  }
  for (const field of await form.getByRole('textbox').all()) await field.fill(String(nth + 1));
  // Steps in an order, and states of a path, are answered by buttons.
  const asItStands = form.getByRole('button', { name: 'It is right as it stands' });
  if ((await asItStands.count()) > 0) await asItStands.click();
  const state = form.getByRole('button', { name: 'SYN-SENT', exact: true });
  if ((await state.count()) > 0) await state.first().click();
}

/** Seconds that the page says are left. */
async function secondsLeft(page: Page): Promise<number> {
  const text = (await page.getByRole('timer').first().textContent()) ?? '';
  return text.split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL('**/report');
}

/** Starts an interview and goes on until the question that is wanted is open. Which ones are drawn is chance. */
async function startUntil(page: Page, name: string, isThere: () => Promise<boolean>) {
  const next = page.getByRole('button', { name: 'Next question' });
  for (let tries = 0; tries < 5; tries += 1) {
    await start(page, name);
    for (let n = 2; !(await isThere()) && (await next.count()) > 0; n += 1) {
      await next.click();
      await expect(place(page, `Question ${n} of`)).toBeVisible();
    }
    if (await isThere()) return;
  }
  throw new Error(`No such question in five starts of ${name}`);
}

test('from the landing page a first mock interview runs within a minute', async ({ page }) => {
  const began = Date.now();
  await page.goto('/en');
  await page.getByRole('link', { name: 'Start with the warm-up' }).click();
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.waitForURL(running);
  expect(await secondsLeft(page)).toBeGreaterThan(290);
  await expect(status(page)).toHaveText('Nothing to save yet');
  await answer(page);
  await expect(status(page)).toHaveText(saved, { timeout: 1500 });
  expect(Date.now() - began).toBeLessThan(60_000);
});

test('an interview is taken to its end: answers, marks, confirmation, report', async ({ page }) => {
  await start(page);
  for (let n = 0; n < 5; n += 1) {
    await answer(page);
    await expect(status(page)).toHaveText(saved);
    await page.getByRole('button', { name: 'Next question' }).click();
    await expect(place(page, `Question ${n + 2} of 6`)).toBeVisible();
  }
  await expect(page.getByRole('button', { name: /Question 1 of 6, answered/ })).toBeVisible();
  await page.getByRole('button', { name: 'Submit…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Without an answer: question 6.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL('**/report');
  await expect(page.getByRole('heading', { level: 1, name: /Report/ })).toBeVisible();
  await expect(page.getByText(/\d+(\.\d+)? of 6 points/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'By topic' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Not answered' })).toBeVisible();
  await page.goto('/en/progress');
  await page.getByRole('link', { name: 'Five-minute warm-up' }).click();
  await expect(page).toHaveURL(/\/report$/);
});

test('after a reload and after a crash of the browser all is as it was', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  const address = await start(page);
  await page.getByRole('button', { name: /^Question 3 of 6/ }).click();
  await expect(place(page, 'Question 3 of 6')).toBeVisible();
  await page.getByRole('button', { name: /^Question 1 of 6/ }).click();
  await expect(place(page, 'Question 1 of 6')).toBeVisible();
  await answer(page, 1);
  await expect(status(page)).toHaveText(saved);
  const before = await formState(page);
  const left = await secondsLeft(page);
  await page.reload();
  await expect(status(page)).toHaveText(saved);
  expect(await formState(page)).toEqual(before);
  const crashed = await browser.newContext({
    ...{ baseURL: baseURL ?? '', storageState: await context.storageState() },
  });
  await context.close();
  const again = await crashed.newPage();
  await again.goto(address);
  await expect(place(again, 'Question 1 of 6')).toBeVisible();
  expect(await formState(again)).toEqual(before);
  expect(await secondsLeft(again)).toBeLessThanOrEqual(left);
  expect(await secondsLeft(again)).toBeGreaterThan(left - 30);
  await crashed.close();
});

const formState = (page: Page) =>
  page
    .locator('main form')
    .locator('input, select')
    .evaluateAll((controls) =>
      controls.map((control) =>
        control instanceof HTMLInputElement && /radio|checkbox/.test(control.type)
          ? `${control.value}: ${control.checked}`
          : (control as HTMLInputElement).value,
      ),
    );

test.describe('when the network is away', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test('an answer stays in the browser, says so, survives, and goes when it is back', async ({
    page,
    context,
  }) => {
    await start(page);
    await context.setOffline(true);
    await answer(page, 1);
    await expect(status(page)).toContainText('Not on the server yet: kept in this browser');
    const before = await formState(page);
    await context.setOffline(false);
    await expect(status(page)).toHaveText(saved, { timeout: 20_000 });
    await context.setOffline(true);
    await answer(page, 0);
    await expect(status(page)).toContainText('kept in this browser');
    const after = await formState(page);
    expect(after).not.toEqual(before);
    // The page dies without a word; the next one finds the answer and sends it.
    await page.goto('about:blank');
    await context.setOffline(false);
    await page.goBack();
    await expect(status(page)).toHaveText(/✓\s*Saved · revision 2$/, { timeout: 20_000 });
    expect(await formState(page)).toEqual(after);
  });
});

test.describe('when the time is over', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test('the page goes to the report by itself; what arrives later is kept and marked', async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000);
    await signUp(page, freshEmail());
    await page.goto(`/en/interviews/${await oneMinuteInterview(page)}`);
    await page.getByRole('button', { name: 'Start now' }).click();
    await page.waitForURL(running);
    await answer(page, 0);
    await expect(status(page)).toHaveText(saved);
    await context.setOffline(true);
    await answer(page, 1);
    await expect(page.getByText('The time is over.')).toBeVisible({ timeout: 70_000 });
    await expect(page.locator('main form').getByRole('radio').first()).toBeDisabled();
    await context.setOffline(false);
    await page.waitForURL('**/report', { timeout: 30_000 });
    await expect(page.getByText('Handed in when the time was over')).toBeVisible();
    await expect(page.getByText('One answer came after the end')).toBeVisible();
  });
});

/** An interview of one's own that lasts a minute; its slug. */
async function oneMinuteInterview(page: Page): Promise<string> {
  const both = (text: string) => ({ en: text, 'zh-CN': text });
  const items = [{ pool: { topics: ['handshake'], kinds: ['single-choice'] }, count: 1 }];
  const definition = {
    ...{ title: both('One minute'), lead: both('Quick'), level: 'junior', minutes: 1 },
    ...{ navigation: 'free', sections: [{ title: both('All'), items }] },
  };
  const made = await page.request.post('/api/author/interviews', { data: { definition } });
  expect(made.status()).toBe(201);
  return ((await made.json()) as { slug: string }).slug;
}

for (const shift of [-1, 1]) {
  test(`a device whose clock is ${shift > 0 ? 'ahead' : 'behind'} by a day shows the right time`, async ({
    page,
  }) => {
    await page.addInitScript((ms) => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
      globalThis.Date = new Proxy(Date, {
        construct: (target, given: [] | [number]) => new target(given[0] ?? target.now()),
      });
    }, shift * 86_400_000);
    await start(page);
    const left = await secondsLeft(page);
    expect(left).toBeGreaterThan(280);
    expect(left).toBeLessThanOrEqual(300);
    await answer(page);
    await expect(status(page)).toHaveText(saved);
    expect(await secondsLeft(page)).toBeLessThanOrEqual(left);
  });
}

test('a double click on submit submits once', async ({ page }) => {
  await start(page);
  await answer(page);
  let posts = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/submit')) posts += 1;
  });
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).dblclick();
  await page.waitForURL('**/report');
  expect(posts).toBe(1);
  await expect(page.getByText(/^Submitted/)).toBeVisible();
});

test('in forward-only order a question without an answer is left by a second press only', async ({
  page,
}) => {
  await start(page, 'Junior engineer, 20 minutes');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This question has no answer yet')).toBeVisible();
  await expect(place(page, 'Question 1 of')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(place(page, 'Question 2 of')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Question 1 of/ })).toBeDisabled();
});

test('an interview is answered by keyboard alone', async ({ page }) => {
  await start(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await expect(status(page)).toHaveText(saved);
  await page.keyboard.press('Enter');
  await expect(place(page, 'Question 2 of 6')).toBeVisible();
});

test.describe('when the sign-in ends meanwhile', () => {
  test.use({ expectedErrors: [/40[14]/] });

  test('answers wait in the browser, and go after signing in again', async ({ page, context }) => {
    const email = freshEmail();
    await signUp(page, email);
    await start(page);
    await context.clearCookies();
    await answer(page, 1);
    await expect(status(page)).toContainText('no longer signed in');
    const given = await formState(page);
    await page.getByRole('link', { name: 'Sign in again to send them' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(running);
    await expect(status(page)).toHaveText(saved);
    expect(await formState(page)).toEqual(given);
  });

  test('somebody else’s attempt does not exist', async ({ page, browser, baseURL }) => {
    const address = await start(page);
    const id = address.split('/').at(-1) ?? '';
    const other: BrowserContext = await browser.newContext({ baseURL: baseURL ?? '' });
    const theirs = await other.newPage();
    await signUp(theirs, freshEmail());
    expect((await theirs.goto(address))?.status()).toBe(404);
    expect((await theirs.goto(`${address}/report`))?.status()).toBe(404);
    expect((await other.request.get(`/api/attempts/${id}?locale=en`)).status()).toBe(404);
    await other.close();
  });
});

test('a free text is locked, compared with its rubric, followed up, and stands in the report', async ({
  page,
}) => {
  test.slow();
  const text = page.getByRole('textbox', { name: 'Your answer' });
  await startUntil(page, 'Mid-level engineer, 30 minutes', async () => (await text.count()) > 0);
  await text.fill('Because both ends have to prove that they hear each other.');
  await expect(status(page)).toHaveText(saved);
  await page.getByRole('button', { name: 'Lock this answer' }).click();
  const rubric = page.getByRole('group', { name: 'What did you say?' }).first();
  await expect(rubric).toBeVisible();
  // A reload keeps what is locked and what is revealed.
  await page.reload();
  await expect(rubric).toBeVisible();
  await expect(page.getByText('Because both ends have to prove')).toBeVisible();
  for (const point of await rubric.getByRole('checkbox').all()) await point.check();
  await rubric.getByRole('button').click();
  await expect(status(page)).toHaveText(saved);
  await expect(rubric.getByRole('checkbox').first()).toBeDisabled();
  await page.reload();
  await expect(rubric.getByRole('checkbox').first()).toBeChecked();
  await submit(page);
  await expect(page.getByText('Because both ends have to prove')).toBeVisible();
  await expect(page.getByText('A good answer', { exact: true }).first()).toBeVisible();
});

test.describe('what cannot be read', () => {
  test.use({ expectedErrors: [/422/] });

  test('is not saved, and says so at its field', async ({ page }) => {
    test.slow();
    const number = page.getByLabel('Your number');
    await startUntil(
      page,
      'Mid-level engineer, 30 minutes',
      async () => (await number.count()) > 0,
    );
    await number.fill('a lot');
    await expect(status(page)).toContainText('Not saved');
    await expect(number).toHaveAttribute('aria-invalid', 'true');
    await number.fill('3');
    await expect(status(page)).toHaveText(saved);
    await expect(number).toHaveAttribute('aria-invalid', 'false');
  });
});

test('two tabs do not fight: what is answered in one shows in the other', async ({
  page,
  context,
}) => {
  const address = await start(page);
  const other = await context.newPage();
  await other.goto(address);
  await answer(other, 1);
  await expect(status(other)).toHaveText(saved);
  const theirs = await formState(other);
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect.poll(() => formState(page)).toEqual(theirs);
});

const paths = ['/interviews', '/interviews/warm-up'];
for (const locale of ['en', 'zh-CN'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing and nothing scrolls sideways at 360 px in ${locale}, ${theme}`, async ({
      page,
    }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: 360, height: 740 });
      const check = async () => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      };
      for (const path of paths) {
        await page.goto(`/${locale}${path}`);
        await check();
      }
      await page.locator('main form button[type=submit]').click();
      await page.waitForURL(/\/attempts\//);
      await expect(page.getByRole('timer')).toBeVisible();
      await answer(page);
      await check();
      await page.locator('main footer > button').click();
      await check();
      await page.getByRole('dialog').getByRole('button').first().click();
      await page.waitForURL('**/report');
      await check();
    });
  }
}

test('the page of a running interview sends at most 170 kB of JavaScript', async ({
  page: first,
  context,
  browser,
  baseURL,
}) => {
  const address = await start(first);
  // A new browser has nothing in its cache.
  const storageState = await context.storageState();
  const fresh = await browser.newContext({ baseURL: baseURL ?? '', storageState });
  const page = await fresh.newPage();
  let bytes = 0;
  const sizes: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(
      request.sizes().then((size) => {
        bytes += size.responseBodySize;
      }),
    );
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await Promise.all(sizes);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(170_000);
  await fresh.close();
});
