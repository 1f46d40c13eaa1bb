import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { expect, freshEmail, password, signUp, test } from './fixtures';

const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved' });
const fill = (page: Page, label: string, text: string) =>
  page.getByLabel(label, { exact: true }).fill(text);

/** Fills in a text in both languages, one after the other as a person does. */
async function both(page: Page, label: string, en: string, zh: string): Promise<void> {
  await fill(page, `${label}, English`, en);
  await fill(page, `${label}, 中文`, zh);
}

/** From the page of one's work to the editor of a new question. */
async function begin(page: Page, kind: string): Promise<void> {
  await page.goto('/en/author');
  await page.getByLabel('Kind').selectOption(kind);
  await page.getByRole('button', { name: 'New question' }).click();
  await page.waitForURL('**/author/questions/*');
}

/** Writes a single choice whose wrong options are the same in both languages. */
async function writeChoice(page: Page, stem: string): Promise<void> {
  await both(page, 'The question', stem, `${stem}（中文）`);
  for (const [id, text] of Object.entries({ a: 'SYN', b: 'FIN' })) {
    await both(page, `Option ${id}`, text, text);
  }
  for (const id of ['d', 'c']) {
    await page.getByRole('button', { name: `Remove: Option ${id}` }).click();
  }
  await page
    .getByRole('group', { name: 'Option b' })
    .getByLabel('Shows the belief')
    .selectOption('D03');
  await both(page, 'Why the right answer is right', 'SYN opens it.', '由 SYN 发起。');
}

async function publish(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(`Version ${version} published.`)).toBeVisible();
}

/** Shares the published question on the page; the address of the link. */
async function share(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share it: a set of its own, and a link' }).click();
  const address = page.getByLabel('Address of the link');
  await expect(address).toHaveValue(/\/en\/take\/\w+$/);
  return address.inputValue();
}

/** Somebody new opens a link, chooses an option and hands in; their page, at the report. */
async function takeByLink(browser: Browser, link: string, option: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start now' }).click();
  await page.getByRole('radio', { name: option }).check();
  await page.getByRole('button', { name: 'Submit…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await page.waitForURL('**/report');
  return page;
}

test('from the landing page to a published question that others took by link within five minutes', async ({
  page,
  browser,
}) => {
  test.slow();
  const began = Date.now();
  await page.goto('/en');
  await page.getByRole('link', { name: 'Write a question' }).click();
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('E-mail address').fill(freshEmail());
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('**/en/author');

  await begin(page, 'Single choice');
  await writeChoice(page, 'Which segment opens a connection?');
  await expect(saved(page)).toBeVisible();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.getByText('Which segment opens a connection?')).toBeVisible();
  await preview.getByRole('button', { name: '中文' }).click();
  await expect(preview.getByText('（中文）')).toBeVisible();
  await publish(page, 1);
  const question = page.url();
  const link = await share(page);
  const taker = await takeByLink(browser, link, 'FIN');
  await expect(taker.getByText('Which segment opens a connection?').first()).toBeVisible();
  expect(Date.now() - began).toBeLessThan(300_000);
  const other = await takeByLink(browser, link, 'SYN');

  await page.getByRole('link', { name: 'Open the set' }).click();
  await page.getByRole('link', { name: 'Results' }).click();
  await expect(page.getByText('2 people')).toBeVisible();
  await expect(page.getByRole('rowheader', { name: /^guest / })).toHaveCount(2);
  await expect(page.getByRole('row', { name: /FIN.*D03.*1 of 2/s })).toBeVisible();
  await expect(page.getByText('0.50')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV by question' }).click(),
  ]);
  const csv = await readFile(await file.path(), 'utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('Which segment opens a connection?');

  // Another version, and who has taken the first keeps what they saw.
  await page.goto(question);
  await fill(page, 'The question, English', 'Which segment asks for a connection?');
  await expect(saved(page)).toBeVisible();
  await publish(page, 2);
  for (const report of [taker, other]) {
    await report.reload();
    await expect(report.getByText('Which segment opens a connection?')).not.toHaveCount(0);
    await expect(report.getByText('Which segment asks for')).toHaveCount(0);
    await report.context().close();
  }
});

test.describe('what is not ready yet', () => {
  test.use({ expectedErrors: [/422/] });

  test('is not published, and each finding stands beside its field', async ({ page }) => {
    await signUp(page, freshEmail());
    await begin(page, 'Number');
    await fill(page, 'The question, English', 'How many segments?');
    await page.getByRole('button', { name: 'Publish' }).click();
    const findings = page.getByRole('alert').filter({ hasText: 'Not published yet' });
    await expect(findings).toBeVisible();
    await expect(findings.getByText('answer.value')).toBeVisible();
    const chinese = page.getByLabel('The question, 中文', { exact: true });
    await expect(chinese).toHaveAttribute('aria-invalid', 'true');
    await findings
      .getByRole('listitem')
      .filter({ hasText: 'stem.zh-CN' })
      .getByRole('link')
      .click();
    await expect(chinese).toBeFocused();
  });

  test('of a GIFT file with an error in line 300 of 500 nothing is imported, and the line is told', async ({
    page,
  }) => {
    await signUp(page, freshEmail());
    await page.goto('/en/author/import');
    const lines = Array.from({ length: 500 }, (_, index) => `::Q${index}:: What? {=A ~B}\n`);
    lines[150] = '::broken:: What? {=A ~B\n';
    const text = lines.join('\n');
    const line = text.slice(0, text.indexOf('::broken')).split('\n').length;
    await page.getByLabel('Or paste the text').fill(text);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('Nothing was imported.')).toBeVisible();
    await expect(page.getByText(`Line ${line}:`)).toBeVisible();
    await page.goto('/en/author');
    await expect(page.getByText('Three steps:')).toBeVisible();
  });
});

