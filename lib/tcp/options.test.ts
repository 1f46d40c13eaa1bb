import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue } from './dialogue';
import { seq } from './seq';
import { plainSettings, type Settings } from './settings';
import type { SegmentOptions } from './wire/options';

const all: Settings = {
  ...plainSettings,
  mssOffer: 1460,
  windowScale: 7,
  sack: true,
  timestamps: true,
};
const ts = (value: number, echo = 0): SegmentOptions => ({
  timestamps: { value: seq(value), echo: seq(echo) },
});
const peer: SegmentOptions = { mss: 1000, windowScale: 3, sackPermitted: true, ...ts(5000) };

const opened = (
  options: SegmentOptions | undefined,
  settings: Partial<Settings> = {},
  behaviour: Behaviour = rfc9293,
  more = {},
) =>
  new Dialogue(behaviour, { settings: { ...all, ...settings }, ...more })
    .call({ name: 'OPEN', active: true })
    .hears('SYN,ACK 300 ack 101', options);

/** The length of the first segment when there is more than enough to send. */
const firstLen = (end: Dialogue, options?: SegmentOptions) =>
  end.hears('ACK 301 ack 101 wnd 60000', options).call({ name: 'SEND', octets: 2000 }).sent[0]?.len;

test('each option is on only where both ends offer it (RFC 7323 §2, §3; RFC 2018 §2)', () => {
  const answer = (settings: Partial<Settings>) =>
    new Dialogue(rfc9293, { settings: { ...all, ...settings } })
      .call({ name: 'OPEN', active: false })
      .hears('SYN 300', peer).sent[0]?.options;
  expect(answer({})).toEqual({
    mss: 1460,
    windowScale: 7,
    sackPermitted: true,
    timestamps: { value: 0, echo: 5000 },
  });
  expect(answer({ windowScale: null })).not.toHaveProperty('windowScale');
  expect(answer({ sack: false })).not.toHaveProperty('sackPermitted');
  expect(answer({ timestamps: false })).not.toHaveProperty('timestamps');
});

test('a SYN offers what is set and nothing else', () => {
  const offer = (settings: Partial<Settings>) =>
    new Dialogue(rfc9293, { settings: { ...all, ...settings } }).call({
      name: 'OPEN',
      active: true,
    }).sent[0]?.options;
  expect(offer({ sack: false, timestamps: false, windowScale: null })).toEqual({ mss: 1460 });
  expect(offer({ sack: false, timestamps: false })).toEqual({ mss: 1460, windowScale: 7 });
});

test('a peer without options: no shift, no timestamps, 536 octets (MUST-15)', () => {
  const end = opened(undefined);
  expect(end.sent[0]).not.toHaveProperty('options');
  expect(firstLen(end)).toBe(536);
  expect(end.seen?.sndWnd).toBe(60_000);
});

test('the smaller MSS counts, less what timestamps take; there is always room for an octet', () => {
  expect(firstLen(opened({ mss: 9000 }))).toBe(1460);
  expect(firstLen(opened({ mss: 1000 }))).toBe(1000);
  expect(firstLen(opened({ mss: 1000, ...ts(5000) }), ts(5000))).toBe(988);
  expect(firstLen(opened({ mss: 5, ...ts(5000) }), ts(5000))).toBe(1);
});

test('without options of its own an end ignores the peer’s', () => {
  const end = new Dialogue().call({ name: 'OPEN', active: true });
  end.hears('SYN,ACK 300 ack 101', peer);
  expect(end.sent[0]).not.toHaveProperty('options');
  expect(firstLen(end)).toBe(1460);
  expect(end.seen?.sndWnd).toBe(60_000);
});

test('a shift above 14 counts as 14 (RFC 7323 §2.3)', () => {
  const end = opened({ ...peer, windowScale: 14 }).hears('ACK 301 ack 101 wnd 2', ts(5000));
  expect(end.seen?.sndWnd).toBe(2 << 14);
  const more = opened({ ...peer, windowScale: 20 }).hears('ACK 301 ack 101 wnd 2', ts(5000));
  expect(more.seen?.sndWnd).toBe(2 << 14);
});

