import { expect, test } from 'vitest';
import { isnOffset, type IsnRequest } from './isn';

const request: IsnRequest = {
  localPort: 1000,
  remotePort: 80,
  sinceFirstMs: 0,
  before: 0,
  ticksPerMs: 250,
  key: 77,
};

test('RFC 6528: one four-tuple’s numbers follow the clock, another’s lie elsewhere (MUST-8, SHLD-1)', () => {
  const first = isnOffset('rfc6528', request);
  expect(isnOffset('rfc6528', { ...request, sinceFirstMs: 2000 })).toBe(first + 500_000);
  const others = [1001, 1002, 1003].map((localPort) =>
    isnOffset('rfc6528', { ...request, localPort }),
  );
  expect(new Set([first, ...others]).size).toBe(4);
  for (const other of others) expect(Math.abs(other - first)).toBeGreaterThan(100_000);
  expect(isnOffset('rfc6528', { ...request, key: 78 })).not.toBe(first);
});

test('the clock alone and the old counter can be guessed: 250 a millisecond; 64,000 a second and a connection', () => {
  expect(isnOffset('clock', { ...request, sinceFirstMs: 10 })).toBe(2500);
  expect(isnOffset('clock', { ...request, localPort: 9, sinceFirstMs: 10 })).toBe(2500);
  expect(isnOffset('counter', { ...request, sinceFirstMs: 500, before: 2 })).toBe(160_000);
});
