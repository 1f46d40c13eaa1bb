import { test as base, expect, type Page } from '@playwright/test';

/** Chromium reports a response that is not 2xx or 3xx as an error on the console; a test that asks for one says so. */
export interface Expectations {
  /** Console errors that belong to the test. Anything else the console says fails it. */
  expectedErrors: RegExp[];
}

export const test = base.extend<Expectations>({
  expectedErrors: [[], { option: true }],
  // As people do: what is limited by network address (signing up) is not used up by the tests before.
  extraHTTPHeaders: async ({ extraHTTPHeaders }, provide) => {
    await provide({ ...extraHTTPHeaders, 'x-forwarded-for': freshAddress() });
  },
  page: async ({ page, expectedErrors }, provide) => {
    const unexpected: string[] = [];
    const note = (text: string) => {
      if (!expectedErrors.some((expected) => expected.test(text))) unexpected.push(text);
    };
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') note(message.text());
    });
    page.on('pageerror', (error) => {
      note(String(error));
    });
    await provide(page);
    expect(unexpected, 'the console stays silent').toEqual([]);
  },
});

export { expect };

let addresses = 0;

/** A network address that no other test comes from; believed by a product with TRUST_PROXY=1. */
function freshAddress(): string {
  addresses += 1;
  return `10.${(process.pid >> 8) & 255}.${process.pid & 255}.${addresses & 255}`;
}

let people = 0;

/** An address nobody has used yet. */
export function freshEmail(): string {
  people += 1;
  return `e2e-${process.pid}-${Date.now().toString(36)}-${people}@example.org`;
}

export const password = 'a short sentence is long enough';

/** Signs up through the page. */
export async function signUp(page: Page, email: string): Promise<void> {
  await page.goto('/en/sign-up');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('**/en/progress');
}

export async function signIn(page: Page, email: string, word = password): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/en/progress');
}

export async function signOut(page: Page): Promise<void> {
  await page.goto('/en/account');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/en');
}

/** A generated question whose seed is pinned, one of each family. */
export const generated = [
  'g.F05.1.2.drill',
  'g.F06.1.3.drill',
  'g.F09.1.3.drill',
  'g.F13.1.4.drill',
] as const;

/** A written question with a number for an answer: 101, while 102 is a near miss. */
export const numeric = 'a.handshake-first-data-seq.1';

export const questionPage = (ref: string, topic = 'handshake', locale = 'en') =>
  `/${locale}/practice/${topic}/${ref}`;

/** Answers the question on the page somehow, and waits for what the run says. */
export async function answerSomehow(page: Page): Promise<void> {
  const form = page.locator('main form');
  const boxes = form.getByRole('checkbox');
  if ((await boxes.count()) > 0) await boxes.first().check();
  // A form may have several groups of radio buttons, each of another name: one of each.
  const radios = await form.getByRole('radio').all();
  const groups = new Set<string | null>();
  for (const radio of radios) {
    const group = await radio.getAttribute('name');
    if (!groups.has(group)) await radio.check();
    groups.add(group);
  }
  // Each select another option: the same step in two places is no order.
  for (const [index, select] of (await form.getByRole('combobox').all()).entries()) {
    const options = await select.locator('option').count();
    await select.selectOption({ index: Math.min(index + 1, options - 1) });
  }
  for (const field of await form.getByRole('textbox').all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent);
    await field.fill(/control bits|标志位|控制位/.test(label ?? '') ? 'ACK' : '1');
  }
  await form.getByRole('button', { name: /^(Answer|回答|提交)/ }).click();
  await expect(page.getByRole('link', { name: /Next question|下一题/ })).toBeVisible();
}
