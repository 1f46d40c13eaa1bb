import type { Page } from '@playwright/test';
import {
  expect,
  freshEmail,
  numeric,
  password,
  questionPage,
  signIn,
  signOut,
  signUp,
  test,
} from './fixtures';

async function answerRight(page: Page): Promise<void> {
  await page.goto(questionPage(numeric));
  await page.getByLabel('Your number').fill('101');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('heading', { name: 'That is what happens' })).toBeVisible();
}

test('what a guest did is theirs after signing up, and after signing in again', async ({
  page,
}) => {
  const email = freshEmail();
  await answerRight(page);
  await signUp(page, email);
  await expect(page.getByText('1 answer, 1 right.')).toBeVisible();
  await signOut(page);
  await page.goto('/en/progress');
  await expect(page.getByText('Nothing answered yet.')).toBeVisible();
  await answerRight(page);
  await signIn(page, email);
  await expect(page.getByText('2 answers, 2 right.')).toBeVisible();
});

test('bad sign-ups and sign-ins are explained, and what was typed stays', async ({ page }) => {
  const email = freshEmail();
  await page.goto('/en/sign-up');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('it needs at least 10 characters')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('**/en/progress');
  await signOut(page);

  await page.goto('/zh-CN/sign-up');
  await page.locator('input[type=email]').fill(email.toUpperCase());
  await page.locator('input[type=password]').fill(password);
  await page.locator('main form button[type=submit]').click();
  await expect(page.getByText(/[一-鿿]/).first()).toBeVisible();
  await expect(page).toHaveURL(/zh-CN\/sign-up/);

  await page.goto('/en/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill('not the right password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('do not belong together')).toBeVisible();
});

test('signing in returns to where one was, never to another site', async ({ page }) => {
  const email = freshEmail();
  await signUp(page, email);
  await signOut(page);
  await page.goto(`/en/sign-in?to=${encodeURIComponent('/en/topics')}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/en/topics');
  await signOut(page);
  await page.goto(`/en/sign-in?to=${encodeURIComponent('https://example.org/en/')}`);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/en/progress');
});

test.describe('a sign-in that ended meanwhile', () => {
  test.use({ expectedErrors: [/401/] });

  test('is told, and the answer is kept until signed in again', async ({ page, context }) => {
    const email = freshEmail();
    await signUp(page, email);
    await page.goto(questionPage(numeric));
    await page.getByLabel('Your number').fill('101');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByText('Your sign-in has ended')).toBeVisible();
    await page.getByRole('link', { name: 'Sign in and come back to this question' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**${questionPage(numeric)}`);
    await expect(page.getByLabel('Your number')).toHaveValue('101');
    await page.getByRole('button', { name: 'Send again' }).click();
    await expect(page.getByRole('heading', { name: 'That is what happens' })).toBeVisible();
    await page.goto('/en/progress');
    await expect(page.getByText('1 answer, 1 right.')).toBeVisible();
  });
});

test('a changed password ends every other sign-in', async ({ page, browser, baseURL }) => {
  const email = freshEmail();
  await signUp(page, email);
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await signIn(other, email);
  await page.goto('/en/account');
  await page.getByLabel('Present password').fill(password);
  await page.getByLabel('New password').fill('quite another sentence');
  await page.getByRole('button', { name: 'Save password' }).click();
  await expect(page.getByText('Your new password holds')).toBeVisible();
  await other.goto('/en/account');
  await expect(other.getByText(`Signed in as ${email}`)).toBeHidden();
  await page.reload();
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
  await elsewhere.close();
});
