import { expect, freshEmail, password, signIn, signOut, signUp, test } from './fixtures';
import { admin } from './ranks';

test.use({ expectedErrors: [/40[34]/] });

test('the first administrator is made by a command, grants roles and issues one-time links', async ({
  page,
  baseURL,
}) => {
  test.slow();
  const chief = freshEmail();
  const learner = freshEmail();
  await signUp(page, learner);
  await page.goto('/en/admin/people');
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('People');
  await signOut(page);

  const { link } = JSON.parse(await admin(chief)) as { link: string };
  await page.goto(new URL(link, baseURL).pathname);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByText(`Signed in as ${chief}`)).toBeVisible();

  await page.getByRole('link', { name: 'Manage people' }).click();
  await page.getByLabel('Address begins with').fill(learner);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('combobox', { name: `Role (${learner})` }).selectOption('instructor');
  await page.getByRole('button', { name: 'Set role' }).click();
  await expect(page.getByText(`${learner} has the role Instructor now.`)).toBeVisible();

  await page.getByRole('button', { name: 'Issue a one-time link' }).click();
  const issued = page.getByText(/\/reset\//);
  await expect(issued).toBeVisible();
  const address = /https?:\/\/\S+\/reset\/[\w-]+/.exec(
    (await issued.innerText()) || (await issued.inputValue()),
  )?.[0];
  await signOut(page);

  await page.goto(new URL(address ?? '', baseURL).pathname);
  await page.getByLabel('New password').fill('my second sentence');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await page.waitForURL('**/account');
  await expect(page.getByText('Your role: Instructor')).toBeVisible();
  await signOut(page);
  await page.goto(new URL(address ?? '', baseURL).pathname);
  await expect(page.getByText('This link does not work any more')).toBeVisible();
  await signIn(page, learner, 'my second sentence');
});
