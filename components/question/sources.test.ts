import { expect, test } from 'vitest';
import { rfcAddress } from './sources';

test.each([
  ['RFC 9293 §3.10.7.4', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4'],
  ['RFC 9293 §3.10.7.4, fifth', 'https://www.rfc-editor.org/rfc/rfc9293#section-3.10.7.4'],
  ['RFC 6298', 'https://www.rfc-editor.org/rfc/rfc6298'],
  ['hs-third-segment', null],
])('%s leads to %s', (source, address) => {
  expect(rfcAddress(source)).toBe(address);
});
