import { expect, test } from 'vitest';
import { stateNames } from '@/lib/questions';
import { grade } from '../grade';
import { readState } from './read-state';

const item = {
  public: { body: { kind: 'state-pair' as const, ends: { A: 'client', B: 'server' } } },
  key: {
    body: {
      kind: 'state-pair' as const,
      states: { A: 'FIN-WAIT-2' as const, B: 'CLOSE-WAIT' as const },
      faults: [
        {
          states: { A: 'LAST-ACK' as const, B: 'FIN-WAIT-2' as const },
          fault: { misconception: 'D18', why: null },
        },
      ],
    },
  },
};
const answer = (A: string, B: string) =>
  grade(item, { kind: 'state-pair', states: { A, B } }, 'en');

test('each end counts a half', () => {
  expect(answer('FIN-WAIT-2', 'CLOSE-WAIT')).toMatchObject({ score: 1, why: null });
  expect(answer('FIN-WAIT-2', 'LAST-ACK')).toMatchObject({
    score: 0.5,
    parts: [
      { part: 'A', right: true },
      { part: 'B', right: false },
    ],
  });
  expect(answer('CLOSE-WAIT', 'FIN-WAIT-2')).toMatchObject({ score: 0 });
});

test('a misconception’s pair reports it', () => {
  expect(answer('LAST_ACK', 'FIN_WAIT2')).toMatchObject({ score: 0, misconceptions: ['D18'] });
});

test('every RFC 9293 name reads as itself, in any case and with any separator', () => {
  for (const name of stateNames) {
    expect(readState(name)).toBe(name);
    expect(readState(` ${name.toLowerCase().replaceAll('-', '_')} `)).toBe(name);
    expect(readState(`TCP_${name.replaceAll('-', '')}`)).toBe(name);
  }
});

test.each([
  ['SYN_RECV', 'SYN-RECEIVED'],
  ['SYN_RCVD', 'SYN-RECEIVED'],
  ['syn-rcvd', 'SYN-RECEIVED'],
  ['TCP_NEW_SYN_RECV', 'SYN-RECEIVED'],
  ['TCPS_SYN_RECEIVED', 'SYN-RECEIVED'],
  ['FIN_WAIT_1', 'FIN-WAIT-1'],
  ['FIN_WAIT1', 'FIN-WAIT-1'],
  ['ESTAB', 'ESTABLISHED'],
  ['CLOSE', 'CLOSED'],
  ['ｅｓｔａｂｌｉｓｈｅｄ', 'ESTABLISHED'],
])('the spelling %s is understood as %s', (typed, name) => {
  expect(readState(typed)).toBe(name);
});

test('what is no state is invalid and names the end', () => {
  expect(answer('FIN-WAIT-2', 'CLOSED_WAIT')).toMatchObject({
    status: 'invalid',
    field: 'states.B',
  });
  expect(answer('', 'CLOSE-WAIT')).toMatchObject({ status: 'invalid', field: 'states.A' });
});
