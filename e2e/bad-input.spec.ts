import type { APIRequestContext } from '@playwright/test';
import { expect, generated, numeric, test } from './fixtures';

const good = () => ({
  ...{ ref: numeric, topic: 'handshake', locale: 'en', as: null, elapsedMs: 1 },
  ...{ response: { kind: 'numeric', value: '101' }, givenAt: new Date().toISOString() },
  idempotencyKey: crypto.randomUUID(),
});

async function post(request: APIRequestContext, change: Record<string, unknown>) {
  const answer = await request.post('/api/practice/answers', { data: { ...good(), ...change } });
  return { status: answer.status(), text: await answer.text() };
}

/** A message for people: no stack trace, in the language asked for. */
function isMessage(text: string, chinese = false): void {
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(error.code).toMatch(/^[a-z-]+$/);
  expect(error.message).not.toMatch(/node_modules|\bat \w+ \(/);
  expect(/[一-鿿]/.test(error.message)).toBe(chinese);
}

const cases: [string, Record<string, unknown>, number][] = [
  ['a made-up question', { ref: 'a.no-such-question.1' }, 404],
  ['a version that does not exist', { ref: 'a.handshake-first-data-seq.999' }, 404],
  ['a made-up generated question', { ref: 'g.F99.1.1.abc' }, 404],
  ['no address of a question at all', { ref: '../../etc/passwd' }, 404],
  ['a response of another kind', { response: { kind: 'single-choice', choice: 'a' } }, 422],
  [
    'an option the question does not have',
    { ref: generated[1], response: { kind: 'single-choice', choice: 'zz' } },
    422,
  ],
  ['a response of no kind', { response: { kind: 'essay', text: 'SYN' } }, 422],
  ['no number', { response: { kind: 'numeric', value: 'SYN' } }, 422],
  ['an unknown field', { grade: 1 }, 422],
  ['a key that is none', { idempotencyKey: 'x' }, 422],
  ['a time that is none', { givenAt: 'yesterday' }, 422],
];

for (const [what, change, status] of cases) {
  test(`${what} gets ${status} and a message in both languages`, async ({ request }) => {
    for (const locale of ['en', 'zh-CN']) {
      const answer = await post(request, { ...change, locale });
      expect(answer.status).toBe(status);
      isMessage(answer.text, locale === 'zh-CN');
    }
  });
}

test('a body of 1 MB is refused with 413', async ({ request }) => {
  const answer = await post(request, { response: 'x'.repeat(1024 * 1024) });
  expect(answer.status).toBe(413);
  isMessage(answer.text);
});

test('bad JSON is 400, another content type 415, another site 403', async ({
  request,
  baseURL,
}) => {
  const send = (headers: Record<string, string>, data: string) =>
    // As octets: a text would be made into JSON first.
    request.post('/api/practice/answers', { headers, data: Buffer.from(data) });
  const json = { 'content-type': 'application/json' };
  expect((await send(json, '{"ref":')).status()).toBe(400);
  expect((await send({ 'content-type': 'text/plain' }, JSON.stringify(good()))).status()).toBe(415);
  const foreign = { ...json, origin: 'https://example.org', 'sec-fetch-site': 'cross-site' };
  expect((await send(foreign, JSON.stringify(good()))).status()).toBe(403);
  expect((await send({ ...json, origin: baseURL ?? '' }, JSON.stringify(good()))).status()).toBe(
    200,
  );
});

test('the page of a made-up question is not found', async ({ request }) => {
  for (const ref of [
    'a.no-such-question.1',
    'g.F99.1.1.abc',
    'g.F05.1.9.abc',
    'nonsense',
    'g.F05.1.2.ABC',
  ]) {
    expect((await request.get(`/en/practice/handshake/${ref}`)).status(), ref).toBe(404);
  }
  expect((await request.get('/en/practice/no-such-topic')).status()).toBe(404);
});

test('nothing about the key reaches the browser before the answer', async ({ request }) => {
  for (const ref of [numeric, ...generated]) {
    const html = await (await request.get(`/en/practice/handshake/${ref}`)).text();
    expect(html).not.toContain('faults');
    expect(html).not.toContain('misconception');
    expect(html).not.toMatch(/"correct\\?"/);
  }
  const html = await (await request.get(`/en/practice/handshake/${numeric}`)).text();
  expect(html).not.toContain('SYN and FIN take a sequence number each');
});

test('whoever answers far too often is asked to wait', async ({ request }) => {
  test.slow();
  await post(request, {});
  let last = { status: 200, text: '' };
  for (let sent = 0; sent < 140 && last.status === 200; sent += 1) {
    last = await post(request, { idempotencyKey: crypto.randomUUID() });
  }
  expect(last.status).toBe(429);
  isMessage(last.text);
});
