import { timerNames } from '@/lib/tcp';
import type { Connection } from '../connection';
import type { Host } from '../host';
import type { HostName } from '../trace';

/**
 * A text that is the same for two moments of a search from which the same can follow: what the hosts know, with times
 * counted from now. Round-trip times measured so far are left out: with free delays any other could have been measured.
 */
export function keyOfScene(
  hosts: Readonly<Record<HostName, Host>>,
  nowMs: number,
  also: readonly unknown[],
): string {
  return JSON.stringify([hostKey(hosts.A, nowMs), hostKey(hosts.B, nowMs), also]);
}

const hostKey = (host: Host, nowMs: number): unknown => [
  host.all().map((connection) => connectionKey(connection, nowMs)),
  [...host.listeners.keys()],
  host.latest?.tcb.state,
  host.received,
];

function connectionKey({ tcb, localPort, remotePort }: Connection, nowMs: number): unknown {
  const { ackDelay, timers } = tcb;
  return [
    ...[localPort, remotePort, tcb.state, tcb.believedState, tcb.origin],
    ...[tcb.iss, tcb.sndUna, tcb.sndNxt, tcb.sndWnd, tcb.sndWl1, tcb.sndWl2, tcb.finSeq],
    ...[tcb.irs, tcb.rcvNxt, tcb.rcvWnd, tcb.unsent, tcb.unread, tcb.receives],
    ...[tcb.closeQueued, tcb.finInOrder, tcb.peerFinished, tcb.released, tcb.rtoMs],
    ...[tcb.answeredAttempts, tcb.probes, tcb.unansweredProbes],
    tcb.retransmissionQueue.map(({ seq, len, ctl, attempts }) => [seq, len, ctl, attempts]),
    tcb.held.map(({ start, end, fin }) => [start, end, fin]),
    ...[tcb.settings.delayedAck, ackDelay.owed, ackDelay.quick, ackDelay.interactive],
    timerNames.map((timer) => (timers[timer] === undefined ? null : timers[timer] - nowMs)),
  ];
}
