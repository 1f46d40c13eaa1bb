import { answerSomehow, expect, generated, numeric, questionPage, test } from './fixtures';

test('the landing page asks, is answered right there, and the run decides', async ({ page }) => {
  await page.goto('/en');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('radio', { name: /^B sends SYN,ACK .* at 1\.025 s$/ }).check();
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('heading', { name: 'That is what happens' })).toBeVisible();
  await expect(page.getByText('RFC 9293').first()).toBeVisible();
  await page.getByRole('link', { name: 'Next question' }).click();
  await expect(page).toHaveURL(/\/en\/practice\//);
});

test('a wrong answer names the belief behind it and shows the run that decides', async ({
  page,
}) => {
  await page.goto('/en');
  await page.getByRole('radio', { name: /^A sends ACK/ }).check();
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('heading', { name: 'Not what happens' })).toBeVisible();
  await expect(page.getByText('The belief behind it')).toBeVisible();
  await expect(page.getByRole('region', { name: 'The run that decides' })).toBeVisible();
});

for (const ref of generated) {
  test(`a question of ${ref} is answered and its next one opens`, async ({ page }) => {
    await page.goto(questionPage(ref));
    await answerSomehow(page);
    await page.getByRole('link', { name: 'Next question' }).click();
    await expect(page).toHaveURL(/\/en\/practice\/handshake\/[ag]\./);
    await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible();
  });
}

test('the same address shows the same question, in both languages', async ({ page }) => {
  await page.goto(questionPage(numeric));
  await expect(page.getByText('What is the sequence number of that segment?')).toBeVisible();
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(`/zh-CN/practice/handshake/${numeric}`);
  await expect(page.getByText('这个报文段的序号是多少？')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('what was answered stands in the progress of a guest, also in a later visit', async ({
  page,
  context,
}) => {
  await page.goto(questionPage(numeric));
  await page.getByLabel('Your number').fill('101');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('heading', { name: 'That is what happens' })).toBeVisible();
  await page.close();
  const later = await context.newPage();
  await later.goto('/en/progress');
  await expect(later.getByText('1 answer, 1 right.')).toBeVisible();
  await expect(later.getByText('You practise as a guest')).toBeVisible();
});

test('a question is answered by keyboard alone', async ({ page }) => {
  await page.goto('/en/practice/handshake/g.F05.1.2.abc');
  await page.keyboard.press('4');
  await expect(page.getByRole('radio').nth(3)).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Next question' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/F05\.1\.2\.abc/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a number that is none is explained beside its field, and nothing is recorded', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto(questionPage(numeric));
  await page.getByLabel('Your number').fill('a lot');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByText(/a lot/)).toBeVisible();
  await expect(page.getByLabel('Your number')).toHaveValue('a lot');
  await page.goto('/en/progress');
  await expect(page.getByText('Nothing answered yet.')).toBeVisible();
  await context.close();
});

test.describe('when the network is away', () => {
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });

  test('an answer is kept over a reload, and sending it twice counts once', async ({
    page,
    context,
  }) => {
    await page.goto(questionPage(numeric));
    await page.getByLabel('Your number').fill('102');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByText('the server cannot be reached')).toBeVisible();
    await context.setOffline(false);
    await page.reload();
    await expect(page.getByLabel('Your number')).toHaveValue('102');
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect(page.getByRole('heading', { name: 'Not what happens' })).toBeVisible();
    await page.goto('/en/progress');
    await expect(page.getByText('1 answer, 0 right.')).toBeVisible();
  });
});

test('an answer sent twice is recorded once', async ({ request }) => {
  const body = {
    ...{ ref: numeric, topic: 'handshake', locale: 'en', as: null, elapsedMs: 1 },
    ...{ response: { kind: 'numeric', value: '101' }, givenAt: new Date().toISOString() },
    idempotencyKey: crypto.randomUUID(),
  };
  const first = await request.post('/api/practice/answers', { data: body });
  expect(first.status()).toBe(200);
  const again = await Promise.all(
    [1, 2, 3].map(() => request.post('/api/practice/answers', { data: { ...body } })),
  );
  for (const answer of again) expect(answer.status()).toBe(200);
  const last = await request.post('/api/practice/answers', {
    data: { ...body, idempotencyKey: crypto.randomUUID() },
  });
  const { progress } = (await last.json()) as { progress: { answered: number } };
  expect(progress.answered).toBe(2);
});
