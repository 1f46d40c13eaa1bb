import { expect, test } from 'vitest';
import { grade } from '../grade';
import { path as item } from '../items.cases';

const answer = (...path: string[]) => grade(item, { kind: 'state-path', path }, 'en');

test('any accepted path scores 1, in any spelling, with or without the start', () => {
  expect(answer('FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT', 'CLOSED')).toMatchObject({ score: 1 });
  expect(answer('fin_wait_1', 'TIME_WAIT', 'CLOSE')).toMatchObject({ score: 1 });
  expect(answer('ESTAB', 'FIN_WAIT1', 'FIN_WAIT2', 'TIME_WAIT', 'CLOSED')).toMatchObject({
    score: 1,
    why: null,
  });
});

test('a state left out costs its share, one that does not belong costs as much', () => {
  // Of the longer path three of four are in place; of the shorter one two of three.
  expect(answer('FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT')).toMatchObject({ score: 3 / 4 });
  expect(answer('FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'TIME-WAIT', 'CLOSED')).toMatchObject({
    score: 3 / 4,
    why: expect.stringContaining('as far as FIN-WAIT-2') as unknown,
  });
  expect(answer('LISTEN', 'LISTEN', 'FIN-WAIT-1')).toMatchObject({ score: 0 });
});

test('the path of a misconception reports it', () => {
  expect(answer('CLOSE-WAIT', 'LAST-ACK', 'CLOSED')).toMatchObject({ misconceptions: ['D18'] });
});

test('what is no state is invalid, and its place is named', () => {
  expect(answer('FIN-WAIT-1', 'WAITING')).toMatchObject({ status: 'invalid', field: 'path.1' });
});
