import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, numeric, questionPage, test } from './fixtures';

/** Starts the product as a person does, with data of its own; resolves to its address once it serves. */
async function start(dataDir: string): Promise<{ product: ChildProcess; address: string }> {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    NEXTAUTH_SECRET: '',
    PORT: '',
  };
  const product = spawn(process.execPath, ['lib/cli/start.mjs'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: product.stdout })) {
    if (line.startsWith('ready ')) return { product, address: line.slice('ready '.length) };
  }
  throw new Error('The product ended before it was ready');
}

const ended = (product: ChildProcess) =>
  new Promise<number | null>((done) => {
    product.once('exit', done);
  });

test('what was answered is remembered after kill -9 and a new start, and Ctrl-C ends cleanly', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const dataDir = await mkdtemp(join(tmpdir(), 'tcpdrill-restart-'));
  const context = await browser.newContext();
  const page = await context.newPage();
  const first = await start(dataDir);
  await page.goto(first.address + questionPage(numeric));
  await page.getByLabel('Your number').fill('101');
  await page.getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('heading', { name: 'That is what happens' })).toBeVisible();
  const killed = ended(first.product);
  first.product.kill('SIGKILL');
  await killed;

  const began = Date.now();
  const second = await start(dataDir);
  expect(Date.now() - began, 'the second start takes less than 15 s').toBeLessThan(15_000);
  // Cookies do not tell ports apart, so the guest is still the same.
  await page.goto(`${second.address}/en/progress`);
  await expect(page.getByText('1 answer, 1 right.')).toBeVisible();
  const stopped = ended(second.product);
  second.product.kill('SIGINT');
  expect(await stopped).toBe(0);
  await context.close();
  await rm(dataDir, { recursive: true, force: true });
});
