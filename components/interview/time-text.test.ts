import { expect, test } from 'vitest';
import { clockText, urgency } from './time-text';

test.each([
  [0, '0:00'],
  [-5, '0:00'],
  [1, '0:01'],
  [59_001, '1:00'],
  [245_000, '4:05'],
  [3_845_000, '1:04:05'],
])('%i ms left read %s', (ms, text) => {
  expect(clockText(ms)).toBe(text);
});

const minute = 60_000;
test.each([
  [20 * minute, 30 * minute, 'calm'],
  [3 * minute, 30 * minute, 'soon'],
  [0.5 * minute, 30 * minute, 'now'],
  [5 * minute, 120 * minute, 'soon'],
  [1 * minute, 5 * minute, 'calm'],
  [0.4 * minute, 5 * minute, 'soon'],
  [0.05 * minute, 5 * minute, 'now'],
] as const)('%i ms of %i are %s', (left, whole, expected) => {
  expect(urgency(left, whole)).toBe(expected);
});
