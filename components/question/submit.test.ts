import { expect, test } from 'vitest';
import { outcomeOf } from './submit';

const error = (code: string) => ({ error: { code, message: `told: ${code}` } });

test('a graded answer is feedback', () => {
  const body = { grade: { status: 'graded', score: 1, parts: [], misconceptions: [], why: null } };
  expect(outcomeOf(200, body)).toEqual({ kind: 'feedback', feedback: body });
});

test('a question in parts that goes on shows its next part', () => {
  const more = { kind: 'multi-part', parts: [] };
  expect(outcomeOf(200, { more })).toEqual({ kind: 'more', body: more });
});

test('an answer that cannot be read names its field, whatever the status', () => {
  const grade = { status: 'invalid', field: 'value', message: 'not a number' };
  for (const status of [200, 422]) {
    expect(outcomeOf(status, { ...error('invalid-response'), grade })).toEqual({
      kind: 'invalid',
      invalid: grade,
    });
  }
});

test('an expired sign-in is told apart from other refusals', () => {
  expect(outcomeOf(401, error('sign-in-expired')).kind).toBe('signed-out');
  expect(outcomeOf(404, error('no-such-question')).kind).toBe('refused');
  expect(outcomeOf(413, error('too-large'))).toEqual({
    kind: 'refused',
    message: 'told: too-large',
  });
});

test.each([
  [500, error('broken')],
  [503, null],
  [429, error('too-many')],
  [502, '<html>'],
  [200, { unexpected: true }],
  [200, null],
])('status %i with %j may be sent again', (status, body) => {
  expect(outcomeOf(status, body).kind).toBe('unsaved');
});

test('the message of the server is shown where it has one', () => {
  expect(outcomeOf(429, error('too-many'))).toEqual({ kind: 'unsaved', message: 'told: too-many' });
  expect(outcomeOf(503, null)).toEqual({ kind: 'unsaved', message: null });
});