test('one side without scaling: windows as they stand, ours bounded by the field', () => {
  const end = opened({ mss: 1000 }, {}, rfc9293, { rcvBuffer: 100_000 });
  expect(end.seen?.rcvWnd).toBe(65_535);
  expect(end.sent[0]?.wnd).toBe(65_535);
  const off = opened(peer, { windowScale: null }, rfc9293, { rcvBuffer: 100_000 });
  expect(off.hears('ACK 301 ack 101 wnd 10', ts(5000)).seen?.sndWnd).toBe(10);
  const small = opened({ mss: 1000 }, {}, rfc9293, { rcvBuffer: 5000 });
  expect(small.sent[0]?.wnd).toBe(5000);
});

test('with scaling our window goes out shifted, and not beyond the field; on a SYN it never does', () => {
  const end = opened(peer, { windowScale: 2 }, rfc9293, { rcvBuffer: 400_000 });
  expect(end.sent[0]?.wnd).toBe(65_535);
  const fits = opened(peer, { windowScale: 2 }, rfc9293, { rcvBuffer: 200_000 });
  expect(fits.sent[0]?.wnd).toBe(50_000);
  const crossed = new Dialogue(rfc9293, { settings: all, rcvBuffer: 200_000 });
  crossed.call({ name: 'OPEN', active: true }).hears('SYN 300', peer);
  expect(crossed.sent[0]?.wnd).toBe(65_535);
});

test('a zero shift on both sides is scaling too: windows as they stand', () => {
  const end = opened({ ...peer, windowScale: 0 }, { windowScale: 0 }, rfc9293, { rcvBuffer: 5000 });
  expect(end.sent[0]?.wnd).toBe(5000);
  expect(end.hears('ACK 301 ack 101 wnd 77', ts(5000)).seen?.sndWnd).toBe(77);
});

test('a RST carries no window and no text’s options but the timestamps', () => {
  const end = opened(peer).call({ name: 'ABORT' });
  expect(end.sent[0]?.wnd).toBe(0);
  expect(end.sent[0]?.options).toEqual(ts(0, 5000));
});

test('our timestamp clock begins where it was told and ticks in whole milliseconds', () => {
  const end = new Dialogue(rfc9293, { settings: all, tsOffset: 2 ** 32 - 5 });
  end.nowMs = 7.9;
  end.call({ name: 'OPEN', active: true });
  expect(end.sent[0]?.options?.timestamps?.value).toBe(2);
});

test('the echo is the latest timestamp of what is not ahead of the last acknowledgment (RFC 7323 §4.3)', () => {
  const end = opened(peer).hears('ACK 301 ack 101 len 5', ts(5010));
  expect(end.sent[0]?.options).toEqual(ts(0, 5010));
  end.hears('ACK 306 ack 101', ts(5020)).hears('ACK 310 ack 101 len 5', ts(5030));
  expect(end.sent[0]?.options?.timestamps).toEqual({ value: 0, echo: 5020 });
  end.hears('ACK 306 ack 101 len 4', ts(5020));
  expect(end.sent[0]?.options?.timestamps).toEqual({ value: 0, echo: 5020 });
});

test('a segment without ACK bit or without holes carries no SACK blocks', () => {
  const end = opened({ mss: 1000, sackPermitted: true }).hears('ACK 401 ack 101 len 5');
  expect(end.sent[0]?.options).toEqual({ sack: [[401, 406]] });
  expect(end.call({ name: 'ABORT' }).sent[0]).not.toHaveProperty('options');
  const none = opened({ mss: 1000 }).hears('ACK 401 ack 101 len 5');
  expect(none.sent[0]).not.toHaveProperty('options');
});

