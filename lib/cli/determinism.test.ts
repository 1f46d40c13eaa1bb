import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { traceOfSeed } from './determinism-scenarios';
import { findBrowser } from './browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const origin = 'http://simulator.test';
const count = 100;

/** The file that an import of ours means: bundlers add the ending, a browser does not. */
function fileOf(path: string): string | null {
  const plain = join(root, path);
  const candidates = [plain, `${plain}.ts`, join(plain, 'index.ts')];
  return candidates.find((file) => existsSync(file) && statSync(file).isFile()) ?? null;
}

/** A module of the project as a browser runs it: types taken away, nothing else changed. */
function browserModule(file: string): string {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  });
  return outputText;
}

const rooms = ['kit', 'tcp', 'sim'].map((room) => [`@/lib/${room}`, `/lib/${room}/index.ts`]);
const page = `<!doctype html><script type="importmap">${JSON.stringify({ imports: Object.fromEntries(rooms) as object })}</script>`;

/** Serves the project's own sources to a page, from no server. */
async function serve(to: Page): Promise<void> {
  await to.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') {
      await route.fulfill({ contentType: 'text/html', body: page });
      return;
    }
    const file = fileOf(pathname);
    if (file === null) await route.fulfill({ status: 404 });
    else await route.fulfill({ contentType: 'text/javascript', body: browserModule(file) });
  });
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

test('the same seed gives the same trace in Node and in Chromium, octet for octet', async () => {
  const found = await findBrowser();
  if (found === null) throw new Error('No Chromium could be found or installed.');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({
    args,
    ...(found.path && { executablePath: found.path }),
  });
  try {
    const tab = await browser.newPage();
    await serve(tab);
    await tab.goto(`${origin}/`);
    // As text: the test's own tools would rewrite the import.
    const traces = await tab.evaluate<string[]>(
      `import('/lib/cli/determinism-scenarios.ts').then(({ traceOfSeed }) =>
        Array.from({ length: ${count} }, (_, seed) => traceOfSeed(seed)))`,
    );
    expect(traces.length).toBe(count);
    traces.forEach((trace, seed) => {
      expect(trace.length, `the trace of seed ${seed}`).toBeGreaterThan(2);
      expect(hash(trace), `seed ${seed}`).toBe(hash(traceOfSeed(seed)));
    });
  } finally {
    await browser.close();
  }
}, 120_000);
