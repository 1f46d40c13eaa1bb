import { expect, test } from 'vitest';
import { present } from '@/lib/kit';
import { clientServer, ladderView, run } from '@/lib/sim';
import { initialSequence, milliseconds, segmentLabel, stateRows } from './segment-label';

const view = ladderView(
  run(
    clientServer({
      iss: { A: 4_294_967_295, B: 500 },
      calls: [{ host: 'A', call: 'SEND', octets: 10, when: { host: 'A', enters: 'ESTABLISHED' } }],
      untilMs: 1000,
    }),
    { trace: true },
  ).trace,
  { A: 'client', B: 'server' },
);
const segment = (nth: number) => present(view.segments[nth], `segment ${nth}`);

test('a label names flags first, ack only with the ACK bit, len only with data', () => {
  expect(segmentLabel(segment(0))).toEqual({ flags: 'SYN', numbers: 'seq 4294967295' });
  expect(segmentLabel(segment(1))).toEqual({ flags: 'SYN,ACK', numbers: 'seq 500 ack 0' });
  expect(segmentLabel(segment(3)).numbers).toBe('seq 0 ack 501 len 10');
});

test('counted from the ISNs, numbers wrap around 2^32', () => {
  const base = initialSequence(view);
  expect(view.segments.slice(0, 4).map((one) => segmentLabel(one, base).numbers)).toEqual([
    'seq 0',
    'seq 0 ack 1',
    'seq 1 ack 1',
    'seq 1 ack 1 len 10',
  ]);
});

test('a closed window is named, except on a RST, where it means nothing', () => {
  expect(segmentLabel({ ...segment(3), wnd: 0 }).numbers).toMatch(/win 0$/);
  expect(segmentLabel({ ...segment(3), wnd: 0, flags: ['RST'] }).numbers).not.toMatch(/win/);
});

test.each([
  [0, '0 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [1050, '1.05 s'],
  [240_000, '240 s'],
])('%i ms are written %s', (ms, text) => {
  expect(milliseconds(ms)).toBe(text);
});

test('a state name fits a narrow column in rows of at most eight letters', () => {
  for (const state of ['ESTABLISHED', 'SYN-RECEIVED', 'FIN-WAIT-1', 'TIME-WAIT', 'CLOSED']) {
    expect(Math.max(...stateRows(state).map((row) => row.length))).toBeLessThanOrEqual(8);
  }
  expect(stateRows('ESTABLISHED').join('').replace('-', '')).toBe('ESTABLISHED');
});
