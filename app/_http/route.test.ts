import { beforeAll, expect, test } from 'vitest';
import { changing } from './route';

beforeAll(() => {
  process.env['DATABASE_URL'] = 'postgresql://nobody@127.0.0.1:1/nothing';
  process.env.NEXTAUTH_SECRET = 's'.repeat(32);
  process.env['LOG_LEVEL'] = 'silent';
});

const request = (headers: Record<string, string> = {}) =>
  new Request('http://drill.example/api', {
    method: 'POST',
    headers: { host: 'drill.example', ...headers },
  });
const textOf = async (response: Response) => [response.status, await response.text()] as const;

test('what another site sends never reaches a route', async () => {
  let reached = false;
  const route = changing(() => {
    reached = true;
    return Promise.resolve(new Response('done'));
  });
  const [status, text] = await textOf(
    await route(request({ 'sec-fetch-site': 'cross-site', 'accept-language': 'zh' }), null),
  );
  expect([status, reached]).toEqual([403, false]);
  expect(text).toMatch(/[一-鿿]/);
  expect(await textOf(await route(request(), null))).toEqual([200, 'done']);
});

test('a failure of ours is told without details, in the language that the route learned', async () => {
  const route = changing((_request, _context, voice) => {
    voice.locale = 'zh-CN';
    return Promise.reject(new Error('password=hunter2 at db.internal'));
  });
  const [status, text] = await textOf(await route(request(), null));
  expect(status).toBe(500);
  expect(text).not.toMatch(/hunter2|db\.internal| at /);
  expect(text).toMatch(/[一-鿿]/);
});
