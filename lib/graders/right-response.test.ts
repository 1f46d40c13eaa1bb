import { expect, test } from 'vitest';
import { rightResponse } from './right-response';

test('the right answer is written as a person would give it', () => {
  expect(
    rightResponse({
      body: {
        kind: 'header-fields',
        fields: { flags: ['SYN'], seq: 7, ack: null, len: 0 },
        faults: [],
      },
    }),
  ).toEqual({ kind: 'header-fields', fields: { flags: ['SYN'], seq: 7, ack: '-', len: 0 } });
  expect(
    rightResponse({ body: { kind: 'multiple-choice', correct: ['b', 'a'], faults: {} } }),
  ).toEqual({ kind: 'multiple-choice', choices: ['b', 'a'] });
});
