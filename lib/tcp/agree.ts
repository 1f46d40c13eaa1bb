import type { Context } from './context';
import { ACK, has, RST, SYN, type Segment } from './segment';
import { distance, le, later, lt, seq, type Seq } from './seq';
import type { Tcb } from './tcb';
import { greatestShift, type SegmentOptions, type Timestamps } from './wire/options';

/** The MSS of a peer that announces none (RFC 9293 §3.7.1 MUST-15). */
const silentMss = 536;
/** What the timestamps option takes from each segment. */
const timestampOctets = 12;

/** Takes what the peer's SYN or SYN,ACK offers, its MSS first (MUST-14); what is offered on one side only is off (RFC 7323 §2, §3). */
export function agree(tcb: Tcb, segment: Segment, nowMs: number): void {
  const { settings, agreed } = tcb;
  if (settings.mssOffer === null) return;
  const { mss, windowScale, sackPermitted, timestamps } = segment.options ?? {};
  const scales = settings.windowScale !== null && windowScale !== undefined;
  agreed.scaled = scales;
  agreed.sndShift = scales ? Math.min(windowScale, greatestShift) : 0;
  agreed.rcvShift = scales ? settings.windowScale : 0;
  agreed.sack = settings.sack && sackPermitted === true;
  agreed.timestamps = settings.timestamps && timestamps !== undefined;
  if (agreed.timestamps && timestamps !== undefined) {
    agreed.tsRecent = timestamps.value;
    agreed.tsRecentAtMs = nowMs;
  }
  const room = agreed.timestamps ? timestampOctets : 0;
  tcb.sndMss = Math.max(1, Math.min(mss ?? silentMss, settings.mssOffer) - room);
  if (agreed.rcvShift === 0) tcb.rcvWnd = Math.min(tcb.rcvWnd, 0xffff);
}

/** SEG.WND as octets: the field of a SYN is never shifted (RFC 7323 §2.2). */
export const windowOf = (tcb: Tcb, segment: Segment): number =>
  tcb.agreed.sndShift === 0 || has(segment, SYN)
    ? segment.wnd
    : segment.wnd * 2 ** tcb.agreed.sndShift;

/** The window field for RCV.WND. */
export function windowField({ agreed, rcvWnd }: Tcb, ctl: number): number {
  if (ctl & RST) return 0;
  const shifted = ctl & SYN || agreed.rcvShift === 0 ? rcvWnd : rcvWnd >>> agreed.rcvShift;
  return Math.min(shifted, 0xffff);
}

/**
 * The options that a segment of this end with `len` octets of text carries now; undefined for none. SACK blocks only
 * as far as the text leaves room, so that the whole stays within the MSS (RFC 9293 §3.7.1 MUST-16).
 */
export function optionsFor(
  tcb: Tcb,
  ctl: number,
  len: number,
  nowMs: number,
): SegmentOptions | undefined {
  const { settings, agreed } = tcb;
  if (settings.mssOffer === null) return undefined;
  if (ctl & SYN) return offers(tcb, settings.mssOffer, (ctl & ACK) !== 0, nowMs);
  const sack = agreed.sack && (ctl & ACK) !== 0 ? blocks(tcb, len) : [];
  if (!agreed.timestamps) return sack.length > 0 ? { sack } : undefined;
  const timestamps = stamp(tcb, nowMs);
  return sack.length > 0 ? { sack, timestamps } : { timestamps };
}

/**
 * A SYN offers what is set, the MSS always (SHLD-5, MAY-3) and nothing else does (MUST-65); a SYN,ACK only what the SYN
 * offered as well.
 */
function offers(tcb: Tcb, mss: number, answer: boolean, nowMs: number): SegmentOptions {
  const { settings, agreed } = tcb;
  const scale = answer && !agreed.scaled ? null : settings.windowScale;
  const offered: { -readonly [Option in keyof SegmentOptions]: SegmentOptions[Option] } = { mss };
  if (answer ? agreed.sack : settings.sack) offered.sackPermitted = true;
  if (answer ? agreed.timestamps : settings.timestamps) offered.timestamps = stamp(tcb, nowMs);
  if (scale !== null) offered.windowScale = scale;
  return offered;
}

/** The timestamp clock ticks once a millisecond (RFC 7323 §5.4). */
export const clockOf = (tcb: Tcb, nowMs: number): Seq =>
  seq(tcb.agreed.tsOffset + Math.floor(nowMs));

const stamp = (tcb: Tcb, nowMs: number): Timestamps => ({
  value: clockOf(tcb, nowMs),
  echo: tcb.agreed.tsRecent,
});

/** At most three blocks beside timestamps, four without; the newest piece's block first (RFC 2018 §4). */
function blocks(tcb: Tcb, len: number): NonNullable<SegmentOptions['sack']> {
  if (tcb.held.length === 0) return noBlocks;
  const merged: [Seq, Seq][] = [];
  for (const { start, end } of tcb.held) {
    const last = merged.at(-1);
    if (end === start) continue;
    if (last !== undefined && le(start, last[1])) last[1] = later(end, last[1]);
    else merged.push([start, end]);
  }
  const newest = tcb.newestHeld;
  const first =
    newest === null ? 0 : merged.findIndex(([start, end]) => le(start, newest) && lt(newest, end));
  const ordered = first > 0 ? [...merged.splice(first, 1), ...merged] : merged;
  const fit = tcb.agreed.timestamps ? 3 : 4;
  const beside = Math.floor((tcb.sndMss - len - sackHead) / sackBlock);
  return ordered.slice(0, len === 0 ? fit : Math.max(0, Math.min(fit, beside)));
}

/** What the SACK option takes: two NOPs, kind and length; and each block. */
const sackHead = 4;
const sackBlock = 8;
const noBlocks: NonNullable<SegmentOptions['sack']> = [];

/** What the SACK blocks of the next segment take of the MSS, in octets. */
export function sackOctets(tcb: Tcb): number {
  if (!tcb.agreed.sack || tcb.held.length === 0) return 0;
  const { length } = blocks(tcb, 0);
  return length === 0 ? 0 : sackHead + length * sackBlock;
}

/** RFC 7323 §4.3 (2): TS.Recent follows what is not older and begins at or before Last.ACK.sent. */
export function rememberTimestamp(context: Context, segment: Segment): void {
  const { tcb, nowMs } = context;
  const value = segment.options?.timestamps?.value;
  if (value === undefined || distance(value, tcb.agreed.tsRecent) < 0) return;
  if (distance(segment.seq, tcb.lastAckSent) > 0) return;
  tcb.agreed.tsRecent = value;
  tcb.agreed.tsRecentAtMs = nowMs;
}
