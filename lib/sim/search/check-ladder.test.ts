import { expect, test } from 'vitest';
import { rfc9293 } from '@/lib/tcp';
import { sceneFrom } from './beginning';
import { checkLadder } from './check-ladder';
import { naturalRows, type CallRow } from './continue';
import type { Header, Row, SegmentFate } from './ladder';
import type { HostName } from '../trace';
import type { Scene } from './scene';

const connected = () =>
  sceneFrom({
    ...{ behaviour: rfc9293, begins: 'established', said: { A: 0, B: 0 } },
    ...{ iss: { A: 99, B: 299 }, ports: { A: 40_000, B: 80 } },
  });
const call = (host: HostName, name: 'close' | 'abort'): CallRow => ({
  ...{ do: 'call', host, ask: { call: name } },
});
/** `F 100 300`, `. 100 300`, `FR …`: flags but for ACK, which is there when a third word is. */
function seg(from: HostName, text: string, place: number, fate: SegmentFate = 'delivered'): Row {
  const [letters = '', seq, ack] = text.split(' ');
  const flags: Header['flags'][number][] = [];
  if (letters.includes('S')) flags.push('SYN');
  if (letters.includes('F')) flags.push('FIN');
  if (letters.includes('R')) flags.push('RST');
  if (ack !== undefined) flags.push('ACK');
  return {
    ...{ do: 'segment', from, flags, seq: Number(seq), len: 0, fate, after: place },
    ack: ack === undefined ? null : Number(ack),
  };
}
const bothClosed = (scene: Scene): boolean =>
  scene.state('A') === 'CLOSED' && scene.state('B') === 'CLOSED';

const four: Row[] = [
  call('A', 'close'),
  seg('A', 'F 100 300', 2),
  seg('B', '. 300 101', 3),
  call('B', 'close'),
  seg('B', 'F 300 101', 5),
  seg('A', '. 101 301', 6),
];
const check = (rows: readonly Row[]) => checkLadder(connected(), rows, four, bothClosed);

test.each<[string, Row[]]>([
  ['four segments', four],
  [
    'three: the FIN carries the ACK',
    [
      call('A', 'close'),
      seg('A', 'F 100 300', 2),
      call('B', 'close'),
      seg('B', 'F 300 101', 4),
      seg('A', '. 101 301', 5),
    ],
  ],
  [
    'both at once: the FINs cross',
    [
      call('A', 'close'),
      seg('A', 'F 100 300', 4),
      call('B', 'close'),
      seg('B', 'F 300 100', 4),
      seg('A', '. 101 301', 5),
      seg('B', '. 301 101', 6),
    ],
  ],
  [
    'the FIN is lost and sent again',
    [
      call('A', 'close'),
      seg('A', 'F 100 300', 2, 'lost'),
      seg('A', 'F 100 300', 3),
      seg('B', '. 300 101', 4),
      call('B', 'close'),
      seg('B', 'F 300 101', 6),
      seg('A', '. 101 301', 7),
    ],
  ],
  [
    'the last ACK is lost',
    [
      ...four.slice(0, 5),
      seg('A', '. 101 301', 6, 'lost'),
      seg('B', 'F 300 101', 7),
      seg('A', '. 101 301', 8),
    ],
  ],
  [
    'the first FIN is duplicated, and its copy answered',
    [
      call('A', 'close'),
      seg('A', 'F 100 300', 2, 'duplicated'),
      seg('B', '. 300 101', 3),
      seg('B', '. 300 101', 4),
      call('B', 'close'),
      seg('B', 'F 300 101', 6),
      seg('A', '. 101 301', 7),
    ],
  ],
  ['an abort', [call('B', 'abort'), seg('B', 'R 300', 2)]],
])('%s: some schedule makes it', (_, rows) => {
  expect(check(rows)).toMatchObject({ reached: true, progress: 6, miss: null });
});

test('a wrong number is the first impossible row, with the segment that is sent instead', () => {
  const wrong = four.with(2, seg('B', '. 300 100', 3));
  expect(check(wrong)).toMatchObject({
    ...{ reached: false, possible: 2, progress: 2, bounded: false },
    miss: { why: 'other', differs: 'ack', sends: { segment: { ack: 101 } } },
    wayOn: four.slice(2),
  });
});

test('a FIN without a CLOSE is not sent: the state and its reason are given', () => {
  expect(check(four.toSpliced(3, 1))).toMatchObject({
    ...{ possible: 3, progress: 3 },
    miss: { why: 'nothing', state: 'CLOSE-WAIT', because: { id: expect.any(String) as unknown } },
    wayOn: [call('B', 'close'), seg('B', 'F 300 101', 5), seg('A', '. 101 301', 6)],
  });
});

test('a call that TCP refuses is impossible', () => {
  const twice = four.toSpliced(1, 0, call('A', 'close'));
  expect(check(twice)).toMatchObject({
    ...{ possible: 1, miss: { why: 'refused', refusal: { error: 'connection closing' } } },
  });
});

test('a ladder that ends early says what is missing', () => {
  expect(check(four.slice(0, 4))).toMatchObject({
    ...{ reached: false, possible: 4, progress: 4, miss: null },
    wayOn: four.slice(4),
  });
});

test('rows that bring nothing nearer earn nothing', () => {
  const useless = connected();
  const sends = (): CallRow => ({ do: 'call', host: 'A', ask: { call: 'send', octets: 10 } });
  expect(checkLadder(useless, [sends(), sends(), sends()], four, bothClosed).progress).toBe(0);
});

test('without losses and delays the calls of the model give the model', () => {
  const calls = [call('A', 'close'), call('B', 'close')];
  expect(naturalRows({ scene: connected(), wire: [] }, calls, 0, bothClosed)).toEqual(four);
});

test('a ladder with more schedules than are looked at gets a clear answer, soon', () => {
  const rows = [...four, ...four, ...four, ...four].map((row, index) =>
    row.do === 'call' ? row : { ...row, fate: 'duplicated' as const, after: index + 1 },
  );
  const from = process.cpuUsage();
  expect(check(rows)).toMatchObject({ reached: false });
  expect(process.cpuUsage(from).user / 1000).toBeLessThan(1000);
});
