import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { createFront } from './front';

const front = createFront({ development: true, secure: false, formTargets: [] });

/** A request as it comes from the network, before anybody serves it, and what became of its response. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url, method, headers: { ...headers } });
  const response = new ServerResponse(request);
  const answered = front(request, response);
  return { answered, request, response };
}

test('an address without a language leads to the one that the reader wishes, query and all', () => {
  const { answered, response } = ask('/topics?a=1', { 'accept-language': 'zh' });
  expect(answered).toBe(true);
  expect(response.statusCode).toBe(307);
  const chinese = ask('//evil.example/x', { cookie: 'a=b; tcpdrill.locale=zh-CN' });
  // Never to another site, whatever stands in the path.
  expect(String(chinese.response.getHeader('location'))).toMatch(/^$|^\/zh-CN\//);
});

test('a page gets the same nonce in its policy as the framework is told, and a new one each time', () => {
  const [one, other] = [ask('/en/topics'), ask('/en/topics')];
  const policy = String(one.response.getHeader('content-security-policy'));
  expect(one.request.headers['content-security-policy']).toBe(policy);
  expect(policy).toMatch(/'nonce-[\w+/]{22}=='/);
  expect(other.response.getHeader('content-security-policy')).not.toBe(policy);
});

test('nobody from outside decides the nonce or an odd request id', () => {
  const { request, response } = ask('/en/topics', {
    'content-security-policy': "script-src 'nonce-abc'",
    'x-request-id': 'a b',
  });
  expect(request.headers['content-security-policy']).not.toContain('nonce-abc');
  expect(response.getHeader('x-request-id')).toMatch(/^[\w-]{36}$/);
  expect(ask('/en', { 'x-request-id': 'abcdefgh' }).response.getHeader('x-request-id')).toBe(
    'abcdefgh',
  );
});

test('the form of a page that is too large is refused before it is read; routes say so themselves', () => {
  const large = { 'content-length': String(1024 * 1024) };
  const { answered, response } = ask('/en/sign-in', large, 'POST');
  expect([answered, response.statusCode]).toEqual([true, 413]);
  expect(ask('/api/attempts', large, 'POST').answered).toBe(false);
});

test('the language read is remembered when it is another than the wished one, not when only fetched ahead', () => {
  expect(ask('/zh-CN/topics').response.getHeader('set-cookie')).toContain('tcpdrill.locale=zh-CN');
  for (const ahead of [{ 'next-router-prefetch': '1' }, { 'sec-purpose': 'prefetch;prerender' }]) {
    expect(ask('/zh-CN/topics', ahead).response.getHeader('set-cookie')).toBeUndefined();
  }
});

test('files go their way without a policy', () => {
  expect(ask('/icon.svg').response.getHeaderNames()).toEqual([]);
});
