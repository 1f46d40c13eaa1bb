import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { Dialogue } from './dialogue';
import { seq } from './seq';
import { plainSettings, usualSettings, type Settings } from './settings';
import type { SegmentOptions } from './wire/options';

const full: SegmentOptions = {
  mss: 1000,
  windowScale: 3,
  sackPermitted: true,
  timestamps: { value: seq(5000), echo: seq(0) },
};
const ts = (value: number, echo = 0): SegmentOptions => ({
  timestamps: { value: seq(value), echo: seq(echo) },
});
const quiet: Settings = { ...usualSettings, nagle: false, delayedAck: false, congestion: 'none' };

/** An endpoint that opened to a peer with these options. */
function opened(options: SegmentOptions | undefined, settings: Settings = quiet) {
  const end = new Dialogue(linux, { settings }).call({ name: 'OPEN', active: true });
  return end.hears('SYN,ACK 300 ack 101', options);
}

test('a SYN offers MSS, window scale, SACK and timestamps; a plain one nothing at all', () => {
  const end = new Dialogue(rfc9293, { settings: quiet }).call({ name: 'OPEN', active: true });
  expect(end.sent[0]?.options).toEqual({
    mss: 1460,
    sackPermitted: true,
    timestamps: { value: 0, echo: 0 },
    windowScale: 7,
  });
  const plain = new Dialogue(rfc9293).call({ name: 'OPEN', active: true });
  expect(plain.sent[0]).not.toHaveProperty('options');
});

test('a SYN,ACK answers only what the SYN offered (RFC 7323 §2.2, §3.2)', () => {
  const end = new Dialogue(rfc9293, { settings: quiet }).call({ name: 'OPEN', active: false });
  expect(end.hears('SYN 300', { mss: 500 }).sent[0]?.options).toEqual({ mss: 1460 });
  const other = new Dialogue(rfc9293, { settings: quiet }).call({ name: 'OPEN', active: false });
  expect(other.hears('SYN 300', full).sent[0]?.options).toMatchObject({
    sackPermitted: true,
    timestamps: { echo: 5000 },
    windowScale: 7,
  });
});

test('the peer’s MSS bounds the segments, less the octets of the timestamps (MUST-16)', () => {
  const end = opened(full).hears('ACK 301 ack 101 wnd 60000', ts(5001));
  expect(end.call({ name: 'SEND', octets: 2000 }).sent[0]?.len).toBe(988);
});

test('a peer without the MSS option gets 536 octets (MUST-15)', () => {
  const end = opened(undefined).hears('ACK 301 ack 101 wnd 60000');
  expect(end.call({ name: 'SEND', octets: 1000 }).sent[0]?.len).toBe(536);
});

test('windows are shifted after the SYNs, not on them (RFC 7323 §2.2)', () => {
  const end = opened(full);
  expect(end.seen?.sndWnd).toBe(1000);
  end.hears('ACK 301 ack 101 wnd 1000', ts(5001));
  expect(end.seen?.sndWnd).toBe(8000);
  const buffer = { settings: quiet, rcvBuffer: 1_000_000 };
  const wide = new Dialogue(linux, buffer).call({ name: 'OPEN', active: true });
  expect(wide.sent[0]?.wnd).toBe(65_535);
  expect(wide.hears('SYN,ACK 300 ack 101', full).sent[0]?.wnd).toBe(1_000_000 >> 7);
});

test('every segment carries the clock and echoes the latest timestamp in order', () => {
  const end = opened(full).waits(25).hears('PSH,ACK 301 ack 101 len 5', ts(5030));
  expect(end.sent[0]?.options).toEqual(ts(25, 5030));
  // Ahead of a hole the echo stays with what was acknowledged last (RFC 7323 §4.3).
  end.hears('PSH,ACK 400 ack 101 len 5', ts(5060));
  expect(end.sent[0]?.options?.timestamps).toEqual({ value: 25, echo: 5030 });
});

test('PAWS: an older timestamp is acknowledged and dropped, whatever its numbers; a RST is exempt', () => {
  const end = opened(full).hears('PSH,ACK 301 ack 101 len 5', ts(4999));
  expect(end.reasons).toEqual(['rfc7323:5.3']);
  expect(end.seen?.rcvNxt).toBe(301);
  expect(end.hears('RST,ACK 301 ack 101', ts(1)).state).toBe('CLOSED');
});

test('a segment without the agreed timestamps: dropped by RFC 7323 §3.2, taken by Linux', () => {
  expect(opened(full).hears('PSH,ACK 301 ack 101 len 5').seen?.rcvNxt).toBe(306);
  const strict = new Dialogue(rfc9293, { settings: quiet }).call({ name: 'OPEN', active: true });
  strict.hears('SYN,ACK 300 ack 101', full).hears('PSH,ACK 301 ack 101 len 5');
  expect(strict.seen?.rcvNxt).toBe(301);
});

test('SACK blocks name what lies beyond the hole, the newest first (RFC 2018 §4)', () => {
  const end = opened({ mss: 1000, sackPermitted: true });
  end.hears('ACK 311 ack 101 len 10');
  expect(end.sent[0]?.options?.sack).toEqual([[311, 321]]);
  end.hears('ACK 331 ack 101 len 10');
  expect(end.sent[0]?.options?.sack).toEqual([
    [331, 341],
    [311, 321],
  ]);
  end.hears('ACK 321 ack 101 len 10');
  expect(end.sent[0]?.options?.sack).toEqual([[311, 341]]);
  end.hears('ACK 301 ack 101 len 10');
  expect(end.sent[0]).not.toHaveProperty('options');
  expect(end.sent[0]?.ack).toBe(341);
});

test('recovery repeats the holes only (RFC 2018 §5)', () => {
  const settings: Settings = { ...plainSettings, mssOffer: 100, sack: true, congestion: 'reno' };
  const end = opened({ mss: 100, sackPermitted: true }, settings);
  end.hears('ACK 301 ack 101 wnd 60000').call({ name: 'SEND', octets: 1000 });
  const dup = (from: number, to: number) =>
    end.hears('ACK 301 ack 101 wnd 60000', { sack: [[seq(from), seq(to)]] });
  dup(201, 301);
  dup(401, 501);
  expect(dup(401, 601).says).toEqual(['ACK 101 ack 301 len 100']);
  expect(dup(401, 701).says).toEqual(['ACK 301 ack 301 len 100']);
});
