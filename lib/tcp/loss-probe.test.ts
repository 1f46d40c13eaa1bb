import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue } from './dialogue';
import { usualSettings, type Settings } from './settings';
import type { SegmentOptions } from './wire/options';

const offers: SegmentOptions = { mss: 1000, sackPermitted: true };
const settings: Settings = { ...usualSettings, timestamps: false, windowScale: null };

/** An end that has measured a round trip of 100 ms, with a window of 20,000 octets before it. */
function connected(behaviour: Behaviour = linux, set: Partial<Settings> = {}): Dialogue {
  const end = new Dialogue(behaviour, { settings: { ...settings, ...set } });
  end.call({ name: 'OPEN', active: true }).waits(100);
  return end.hears('SYN,ACK 300 ack 101 wnd 20000', offers);
}
const sends = (end: Dialogue, octets: number) => end.call({ name: 'SEND', octets });

test('two round trips after the end of a flight its last segment is sent again (RFC 8985 §7)', () => {
  const end = sends(connected(), 3000);
  expect(end.waits(207).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['PSH,ACK 2101 ack 301 len 1000']);
});

test('one segment alone waits for a delayed ACK as well, but never longer than the RTO', () => {
  const end = sends(connected(), 10);
  expect(end.seen?.rtoMs).toBe(300);
  expect(end.waits(299).says).toEqual([]);
  expect(end.waits(1).says).toHaveLength(1);
});

test('new text that the window allows is the better probe', () => {
  const end = sends(connected(), 12_000);
  expect(end.sent).toHaveLength(10);
  expect(end.waits(208).says).toEqual(['PSH,ACK 10101 ack 301 len 1000']);
});

test('one probe for a flight: then the RTO, which halves nothing before it has expired', () => {
  const end = sends(connected(), 3000).waits(208);
  expect(end.seen?.congestion).toEqual({ cwnd: 10_000, ssthresh: null });
  expect(end.waits(299).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 301 len 1000']);
  expect(end.seen?.congestion).toEqual({ cwnd: 1000, ssthresh: 2000 });
});

test('a probe is no retry: the connection is given up as late as without it', () => {
  const retransmissions = (behaviour: Behaviour): number => {
    const end = sends(connected({ ...behaviour, dataRetries: 3 }), 10);
    return end.waits(100_000).says.length;
  };
  expect(retransmissions({ ...linux, lossProbe: 'none' })).toBe(3);
  expect(retransmissions(linux)).toBe(4);
});

test('when all is acknowledged the next flight has its probe again', () => {
  const end = sends(connected(), 3000).waits(208).hears('ACK 301 ack 3101 wnd 20000');
  expect(end.seen?.timers).toEqual({});
  sends(end, 2000);
  expect(end.waits(400).says).toContain('PSH,ACK 4101 ack 301 len 1000');
});

test.each<[string, Behaviour, Partial<Settings>]>([
  ['RFC 9293 alone', rfc9293, {}],
  ['no SACK', linux, { sack: false }],
  ['no congestion control', linux, { congestion: 'none' }],
])('%s: no probe, only the RTO', (_, behaviour, set) => {
  const end = sends(connected(behaviour, set), 3000);
  const { rtoMs = 0 } = end.seen ?? {};
  expect(end.waits(rtoMs - 1).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 301 len 1000']);
});

test('with SACK three segments beyond the hole say that it is lost, whatever the window does (RFC 6675)', () => {
  const end = sends(connected(), 6000);
  const blocks = (to: number): SegmentOptions => ({ sack: [[1101, to]] as never });
  expect(end.hears('ACK 301 ack 101 wnd 20000', blocks(2101)).says).toEqual([]);
  expect(end.hears('ACK 301 ack 101 wnd 19000', blocks(4101)).says).toEqual([
    'ACK 101 ack 301 len 1000',
  ]);
});

test('Linux lets cwnd grow only by what is newly told, and only while the window is in use', () => {
  const idle = sends(connected(), 2000).hears('ACK 301 ack 2101 wnd 20000');
  expect(idle.seen?.congestion?.cwnd).toBe(10_000);
  const busy = sends(connected(), 10_000);
  busy.hears('ACK 301 ack 101 wnd 20000', { sack: [[1101, 2101]] as never });
  busy.hears('ACK 301 ack 3101 wnd 20000');
  expect(busy.seen?.congestion?.cwnd).toBe(12_000);
});
