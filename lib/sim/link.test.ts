import { expect, test } from 'vitest';
import { ctlOf, seq, type FlagName, type Segment } from '@/lib/tcp';
import { Link } from './link';
import type { Drop } from './scenario';

const segment = (flags: FlagName[], len = 0): Segment => ({
  srcPort: 1,
  dstPort: 2,
  seq: seq(0),
  ack: seq(0),
  ctl: ctlOf(flags),
  wnd: 0,
  len,
});
const link = (drops: Drop[]) => new Link({ delayMs: { A: 10, B: 20 }, drops }, 'seed');
const lost = (it: Link, from: 'A' | 'B', segments: Segment[]) =>
  segments.map((each) => it.carry(from, each).lost !== null);

test('each direction has its delay', () => {
  expect(link([]).carry('A', segment(['SYN'])).delayMs).toBe(10);
  expect(link([]).carry('B', segment(['SYN'])).delayMs).toBe(20);
});

test('a rule drops the nth segment that fits and as many after it as it says', () => {
  const acks = [segment(['ACK']), segment(['ACK']), segment(['ACK']), segment(['ACK'])];
  expect(lost(link([{ from: 'A', nth: 2, count: 2 }]), 'A', acks)).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(lost(link([{ from: 'A', nth: 3, count: Infinity }]), 'A', acks)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(lost(link([{ from: 'A', nth: 1 }]), 'B', acks)).toEqual([false, false, false, false]);
});

test('flags fit exactly, PSH left aside; text can be asked for', () => {
  const sent = [segment(['ACK']), segment(['SYN', 'ACK']), segment(['PSH', 'ACK'], 5)];
  expect(lost(link([{ from: 'A', flags: ['ACK'], nth: 1, count: 9 }]), 'A', sent)).toEqual([
    true,
    false,
    true,
  ]);
  expect(lost(link([{ from: 'A', text: true, nth: 1 }]), 'A', sent)).toEqual([false, false, true]);
  expect(lost(link([{ from: 'A', text: false, nth: 1 }]), 'A', sent)).toEqual([true, false, false]);
});

test('random loss is close to its probability and depends on the seed alone', () => {
  const count = (seed: string) => {
    const it = new Link({ delayMs: { A: 1, B: 1 }, loss: { A: 0.25, B: 0 } }, seed);
    return lost(
      it,
      'A',
      Array.from({ length: 4000 }, () => segment(['ACK'])),
    ).filter(Boolean).length;
  };
  expect(count('x')).toBe(count('x'));
  expect(count('x')).not.toBe(count('y'));
  expect(Math.abs(count('x') - 1000)).toBeLessThan(100);
});
