import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue } from './dialogue';
import { seq } from './seq';
import { plainSettings, type Settings } from './settings';

const settings: Settings = { ...plainSettings, congestion: 'reno', mssOffer: 100, sack: true };
const wide = 'wnd 60000';

/** ESTABLISHED with segments of 100 octets and ten of them under way, 101 to 1100; more wait. */
function sender(sack: boolean, behaviour: Behaviour = rfc9293) {
  const end = new Dialogue(behaviour, { settings }).call({ name: 'OPEN', active: true });
  end.hears(`SYN,ACK 300 ack 101 ${wide}`, { mss: 100, ...(sack && { sackPermitted: true }) });
  return end.call({ name: 'SEND', octets: 5000 });
}

/** So many duplicate ACKs of `ack`, and what the last one made it send. */
function duplicates(end: Dialogue, times: number, ack = 101, blocks: [number, number][] = []) {
  const sack = blocks.map(([from, to]) => [seq(from), seq(to)] as const);
  for (let n = 0; n < times; n += 1) {
    end.hears(`ACK 301 ack ${ack} ${wide}`, blocks.length > 0 ? { sack } : undefined);
  }
  return end.says;
}

test('a segment with text is no duplicate ACK, nor is one when nothing is under way (RFC 5681 §2)', () => {
  const talking = sender(false);
  for (let n = 0; n < 5; n += 1) talking.hears(`ACK ${301 + n} ack 101 len 1 ${wide}`);
  expect(talking.attempts.every((attempt) => attempt === 0)).toBe(true);
  expect(talking.reasons).not.toContain('rfc5681:3.2');
  const idle = new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  idle.hears(`SYN,ACK 300 ack 101 ${wide}`);
  expect(duplicates(idle, 5)).toEqual([]);
});

test('in recovery each further duplicate lets new text go as the window grows (RFC 5681 §3.2)', () => {
  const end = sender(false);
  expect(duplicates(end, 3)).toEqual(['ACK 101 ack 301 len 100']);
  // 12 segments are under way; cwnd is 6 + 3 segments and grows by one each time.
  expect(duplicates(end, 3)).toEqual([]);
  expect(duplicates(end, 1)).toEqual(['ACK 1301 ack 301 len 100']);
});

test('the recovery ends when all that was under way is acknowledged; the window is half of it', () => {
  const end = sender(false);
  duplicates(end, 3);
  end.hears(`ACK 301 ack 1301 ${wide}`);
  expect(end.says).toHaveLength(6);
  expect(duplicates(end, 3, 1301)).toEqual(['ACK 1301 ack 301 len 100']);
});

test('less than that is a partial acknowledgment: the next hole at once, the recovery goes on', () => {
  const end = sender(false);
  duplicates(end, 3);
  expect(end.hears(`ACK 301 ack 1300 ${wide}`).says[0]).toBe('ACK 1300 ack 301 len 1');
  expect(end.reasons).toContain('rfc5681:3.2');
});

test('each hole is repeated once in a recovery, with SACK each duplicate fills the next', () => {
  const end = sender(true);
  expect(duplicates(end, 3, 101, [[301, 401]])).toEqual(['ACK 101 ack 301 len 100']);
  expect(duplicates(end, 1, 101, [[301, 501]])).toEqual(['ACK 201 ack 301 len 100']);
  expect(duplicates(end, 1, 101, [[301, 601]])).toEqual(['ACK 601 ack 301 len 100']);
});

test('without SACK further duplicates repeat nothing; blocks nobody agreed on say nothing', () => {
  const end = sender(false);
  duplicates(end, 3, 101, [[201, 301]]);
  expect(duplicates(end, 1, 101, [[201, 401]])).toEqual([]);
  expect(end.hears(`ACK 301 ack 201 ${wide}`).says[0]).toBe('ACK 201 ack 301 len 100');
});

