import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { expect, freshEmail, signUp } from './fixtures';

/** Who asks, the least permitted first. */
export const ranks = ['visitor', 'guest', 'learner', 'instructor', 'admin'] as const;
export type Rank = (typeof ranks)[number];

/** Runs `npm run -s admin -- …` as a person would, on the database that the product under test uses. */
export async function admin(...args: string[]): Promise<string> {
  const run = promisify(execFile);
  // The embedded database is found by DATA_DIR; a server's address comes with the secret of its app.
  const env = process.env.NEXTAUTH_SECRET ? process.env : { ...process.env, DATABASE_URL: '' };
  const { stdout } = await run(process.execPath, ['lib/cli/run.mjs', 'admin.ts', ...args], { env });
  return stdout;
}

/** Somebody with a browser of their own; `request` sends what it sends. */
export interface Person {
  readonly email: string;
  readonly context: BrowserContext;
  readonly request: APIRequestContext;
}

/** Somebody new who has signed up. */
export async function newLearner(browser: Browser): Promise<Person> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const email = freshEmail();
  await signUp(page, email);
  await page.close();
  return { email, context, request: context.request };
}

/** Somebody new with the role of an administrator, which the command gives. */
export async function newAdmin(browser: Browser): Promise<Person> {
  const person = await newLearner(browser);
  await admin(person.email);
  return person;
}

/** An administrator makes somebody an instructor, on the page. */
export async function makeInstructor(by: Person, { email }: Person): Promise<void> {
  const page = await by.context.newPage();
  await page.goto(`/en/admin/people?q=${encodeURIComponent(email)}`);
  await page.getByRole('combobox', { name: `Role (${email})` }).selectOption('instructor');
  await page.getByRole('button', { name: 'Set role' }).click();
  await expect(page.getByText(`${email} has the role Instructor now.`)).toBeVisible();
  await page.close();
}