test.describe('two windows on one draft', () => {
  test.use({ expectedErrors: [/409/] });

  test('do not overwrite each other: the later save is told', async ({ page, context }) => {
    await signUp(page, freshEmail());
    await begin(page, 'Single choice');
    const other = await context.newPage();
    await other.goto(page.url());
    await fill(page, 'The question, English', 'first');
    await expect(saved(page)).toBeVisible();
    await fill(other, 'The question, English', 'second');
    await expect(other.getByRole('button', { name: 'Load the newer one' })).toBeVisible();
    await expect(other.getByLabel('The question, English', { exact: true })).toHaveValue('second');
  });
});

test('GIFT becomes drafts, with a warning for what they cannot hold', async ({ page }) => {
  await signUp(page, freshEmail());
  await page.goto('/en/author/import');
  await page.getByLabel('Or paste the text').fill('What opens? {=SYN ~FIN}\n\nIs it so? {T}\n');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('2 drafts made.')).toBeVisible();
  await page.getByRole('link', { name: 'Open 1', exact: true }).click();
  await expect(page.getByLabel('The question, English', { exact: true })).toHaveValue(
    'What opens?',
  );
});

test('a scenario is chosen by its parameters, looked at ten times, published and put into a set', async ({
  page,
}) => {
  test.slow();
  await signUp(page, freshEmail());
  await begin(page, 'Scenario from the simulator');
  await page.getByLabel('Family').selectOption({ label: 'F06 Handshake that loses a segment' });
  await page.getByLabel('What is asked').selectOption('what happens next');
  await page.getByLabel('What is lost').selectOption('ACK');
  await page.getByRole('button', { name: 'Make ten variants' }).click();
  await expect(page.getByText('Variant 10')).toBeVisible();
  await expect(page.getByRole('figure').first()).toBeVisible();
  await publish(page, 1);
  await share(page);
  await page.getByRole('link', { name: 'Open the set' }).click();
  const list = page.getByRole('region', { name: 'Questions in the set' }).getByRole('listitem');
  await expect(list).toContainText(['made afresh for each attempt']);
  // Another question, from tcpdrill's own; then the order is changed by keyboard alone.
  await page.getByLabel('Text of the question').fill('ACK');
  await page.getByRole('button', { name: 'Search' }).click();
  await page
    .getByRole('button', { name: /^Add: / })
    .first()
    .click();
  await expect(list).toHaveCount(2);
  await page
    .getByRole('button', { name: /^Move up: / })
    .nth(1)
    .focus();
  await page.keyboard.press('Enter');
  await expect(list.nth(1)).toContainText('made afresh');
  await expect(saved(page)).toBeVisible();
});

