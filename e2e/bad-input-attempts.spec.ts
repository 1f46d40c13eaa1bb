import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test } from './fixtures';
import { newLearner, type Person } from './ranks';
import { makeInterview, makeLink, makeSet, nothing, publish, startAttempt } from './things';

// What attempts are sent that they cannot take: a clear refusal in the reader's language, and nothing half done.

const languages = ['en', 'zh-CN'] as const;

/** A refusal for people: no stack trace, in the language asked for. */
async function expectRefusal(
  answer: APIResponse,
  [status, code]: readonly [number, string],
  locale: string,
): Promise<void> {
  const text = await answer.text();
  expect(answer.status(), text).toBe(status);
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(error.code).toBe(code);
  expect(error.message).not.toMatch(/node_modules|\bat \w+ \(|[{}]/);
  expect(/[一-鿿]/.test(error.message), error.message).toBe(locale === 'zh-CN');
}

test.describe.configure({ mode: 'default' });

let author: Person;
let interviewLink: string;
let attempt: string;
let guest: APIRequestContext;

test.beforeAll(async ({ browser, playwright, baseURL }) => {
  author = await newLearner(browser);
  const interview = await makeInterview(author.request);
  interviewLink = await makeLink(author.request, { interview });
  guest = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  attempt = await startAttempt(guest, interviewLink);
});

const good = () => ({
  ...{ position: 0, response: { kind: 'numeric', value: '101' }, locale: 'en', elapsedMs: 1 },
  ...{ idempotencyKey: crypto.randomUUID(), givenAt: new Date().toISOString() },
});
const path = (what: string, id = attempt) => `/api/attempts/${id}/${what}`;
const revision = async (): Promise<number> => {
  const view = await guest.get(`/api/attempts/${attempt}?locale=en`);
  return ((await view.json()) as { open: { revision: number } }).open.revision;
};

const answers: [string, Record<string, unknown>, [number, string]][] = [
  ['for an item that is not open', { position: 1 }, [409, 'item-not-open']],
  [
    'of another kind',
    { response: { kind: 'single-choice', choice: 'a' } },
    [422, 'invalid-response'],
  ],
  ['that is no number', { response: { kind: 'numeric', value: 'SYN' } }, [422, 'invalid-response']],
  ['of no kind', { response: { kind: 'essay', text: 'SYN' } }, [422, 'invalid-response']],
  ['with a grade', { score: 1 }, [422, 'unknown-field']],
  ['at no position', { position: -1 }, [422, 'wrong-field']],
  ['under a key that is none', { idempotencyKey: 'x' }, [422, 'wrong-field']],
  ['given at no time', { givenAt: 'yesterday' }, [422, 'wrong-field']],
];
for (const [what, change, refusal] of answers) {
  test(`an answer ${what} gets ${refusal.join(' ')} in both languages, and changes nothing`, async () => {
    const before = await revision();
    for (const locale of languages) {
      const data = { ...good(), ...change, locale };
      await expectRefusal(await guest.post(path('answers'), { data }), refusal, locale);
    }
    expect(await revision()).toBe(before);
  });
}

test('an answer beyond the last item is refused', async () => {
  const answer = await guest.post(path('answers'), { data: { ...good(), position: 77 } });
  expect([404, 409, 422]).toContain(answer.status());
});

test('an answer of 1 MB is 413, cut-off JSON 400, another content type 415, another site 403', async () => {
  const before = await revision();
  const send = (headers: Record<string, string>, data: string) =>
    // As octets: a text would be made into JSON first.
    guest.post(path('answers'), { headers, data: Buffer.from(data) });
  for (const locale of languages) {
    const json = { 'content-type': 'application/json', 'accept-language': locale };
    const large = JSON.stringify({ ...good(), response: 'x'.repeat(1024 * 1024) });
    await expectRefusal(await send(json, large), [413, 'too-large'], locale);
    await expectRefusal(await send(json, '{"position":'), [400, 'bad-json'], locale);
    const text = { ...json, 'content-type': 'text/plain' };
    await expectRefusal(await send(text, JSON.stringify(good())), [415, 'wrong-type'], locale);
    const foreign = { ...json, origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
    await expectRefusal(await send(foreign, JSON.stringify(good())), [403, 'cross-site'], locale);
  }
  expect(await revision()).toBe(before);
});

test("somebody else's attempt takes nothing, and tells nothing", async () => {
  for (const locale of languages) {
    const calls = [
      ['answers', { ...good(), locale }],
      ['go', { position: 1, locale }],
      ['lock', { position: 0, turn: 'first', locale }],
      ['submit', { locale }],
    ] as const;
    for (const [what, data] of calls) {
      const answer = await author.request.post(path(what), { data });
      const unknown = await author.request.post(path(what, nothing().attempt), { data });
      await expectRefusal(answer, [404, 'no-such-attempt'], locale);
      expect(await answer.text()).toBe(await unknown.text());
    }
  }
  expect(await revision()).toBe(0);
});

test('a key that stood for another answer is refused, the same answer under its key is told again', async () => {
  const data = good();
  const first = await guest.post(path('answers'), { data });
  expect(await first.json()).toMatchObject({ saved: { position: 0, revision: 1, late: false } });
  const again = await guest.post(path('answers'), { data });
  expect(await again.json()).toMatchObject({ saved: { position: 0, revision: 1, late: false } });
  for (const locale of languages) {
    const other = { ...data, response: { kind: 'numeric', value: '102' }, locale };
    await expectRefusal(
      await guest.post(path('answers'), { data: other }),
      [409, 'key-reused'],
      locale,
    );
  }
  expect(await revision()).toBe(1);
});

test('going nowhere, locking what has no turns, and a report too early are refused', async () => {
  for (const locale of languages) {
    const nowhere = await guest.post(path('go'), { data: { position: -1, locale } });
    await expectRefusal(nowhere, [422, 'wrong-field'], locale);
    const beyond = await guest.post(path('go'), { data: { position: 77, locale } });
    expect([404, 409, 422]).toContain(beyond.status());
    const lock = await guest.post(path('lock'), { data: { position: 0, turn: 'first', locale } });
    expect([404, 409, 422]).toContain(lock.status());
    const report = await guest.get(`${path('report')}?locale=${locale}`);
    await expectRefusal(report, [409, 'attempt-running'], locale);
  }
});

test('a start without a subject, with two, or with one that does not exist is refused', async () => {
  const start = (subject: unknown, locale: string) =>
    guest.post('/api/attempts', { data: { startKey: crypto.randomUUID(), locale, subject } });
  for (const locale of languages) {
    for (const subject of [{}, null, 'warm-up', { interview: 'a', set: 'b' }, { paper: 'a' }]) {
      expect((await start(subject, locale)).status(), JSON.stringify(subject)).toBe(422);
    }
    await expectRefusal(
      await start({ interview: 'none' }, locale),
      [404, 'no-such-interview'],
      locale,
    );
    await expectRefusal(await start({ set: nothing().set }, locale), [404, 'no-such-set'], locale);
    await expectRefusal(await start({ link: nothing().link }, locale), [410, 'link-void'], locale);
  }
});

test('an expired link is void in both languages, on its page too', async () => {
  const { version } = await publish(author.request);
  const set = await makeSet(author.request, version);
  const soon = new Date(Date.now() + 1_000).toISOString();
  const link = await makeLink(author.request, { set }, soon);
  const start = (locale: string) =>
    guest.post('/api/attempts', {
      data: { startKey: crypto.randomUUID(), locale, subject: { link } },
    });
  await expect.poll(async () => (await start('en')).status(), { timeout: 10_000 }).toBe(410);
  for (const locale of languages) {
    await expectRefusal(await start(locale), [410, 'link-void'], locale);
    const page = await guest.get(`/${locale}/take/${link}`);
    expect(page.status()).toBeLessThan(500);
    expect(await page.text()).not.toContain('How many segments open a connection');
  }
});

test('after the end an answer is kept as late and counts no more; the bound on late ones holds', async () => {
  const other = await startAttempt(guest, interviewLink);
  const submit = () => guest.post(path('submit', other), { data: { locale: 'en' } });
  const [first, second] = await Promise.all([submit(), submit()]);
  expect(await first.json()).toEqual(await second.json());
  const told = await guest.get(`${path('report', other)}?locale=en`);
  const late = (locale = 'en') =>
    guest.post(path('answers', other), { data: { ...good(), locale } });
  for (let kept = 0; kept < 50; kept += 1) {
    expect(await (await late()).json()).toMatchObject({ saved: { position: 0, late: true } });
  }
  for (const locale of languages)
    await expectRefusal(await late(locale), [409, 'too-late'], locale);
  const after = await guest.get(`${path('report', other)}?locale=en`);
  const scores = async (report: APIResponse) => ((await report.json()) as { score: number }).score;
  expect(await scores(after)).toBe(await scores(told));
});