test('only what a block covers entirely counts as arrived', () => {
  const end = sender(true);
  duplicates(end, 3, 101, [[202, 301]]);
  expect(duplicates(end, 1, 101, [[202, 301]])).toEqual(['ACK 201 ack 301 len 100']);
  const short = sender(true);
  duplicates(short, 3, 101, [[201, 300]]);
  expect(duplicates(short, 1, 101, [[201, 300]])).toEqual(['ACK 201 ack 301 len 100']);
  const whole = sender(true);
  duplicates(whole, 3, 101, [[201, 301]]);
  expect(duplicates(whole, 1, 101, [[201, 301]])).toEqual(['ACK 301 ack 301 len 100']);
});

test('after a timeout what was selectively acknowledged may be gone again (RFC 2018 §8)', () => {
  const end = sender(true);
  duplicates(end, 2, 101, [[201, 301]]);
  end.waits(1000);
  expect(end.says).toEqual(['ACK 101 ack 301 len 100']);
  end.hears(`ACK 301 ack 201 ${wide}`);
  expect(duplicates(end, 3, 201)).toEqual(['ACK 201 ack 301 len 100']);
});

test('slow start by octets counts only a window that was in use, with Linux', () => {
  const grown = (octets: number) => {
    const end = new Dialogue(linux, { settings }).call({ name: 'OPEN', active: true });
    end.hears(`SYN,ACK 300 ack 101 ${wide}`, { mss: 100 });
    end.call({ name: 'SEND', octets }).hears(`ACK 301 ack ${101 + octets} ${wide}`);
    return end.call({ name: 'SEND', octets: 9000 }).sent.length;
  };
  expect(grown(600)).toBe(16);
  expect(grown(500)).toBe(10);
});

test('a lost SYN makes the first window one segment (RFC 5681 §3.1)', () => {
  const end = new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  end.waits(1000).hears(`SYN,ACK 300 ack 101 ${wide}`, { mss: 100 });
  expect(end.call({ name: 'SEND', octets: 500 }).sent).toHaveLength(1);
});

test('with SACK, three segments beyond the first hole are enough, however few the ACKs (RFC 6675 §4)', () => {
  const end = sender(true);
  expect(duplicates(end, 1, 101, [[201, 501]])).toEqual(['ACK 101 ack 301 len 100']);
  const fewer = sender(true);
  expect(duplicates(fewer, 1, 101, [[201, 401]])).toEqual(['ACK 1101 ack 301 len 100']);
});

test('Linux’s slow start does not count twice what selective acknowledgments told before', () => {
  const plain = sender(true, linux);
  expect(plain.hears(`ACK 301 ack 301 ${wide}`).says).toHaveLength(4);
  const told = sender(true, linux);
  expect(duplicates(told, 1, 101, [[201, 301]])).toHaveLength(1);
  expect(told.hears(`ACK 301 ack 301 ${wide}`).says).toHaveLength(2);
});

test('without SACK each duplicate ACK has told of one segment before', () => {
  const plain = sender(false, linux);
  expect(plain.hears(`ACK 301 ack 301 ${wide}`).says).toHaveLength(4);
  const told = sender(false, linux);
  expect(duplicates(told, 2)).toHaveLength(1);
  expect(told.hears(`ACK 301 ack 301 ${wide}`).says).toHaveLength(1);
});

test('Linux remembers for a whole window that it was in use, and then forgets it', () => {
  const end = new Dialogue(linux, { settings }).call({ name: 'OPEN', active: true });
  end.hears(`SYN,ACK 300 ack 101 ${wide}`, { mss: 100, sackPermitted: true });
  end.call({ name: 'SEND', octets: 1000 }).hears(`ACK 301 ack 601 ${wide}`);
  expect(end.seen?.congestion?.cwnd).toBe(1500);
  expect(end.hears(`ACK 301 ack 1101 ${wide}`).seen?.congestion?.cwnd).toBe(2000);
  end.call({ name: 'SEND', octets: 300 }).hears(`ACK 301 ack 1401 ${wide}`);
  expect(end.seen?.congestion?.cwnd).toBe(2000);
});

test('a repaired hole is not repaired again in the same recovery, by whatever ACKs', () => {
  const end = sender(true);
  duplicates(end, 1, 101, [[201, 501]]);
  expect(duplicates(end, 1, 101, [[201, 601]])).toEqual(['ACK 601 ack 301 len 100']);
  expect(end.attempts).toEqual([1]);
});
