import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContent, readContent, toItem } from '@/lib/authoring';
import { generate, generatorIds } from '@/lib/generators';
import { rightResponse } from '@/lib/graders';
import { assert, present } from '@/lib/kit';
import type { Item } from '@/lib/questions';
import { printItemRef } from '@/lib/services';
import { saveRequest, startInterviews, submitRequest } from './bench-interviews';
import { buildApp } from './build.mjs';
import { appService, runNode } from './child.mjs';
import { startEmbedded } from './database.mjs';
import { migrate } from './migrate.mjs';
import { inRoot } from './project.mjs';
import { freePort, signInSecret } from './settings.mjs';

/**
 * npm run -s bench:http: the cost of a request on a production build with a database of its own, one line a figure:
 * `{"name","concurrency","rps","cpuMsPerRequest","p50Ms","p99Ms"}`. CPU is that of the app process alone, after
 * 500 requests to warm it up. Reads the process accounting of Linux; elsewhere it says so and ends.
 */
const warmUp = 500;
const measured = 1000;
/** Few enough that nobody is slowed down for answering too fast. */
const answersPerGuest = 100;

/** CPU time a process has spent, in milliseconds (proc(5): utime and stime in ticks of 10 ms). */
function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

interface App {
  readonly address: string;
  readonly pid: number;
}

async function withApp(task: (app: App) => Promise<void>): Promise<void> {
  await buildApp();
  const dataDir = await mkdtemp(join(tmpdir(), 'tcpdrill-bench-'));
  const database = await startEmbedded(dataDir);
  try {
    await migrate(database.url);
    const port = await freePort('127.0.0.1', null);
    const address = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      DATABASE_URL: database.url,
      NEXTAUTH_SECRET: signInSecret({ dataDir, databaseUrl: null }),
      NEXTAUTH_URL: address,
      // Each guest comes from an address of its own, as in life.
      TRUST_PROXY: '1',
      LOG_LEVEL: 'warn',
    };
    const { code } = await runNode(inRoot('lib', 'cli', 'load-content.ts'), [], {
      env,
      preload: 'tsx',
    });
    assert(code === 0, 'the content to load');
    const app = appService('bench', { host: '127.0.0.1', port }, { env });
    try {
      await Promise.race([untilReady(address), app.crashed]);
      await Promise.race([
        task({ address, pid: present(app.child.pid, 'process id') }),
        app.crashed,
      ]);
    } finally {
      await app.stop();
    }
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function untilReady(address: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/api/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((go) => setTimeout(go, 100));
  }
}

/** Questions of all families and of the bank, by turns. */
async function questions(): Promise<Item[]> {
  const bank = checkContent(await readContent('.')).files.flatMap(({ content }) =>
    content.questions
      // Practice does not ask these.
      .filter(({ answer }) => answer.kind !== 'free-text' && answer.kind !== 'multi-part')
      .map((question) => toItem(question, content.topic, 1, 'en')),
  );
  const generated = bank.map((_, n) => {
    const generator = generatorIds[n % generatorIds.length] ?? 'F05';
    const made = generate({ generator, seed: `bench${n}`, difficulty: (n % 5) + 1, locale: 'en' });
    assert(made.ok, `an item of ${generator}`);
    return made.value;
  });
  return bank.flatMap((item, n) => [item, generated[n] ?? item]);
}

const refOf = ({ provenance, public: shown }: Item) =>
  provenance.kind === 'authored'
    ? ({ kind: 'authored', slug: provenance.question, version: provenance.version } as const)
    : ({ ...provenance, difficulty: shown.difficulty } as const);

type RequestOf = (n: number, guest: string) => { readonly path: string } & RequestInit;