test('an interview is put together, saved, and taken by its author', async ({ page }) => {
  await signUp(page, freshEmail());
  await page.goto('/en/author');
  await page.getByRole('button', { name: 'New interview' }).click();
  await page.waitForURL('**/author/interviews/*');
  await both(page, 'Title', 'Handshakes in ten minutes', '十分钟握手');
  await page.getByLabel('Minutes for the whole').fill('10');
  await page.getByRole('button', { name: '+ made by the simulator' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved. Who began before')).toBeVisible();
  await page.getByRole('link', { name: 'Take it yourself' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Handshakes in ten minutes');
  await page.getByRole('button', { name: 'Start now' }).click();
  await expect(page.getByRole('timer')).toBeVisible();
});

/** What each further kind needs before it can be published. */
const answers: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'Multiple choice': async (page) => {
    for (const id of ['d', 'c']) {
      await page.getByRole('button', { name: `Remove: Option ${id}` }).click();
    }
    await both(page, 'Option a', 'SYN', 'SYN');
    await both(page, 'Option b', 'FIN', 'FIN');
    const wrong = page.getByRole('group', { name: 'Option b' });
    await wrong.getByLabel('Shows the belief').selectOption('D03');
  },
  Number: async (page) => {
    await page.getByLabel('The number').fill('3');
    await page.getByRole('button', { name: '+ Add a wrong answer' }).click();
    const wrong = page.getByRole('group', { name: 'Wrong answer 1' });
    await wrong.getByLabel('The number').fill('4');
    await wrong.getByLabel('Told to who answers so, English').fill('That is closing.');
    await wrong.getByLabel('Told to who answers so, 中文').fill('那是关闭。');
  },
  'Header to fill in': async (page) => {
    const fields = page.getByRole('region', { name: 'Header fields' });
    await fields.getByLabel('Control bits is').selectOption('asked for');
    await fields.getByLabel('SYN').check();
    await fields.getByLabel('seq is').selectOption('given');
    await fields.getByLabel('seq', { exact: true }).fill('100');
    await fields.getByLabel('ack is').selectOption('asked for');
    await fields.getByLabel('means nothing in this segment').check();
  },
  'State of each end': async (page) => {
    await both(page, 'What end A is called', 'client', '客户端');
    await both(page, 'What end B is called', 'server', '服务器');
    await page.getByLabel('State of A').selectOption('SYN-SENT');
    await page.getByLabel('State of B').selectOption('LISTEN');
  },
  'Free text with a rubric': async (page) => {
    await both(page, 'Model answer', 'Three segments are exchanged.', '交换三个报文段。');
    await page.getByRole('button', { name: '+ Add a point' }).click();
    await both(page, 'Point 1', 'says three', '说到三个');
    await page.getByRole('button', { name: '+ Add a follow-up' }).click();
    const followUp = page.getByRole('region', { name: 'Turn 2' });
    await followUp.getByLabel('The follow-up question, English').fill('Why three?');
    await followUp.getByLabel('The follow-up question, 中文').fill('为什么是三个？');
    await followUp.getByLabel('says three').selectOption('was said');
    await followUp.getByLabel('Model answer, English').fill('Both number their octets.');
    await followUp.getByLabel('Model answer, 中文').fill('双方都给字节编号。');
    await followUp.getByRole('button', { name: '+ Add a point' }).click();
    await followUp.getByLabel('Point 1, English').fill('says both');
    await followUp.getByLabel('Point 1, 中文').fill('说到双方');
  },
};

for (const [kind, answer] of Object.entries(answers)) {
  test(`a question can be written and published: ${kind}`, async ({ page }) => {
    await signUp(page, freshEmail());
    await begin(page, kind);
    await both(page, 'The question', 'What happens in a handshake?', '握手时发生什么？');
    await answer(page);
    await both(
      page,
      'Why the right answer is right',
      'RFC 9293 says so.',
      '这是 RFC 9293 的规定。',
    );
    await page.getByLabel('Show what follows the answer').check();
    await publish(page, 1);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'What now?' })).toBeVisible();
  });
}

