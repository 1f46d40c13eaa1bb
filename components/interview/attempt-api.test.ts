import { expect, test } from 'vitest';
import { outcomeOf } from './attempt-api';

const times = { sentAt: 1, gotAt: 2 };
const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  outcomeOf({ status, headers: new Headers(headers) }, body, times);
const error = (code: string) => ({ error: { code, message: 'because' } });

test('what the server confirms is done, with its time', () => {
  const body = { serverNow: 5 };
  expect(answer(200, body)).toEqual({
    kind: 'done',
    value: body,
    sample: { serverNow: 5, ...times },
  });
});

test.each([
  [500, error('unexpected'), 'because'],
  [503, null, null],
  [502, '<html>', null],
  [429, error('too-many'), 'because'],
])('%i is worth trying again', (status, body, message) => {
  expect(answer(status, body)).toEqual({ kind: 'unreachable', message, waitMs: null });
});

test('the server says how long to leave it alone', () => {
  const told = answer(429, error('too-many'), { 'retry-after': '7' });
  expect(told).toMatchObject({ kind: 'unreachable', waitMs: 7000 });
});

test('without the cookie of its owner an attempt is unknown: that is a sign-out', () => {
  expect(answer(401, error('sign-in-needed'))).toEqual({ kind: 'signed-out' });
  expect(answer(404, error('no-such-attempt'))).toEqual({ kind: 'signed-out' });
});

test('what sending again would not mend is refused, with the field it is about', () => {
  const body = { error: { code: 'invalid-response', message: 'no number', field: 'value' } };
  expect(answer(422, body)).toEqual({ kind: 'refused', ...body.error });
});
