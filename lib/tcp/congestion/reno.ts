import type { Seq } from '../seq';
import type { Congestion } from './congestion';

/**
 * Reno (RFC 5681; RFC 9293 §3.8.2 MUST-19), with NewReno's partial acknowledgments (RFC 6582): how cwnd and ssthresh
 * move. Pure functions of what happened; what to send stays with the caller.
 */

/** The initial window: RFC 6928 §2, ten segments but not more than 14,600 octets. */
export const initialWindow = (mss: number): number => Math.min(10 * mss, Math.max(2 * mss, 14_600));

/**
 * RFC 5681 §3.1: slow start below ssthresh, congestion avoidance from there on. `most` bounds what one
 * acknowledgment adds in slow start.
 */
export function onAcknowledged(state: Congestion, octets: number, mss: number, most: number): void {
  const cwnd = state.cwnd ?? initialWindow(mss);
  state.duplicates = 0;
  if (cwnd < state.ssthresh) {
    state.cwnd = cwnd + Math.min(octets, most);
    return;
  }
  state.cwnd = cwnd;
  state.acknowledged += octets;
  if (state.acknowledged < cwnd) return;
  state.acknowledged -= cwnd;
  state.cwnd = cwnd + mss;
}

/** RFC 5681 §3.1 (4): half of what is under way, two segments at least. */
const half = (flight: number, mss: number): number => Math.max(Math.floor(flight / 2), 2 * mss);

/** How many duplicate acknowledgments say that a segment is lost (RFC 5681 §3.2). */
export const duplicateThreshold = 3;

/** RFC 5681 §3.2 (2), (3): fast retransmit begins. */
export function enterRecovery(state: Congestion, flight: number, mss: number, sndNxt: Seq): void {
  state.ssthresh = half(flight, mss);
  state.cwnd = state.ssthresh + duplicateThreshold * mss;
  state.recover = sndNxt;
}

/** RFC 5681 §3.2 (4): each further duplicate says that a segment has left the network. */
export function inflate(state: Congestion, mss: number): void {
  state.cwnd = (state.cwnd ?? initialWindow(mss)) + mss;
}

/** RFC 6582 §3.2 (3): more is acknowledged, but not all that was under way when the recovery began. */
export function onPartial(state: Congestion, octets: number, mss: number): void {
  const cwnd = (state.cwnd ?? initialWindow(mss)) - octets;
  state.cwnd = Math.max(octets >= mss ? cwnd + mss : cwnd, mss);
}

/** RFC 6582 §3.2 (3): everything is acknowledged; the window goes back to ssthresh. */
export function leaveRecovery(state: Congestion, mss: number): void {
  state.cwnd = Math.max(state.ssthresh, 2 * mss);
  state.recover = null;
  state.duplicates = 0;
}

/** RFC 5681 §3.1: the retransmission timer expired; ssthresh only falls at the first retransmission. */
export function onTimeout(state: Congestion, flight: number, mss: number, first: boolean): void {
  if (first) state.ssthresh = half(flight, mss);
  state.cwnd = mss;
  state.recover = null;
  state.duplicates = 0;
  state.acknowledged = 0;
}