/** Makes an administrator, who is an instructor as well, and signs in as them. */
async function becomeInstructor(page: Page, baseURL: string): Promise<void> {
  const env = process.env.NEXTAUTH_SECRET ? process.env : { ...process.env, DATABASE_URL: '' };
  const args = ['lib/cli/run.mjs', 'admin.ts', freshEmail()];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const { link } = JSON.parse(stdout) as { link: string };
  await page.goto(new URL(link, baseURL).pathname);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.waitForURL('**/account');
}

test('an instructor’s class joins by code, takes what it is given, and the instructor reads the results', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow();
  await becomeInstructor(page, baseURL ?? '');
  await begin(page, 'Single choice');
  await writeChoice(page, 'Who speaks first?');
  await publish(page, 1);
  await share(page);
  await page.goto('/en/classes');
  await page.getByLabel('Name of the class').fill('Networks 1');
  await page.getByRole('button', { name: 'Make a class' }).click();
  await page.waitForURL('**/classes/*');
  const code = await page
    .getByRole('region', { name: 'Class code' })
    .locator('p')
    .first()
    .innerText();
  await page.getByLabel('Set or interview').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Give out' }).click();
  await expect(page.getByText('0 of 0 finished')).toBeVisible();

  const learner = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  const email = freshEmail();
  await signUp(learner, email);
  await learner.goto('/en/classes');
  await expect(learner.getByText('needs the instructor role')).toBeVisible();
  await learner.getByLabel('Class code').fill(code.toUpperCase());
  await learner.getByRole('button', { name: 'Join' }).click();
  await learner.getByRole('link', { name: 'Take it' }).click();
  await learner.getByRole('button', { name: 'Start now' }).click();
  await learner.getByRole('radio', { name: 'SYN' }).check();
  await learner.getByRole('button', { name: 'Submit…' }).click();
  await learner.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
  await learner.waitForURL('**/report');
  await learner.context().close();

  await page.reload();
  await expect(page.getByText('1 of 1 finished')).toBeVisible();
  await page.getByRole('link', { name: 'Results' }).click();
  await expect(page.getByRole('rowheader', { name: email })).toBeVisible();
});

test('every kind can be written, and its editor is in order on a phone, in both languages and themes', async ({
  page,
}) => {
  test.slow();
  await signUp(page, freshEmail());
  const kinds = await page
    .goto('/en/author')
    .then(() => page.getByLabel('Kind').locator('option').allInnerTexts());
  const editors: string[] = [];
  for (const kind of kinds) {
    await begin(page, kind);
    editors.push(new URL(page.url()).pathname.replace('/en/', '/'));
  }
  await page.goto('/en/author');
  await page.getByRole('button', { name: 'New set' }).click();
  await page.waitForURL('**/author/sets/*');
  const set = new URL(page.url()).pathname.replace('/en/', '/');
  await page.goto('/en/author');
  await page.getByRole('button', { name: 'New interview' }).click();
  await page.waitForURL('**/author/interviews/*');
  const interview = new URL(page.url()).pathname.replace('/en/', '/');
  const pages = [
    ...['/author', '/author/import', '/classes', set, `${set}/results`, interview],
    ...[`${interview}/results`, ...editors],
  ];
  await page.setViewportSize({ width: 360, height: 740 });
  for (const [locale, colorScheme] of [
    ['en', 'light'],
    ['zh-CN', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    for (const path of pages) {
      await page.goto(`/${locale}${path}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${locale}${path}`).toBeLessThanOrEqual(360);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html ?? ''}`)).toEqual(
        [],
      );
    }
  }
});
