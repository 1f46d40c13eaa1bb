import { expect, test } from 'vitest';
import { becauseIds, becauseKey } from '@/lib/sim';
import { explain, reasonKey } from './explain';
import { locales } from './locales';
import { messageKey } from './translate';

test('every reason that a trace can give has a sentence', () => {
  const silent = becauseIds.filter((id) => messageKey(`trace.${reasonKey(id)}`) === null);
  expect(silent).toEqual([]);
});

test('the simulator and the catalogue write a reason’s key alike', () => {
  expect(becauseIds.map((id) => becauseKey({ id }))).toEqual(becauseIds.map(reasonKey));
});

test('a reason is told in each language, with its parameters', () => {
  const told = locales.map((locale) =>
    explain(locale, { id: 'rfc6298:5.4', params: { attempt: 3 } }),
  );
  expect(told).toEqual([
    expect.stringMatching(/RFC 6298 §5\.4.*3/),
    expect.stringMatching(/RFC 6298 §5\.4.*3.*[一-鿿]|[一-鿿].*3/),
  ]);
});

test('the same reason is told the same way twice', () => {
  const reason = { id: 'rfc9293:3.10.1:passive' };
  expect(explain('en', reason)).toBe(explain('en', reason));
  expect(explain('zh-CN', reason)).not.toBe(explain('en', reason));
});

test('a reason without a sentence is a bug, not a silent gap', () => {
  expect(() => explain('en', { id: 'rfc9293:0.0' })).toThrow('rfc9293:0.0');
});
