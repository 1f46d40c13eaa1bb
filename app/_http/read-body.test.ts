import { expect, test } from 'vitest';
import { z } from 'zod';
import { parse } from './parse';
import { localeOf, problem, problemResponse } from './problem';
import { bodyLimitBytes, readJson } from './read-body';

const request = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://drill.example/api', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
const codeOf = async (sent: Request) => {
  const read = await readJson(sent, 'en');
  return read.ok ? read.value : `${read.error.status} ${read.error.code}`;
};

test('JSON is read', async () => {
  expect(await codeOf(request('{"a":"你"}'))).toEqual({ a: '你' });
  expect(await codeOf(request('1', { 'content-type': 'Application/JSON; charset=utf-8' }))).toBe(1);
});

test.each([
  ['{"a":', '400 bad-json'],
  ['', '400 bad-json'],
  [new Uint8Array([34, 255, 34]), '400 bad-json'],
  ['"' + 'x'.repeat(bodyLimitBytes) + '"', '413 too-large'],
])('a body that cannot be read is refused (case %#)', async (body, code) => {
  expect(await codeOf(request(body))).toBe(code);
});

test('another type is refused, and so is none', async () => {
  expect(await codeOf(request('{}', { 'content-type': 'text/plain' }))).toBe('415 wrong-type');
  expect(await codeOf(request('{}', { 'content-type': '' }))).toBe('415 wrong-type');
});

test('reading stops at the limit, whatever the length announced', async () => {
  let pulled = 0;
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(16 * 1024));
    },
  });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: endless };
  const sent = new Request('http://drill.example/api', { ...init, ...{ duplex: 'half' } });
  expect(await codeOf(sent)).toBe('413 too-large');
  expect(pulled).toBeLessThan(10);
});

test('the first field that does not fit is named', () => {
  const schema = z.strictObject({ a: z.string(), b: z.strictObject({ c: z.number() }) });
  const field = (value: unknown) => {
    const parsed = parse(schema, value, 'en');
    return parsed.ok ? null : [parsed.error.status, parsed.error.code, parsed.error.field];
  };
  expect(field({ a: 'x', b: { c: 1 } })).toBeNull();
  expect(field({ b: { c: 1 } })).toEqual([422, 'wrong-field', 'a']);
  expect(field({ a: 'x', b: { c: '1' } })).toEqual([422, 'wrong-field', 'b.c']);
  expect(field({ a: 'x', b: { c: 1, d: 2 } })).toEqual([422, 'unknown-field', 'b.d']);
  expect(field(null)).toEqual([422, 'wrong-field', 'body']);
});

test('a problem is told in the language of the page it came from, or else of the browser', () => {
  const from = (headers: Record<string, string>) =>
    localeOf(new Request('http://drill.example/', { headers }));
  expect(
    from({ referer: 'http://drill.example/zh-CN/practice/all', 'accept-language': 'en' }),
  ).toBe('zh-CN');
  expect(from({ referer: 'nonsense', 'accept-language': 'zh' })).toBe('zh-CN');
  expect(from({})).toBe('en');
});

test('a problem says when to come back, and is kept by no cache', async () => {
  const response = problemResponse({ ...problem('en', 'unexpected'), retryAfterSeconds: 7 });
  expect(response.status).toBe(500);
  expect(response.headers.get('retry-after')).toBe('7');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(Object.keys((await response.json()) as object)).toEqual(['error']);
});