test('at most four SACK blocks, three beside timestamps (RFC 2018 §3)', () => {
  const blocks = (options: SegmentOptions, on?: SegmentOptions) => {
    const end = opened(options);
    for (let at = 401; at < 1001; at += 100) end.hears(`ACK ${at} ack 101 len 10`, on);
    return end.sent[0]?.options?.sack?.map(([from]) => from);
  };
  expect(blocks({ mss: 1000, sackPermitted: true })).toEqual([901, 401, 501, 601]);
  expect(blocks(peer, ts(5000))).toEqual([901, 401, 501]);
});

test('PAWS drops what is older, not what is of the same tick; after 24 days the clock is not trusted', () => {
  const late = (value: number, waitMs: number) =>
    opened(peer, {}, linux).waits(waitMs).hears('ACK 301 ack 101 len 5', ts(value)).seen?.rcvNxt;
  const days = 24 * 24 * 3_600_000;
  expect(late(5000, 0)).toBe(306);
  expect(late(4999, 0)).toBe(301);
  expect(late(4999, days)).toBe(301);
  expect(late(4999, days + 1)).toBe(306);
});

test('PAWS answers by an ACK, so that an honest peer learns where we stand (RFC 7323 §5.3 R1)', () => {
  const end = opened(peer).hears('ACK 301 ack 101 len 5', ts(4999));
  expect(end.says).toEqual(['ACK 101 ack 301']);
});

test('a segment without the agreed timestamps: dropped in silence, but for a SYN and a RST', () => {
  expect(opened(peer).hears('ACK 301 ack 101 len 5').says).toEqual([]);
  expect(opened(peer).hears('SYN 400').says).toEqual(['ACK 101 ack 301']);
  expect(opened(peer).hears('RST 301').state).toBe('CLOSED');
  expect(opened({ mss: 1000 }).hears('ACK 301 ack 101 len 5', ts(1)).seen?.rcvNxt).toBe(306);
});

test('an end that takes segments without timestamps does not take them for old', () => {
  expect(opened(peer, {}, linux).hears('ACK 301 ack 101 len 5').says).toEqual(['ACK 101 ack 306']);
});

test('the SYN,ACK of a simultaneous open has its window as it stands (RFC 7323 §2.2)', () => {
  const end = new Dialogue(rfc9293, { settings: all }).call({ name: 'OPEN', active: true });
  end.hears('SYN 300', peer).hears('SYN,ACK 300 ack 101 wnd 900', peer);
  expect(end.seen).toMatchObject({ state: 'ESTABLISHED', sndWnd: 900 });
  expect(end.hears('ACK 301 ack 101 wnd 900', ts(5000)).seen?.sndWnd).toBe(7200);
});

test('a FIN that waits for what precedes it makes no SACK block: it has no octets', () => {
  const end = opened({ mss: 1000, sackPermitted: true }).hears('FIN,ACK 311 ack 101');
  expect(end.seen?.held).toBe(1);
  expect(end.sent[0]).not.toHaveProperty('options');
});

test('beside text there is room for as many SACK blocks as the MSS leaves (MUST-16)', () => {
  const beside = (len: number) => {
    const end = opened({ mss: 100, sackPermitted: true });
    for (const at of [401, 501, 601]) end.hears(`ACK ${at} ack 101 len 10`);
    return end.call({ name: 'SEND', octets: len }).sent[0];
  };
  expect(beside(72)?.options?.sack).toHaveLength(3);
  const full = beside(200);
  expect((full?.len ?? 0) + 4 + 8 * (full?.options?.sack?.length ?? 0)).toBeLessThanOrEqual(100);
  expect(full?.options?.sack).toHaveLength(3);
  expect(full?.len).toBe(72);
});

test('a probe’s octet carries the blocks that it has room for', () => {
  const end = opened({ mss: 20, sackPermitted: true }).hears('ACK 301 ack 101 wnd 0');
  for (const at of [401, 501, 601]) end.hears(`ACK ${at} ack 101 len 5 wnd 0`);
  end.call({ name: 'SEND', octets: 50 }).waits(1000);
  expect(end.sent[0]?.len).toBe(1);
  expect(end.sent[0]?.options?.sack).toHaveLength(1);
});
