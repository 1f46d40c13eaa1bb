import { expect, test } from 'vitest';
import { isSameSite } from './same-site';

const sent = (headers: Record<string, string>) =>
  isSameSite(
    new Request('http://drill.example/api', {
      method: 'POST',
      headers: { host: 'drill.example', ...headers },
    }),
  );

test.each([
  [{ 'sec-fetch-site': 'same-origin', origin: 'http://drill.example' }, true],
  [{ 'sec-fetch-site': 'none' }, true],
  [{ origin: 'https://drill.example' }, true],
  [{}, true],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ origin: 'https://evil.example' }, false],
  [{ origin: 'http://drill.example.evil.example' }, false],
  [{ origin: 'http://drill.example:8080' }, false],
  [{ origin: 'null' }, false],
  [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
  [
    { origin: 'https://drill.example', 'x-forwarded-host': 'drill.example', host: 'inside:3000' },
    true,
  ],
])('a request with %j is of this site: %s', (headers, expected) => {
  expect(sent(headers)).toBe(expected);
});
