import { expect, test } from 'vitest';
import { ctlOf, seq, type FlagName, type Segment } from '@/lib/tcp';
import { Link, type Fate } from './link';
import { run } from './run';
import { clientServer, type LinkFault, type LinkSpec } from './scenario';

const segment = (flags: FlagName[], len = 0): Segment => ({
  srcPort: 1,
  dstPort: 2,
  seq: seq(0),
  ack: seq(0),
  ctl: ctlOf(flags),
  wnd: 0,
  len,
});
const delayMs = { A: 10, B: 10 };
const ack = segment(['ACK']);
const carried = (spec: Partial<LinkSpec>, count: number, seed = 'x'): Fate[] => {
  const link = new Link({ delayMs, ...spec }, seed);
  return Array.from({ length: count }, () => link.carry('A', ack, 100));
};

test('every class of segments is what it says', () => {
  const kinds: [string, Segment][] = [
    ['SYN', segment(['SYN'])],
    ['SYNACK', segment(['SYN', 'ACK'])],
    ['ACK', ack],
    ['DATA', segment(['PSH', 'ACK'], 5)],
    ['FIN', segment(['FIN', 'ACK'])],
    ['RST', segment(['RST', 'ACK'])],
  ];
  for (const [of] of kinds) {
    const faults = [{ from: 'A', fault: 'drop', of, count: Infinity } as LinkFault];
    const link = new Link({ delayMs, faults }, 'x');
    const lost = kinds.filter(([, each]) => link.carry('A', each).lost !== null);
    expect(lost.map(([name]) => name)).toEqual([of]);
  }
});

test('a copy, a delay and a hold are what they say, for the nth segment alone', () => {
  const faults: LinkFault[] = [
    { from: 'A', fault: 'duplicate', nth: 2, byMs: 7 },
    { from: 'A', fault: 'reorder', nth: 3, byMs: 30 },
    { from: 'A', fault: 'hold', nth: 4, untilMs: 400 },
    { from: 'B', fault: 'drop', count: Infinity },
  ];
  const fates = carried({ faults }, 5);
  expect(
    fates.map(({ delayMs: takes, copiesAfterMs, late }) => [takes, copiesAfterMs, late]),
  ).toEqual([
    [10, [], null],
    [10, [7], null],
    [40, [], 'scenario:reorder'],
    [300, [], 'scenario:reorder'],
    [10, [], null],
  ]);
});

test('what is sent while the line is cut is lost, at its beginning and not at its end', () => {
  const link = new Link({ delayMs, cuts: [{ from: 'A', fromMs: 100, untilMs: 200 }] }, 'x');
  const lost = [99, 100, 199, 200].map((at) => link.carry('A', ack, at).lost);
  expect(lost).toEqual([null, 'scenario:cut', 'scenario:cut', null]);
  expect(link.carry('B', ack, 150).lost).toBeNull();
});

test('jitter adds what it says, in whole microseconds, and is drawn from the seed', () => {
  const jitterMs = { A: 5, B: 0 };
  const delays = carried({ jitterMs }, 1_000).map((fate) => fate.delayMs);
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...delays)).toBeLessThanOrEqual(15);
  expect(Math.max(...delays)).toBeGreaterThan(14.9);
  expect(carried({ jitterMs }, 1_000).map((fate) => fate.delayMs)).toEqual(delays);
  expect(carried({ jitterMs }, 1_000, 'y').map((fate) => fate.delayMs)).not.toEqual(delays);
});

test('a fault that is added changes nothing that the others draw', () => {
  const loss = { A: 0.3, B: 0.3 };
  const copies: LinkFault = { from: 'A', fault: 'duplicate', chance: 0.4, byMs: 3 };
  const others: LinkFault[] = [
    { from: 'A', fault: 'reorder', chance: 0.5, byMs: 9 },
    { from: 'A', fault: 'corrupt', chance: 0.5 },
  ];
  const plain = carried({ loss, faults: [copies] }, 500);
  const more = carried({ loss, jitterMs: delayMs, faults: [...others, copies] }, 500);
  expect(more.map(({ lost }) => lost)).toEqual(plain.map(({ lost }) => lost));
  expect(more.map((fate) => fate.copiesAfterMs)).toEqual(plain.map((fate) => fate.copiesAfterMs));
});

test('a probability is kept to', () => {
  const struck = (fault: LinkFault): number =>
    carried({ faults: [fault] }, 4_000).filter((fate) => fate.damagedBit !== null).length;
  const near = struck({ from: 'A', fault: 'corrupt', chance: 0.25 });
  expect(Math.abs(near - 1_000)).toBeLessThan(120);
});

test('a copy arrives as itself in the trace: the same id, and the network as its reason', () => {
  const plain = clientServer({ iss: { A: 100, B: 300 }, untilMs: 2_000 });
  const faults: LinkFault[] = [{ from: 'A', fault: 'duplicate', of: 'SYN', byMs: 500 }];
  const { trace } = run({ ...plain, link: { ...plain.link, faults } }, { trace: true });
  const arrivals = trace.filter((event) => event.kind === 'deliver' && event.id === 1);
  expect(arrivals.map(({ at, because }) => [at, because.id])).toEqual([
    [50, 'scenario:arrival'],
    [550, 'scenario:duplicate'],
  ]);
});
