import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginProcess, loggedPath } from './requests';

const server = createServer(({ headers }, response) => response.end(headers['x-forwarded-for']));
beforeAll(async () => {
  process.env['DATABASE_URL'] = 'postgresql://nobody@127.0.0.1:1/nothing';
  process.env.NEXTAUTH_SECRET = 's'.repeat(32);
  process.env['LOG_LEVEL'] = 'silent';
  await beginProcess();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

function forwardedFor(headers: Record<string, string>): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', headers }, (response) => {
      response.setEncoding('utf8').on('data', resolve);
    })
      .on('error', reject)
      .end();
  });
}

test('the last address of X-Forwarded-For is the peer’s, whatever was sent', async () => {
  expect(await forwardedFor({})).toBe('127.0.0.1');
  expect(await forwardedFor({ 'X-Forwarded-For': '6.6.6.6, 7.7.7.7' })).toBe(
    '6.6.6.6, 7.7.7.7, 127.0.0.1',
  );
});

test('a logged path tells no token and no query', () => {
  expect(loggedPath('/en/reset/abcdefghijk?x=1')).toBe('/en/reset/…');
  expect(loggedPath('/zh-CN/take/abcdefghijk')).toBe('/zh-CN/take/…');
  expect(loggedPath('/api/author/links/abcdefghijk')).toBe('/api/author/links/…');
  expect(loggedPath('/api/auth/callback/github?code=secret')).toBe('/api/auth/callback/github');
  expect(loggedPath('/en/practice/all')).toBe('/en/practice/all');
});