/** Sends `amount` requests, `concurrency` at a time; how long each took, in milliseconds, in ascending order. */
async function fire(
  app: App,
  concurrency: number,
  amount: number,
  requestOf: (n: number) => ReturnType<RequestOf>,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const worker = async () => {
    while (next < amount) {
      const { path, ...request } = requestOf(next++);
      const start = performance.now();
      const answer = await fetch(app.address + path, request);
      const text = await answer.text();
      took.push(performance.now() - start);
      assert(answer.ok, `only good answers, not ${answer.status} ${text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return took.sort((one, other) => one - other);
}

/** Measures requests that anybody can send again and again, spread over guests. */
function measure(
  app: App,
  name: string,
  concurrency: number,
  guests: readonly string[],
  requestOf: RequestOf,
): Promise<void> {
  const guestOf = (n: number) => present(guests[Math.floor(n / answersPerGuest)], 'guest');
  return measureEach(app, name, concurrency, (n) => requestOf(n, guestOf(n)));
}

/** Measures a thousand requests after the ones to warm up; `requestOf` counts through both. */
async function measureEach(
  app: App,
  name: string,
  concurrency: number,
  requestOf: (n: number) => ReturnType<RequestOf>,
): Promise<void> {
  await fire(app, concurrency, warmUp, requestOf);
  const cpuBefore = cpuMs(app.pid);
  const startedAt = performance.now();
  const took = await fire(app, concurrency, measured, (n) => requestOf(warmUp + n));
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuMsPerRequest = Number(((cpuMs(app.pid) - cpuBefore) / measured).toFixed(2));
  const quantile = (share: number) =>
    Number((took[Math.floor(share * (took.length - 1))] ?? 0).toFixed(1));
  const rps = Math.round(measured / seconds);
  console.log(
    JSON.stringify({
      name,
      concurrency,
      rps,
      cpuMsPerRequest,
      p50Ms: quantile(0.5),
      p99Ms: quantile(0.99),
    }),
  );
}

/** Each save goes to one of some running interviews; each submit ends one of its own. */
async function interviews(app: App): Promise<void> {
  const amount = warmUp + measured;
  for (const concurrency of [1, 16]) {
    const attempts = await startInterviews(app.address, amount);
    const attempt = (n: number) => present(attempts[n % amount], 'interview');
    await measureEach(app, 'interview.save', concurrency, (n) =>
      saveRequest(app.address, attempt(n % 100), n),
    );
    await measureEach(app, 'interview.submit', concurrency, (n) =>
      submitRequest(app.address, attempt(n)),
    );
  }
}

if (process.platform === 'linux') {
  const items = await questions();
  await withApp(async (app) => {
    const answerOf = (n: number) => {
      const item = present(items[n % items.length], 'item');
      return JSON.stringify({
        ...{ ref: printItemRef(refOf(item)), topic: item.public.topic, locale: 'en', as: null },
        ...{ response: rightResponse(item.key), idempotencyKey: randomUUID(), elapsedMs: 9000 },
        givenAt: new Date().toISOString(),
      });
    };
    const post = (n: number, headers: Record<string, string>) => ({
      ...{ method: 'POST' as const, path: '/api/practice/answers', body: answerOf(n) },
      headers: { 'content-type': 'application/json', origin: app.address, ...headers },
    });
    const guests: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      const { path, ...request } = post(n, { 'x-forwarded-for': `10.0.0.${n + 1}` });
      const answer = await fetch(app.address + path, request);
      assert(answer.ok, `a guest, not ${answer.status} ${await answer.text()}`);
      guests.push(present(answer.headers.getSetCookie()[0]?.split(';')[0], 'cookie'));
    }
    for (const concurrency of [1, 8]) {
      await measure(app, 'question.new', concurrency, guests, (_, cookie) => ({
        ...{ method: 'GET', path: '/en/practice/handshake', headers: { cookie } },
      }));
    }
    for (const concurrency of [1, 8]) {
      await measure(
        app,
        'answer.grade',
        concurrency,
        guests.slice(concurrency === 1 ? 0 : 20),
        (n, cookie) => post(n, { cookie }),
      );
    }
    await interviews(app);
  });
} else {
  console.error(`Expected Linux, whose process accounting it reads; found ${process.platform}.`);
  process.exitCode = 2;
}
