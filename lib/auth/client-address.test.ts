import { expect, test } from 'vitest';
import { clientAddress } from './client-address';

test.each([
  ['203.0.113.7', 0, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7', 0, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7, 10.0.0.1', 1, '203.0.113.7'],
  ['203.0.113.7, 10.0.0.2, 10.0.0.1', 2, '203.0.113.7'],
  ['10.0.0.1', 3, '10.0.0.1'],
  ['::ffff:203.0.113.7', 0, '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', 0, '2001:db8:1:2::'],
  ['2001:db8::6', 0, '2001:db8:0:0::'],
  ['::1', 0, '0:0:0:0::'],
  ['nonsense', 0, 'unknown'],
  ['', 0, 'unknown'],
  [null, 1, 'unknown'],
])('of %j with %d trusted proxies the client is %s', (header, trusted, expected) => {
  expect(clientAddress(header, trusted)).toBe(expected);
});
