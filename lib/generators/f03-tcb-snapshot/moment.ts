import type { HostName } from '@/lib/sim';
import type { TcbSnapshot } from '@/lib/tcp';
import type { Random } from '@/lib/kit';
import { answered, type Flow, labelOf } from '../flow';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { tcbAt } from '../tcb-at';
import { text, type Text } from '../text';

/** One moment of a flow, and the end whose TCB is looked at. */
export interface Moment {
  readonly at: number;
  readonly host: HostName;
  /** «Segment 2 has just arrived at B.» */
  readonly told: Text;
  readonly opening: boolean;
}

/** The moments of the handshake at which something is known for the first time. */
export function openingMoments(view: RunView): Moment[] {
  const [syn, synAck, ack] = view.sent;
  const moment = (name: 'syn' | 'synAck' | 'ack', host: HostName, at: number): Moment => ({
    at,
    host,
    told: text(`generators.f03.moment.${name}`),
    opening: true,
  });
  return [
    ...(syn === undefined ? [] : [moment('syn', 'A', syn.at)]),
    ...(synAck?.arrivedAt == null ? [] : [moment('synAck', 'A', synAck.arrivedAt)]),
    ...(ack?.arrivedAt == null ? [] : [moment('ack', 'B', ack.arrivedAt)]),
  ];
}

/** When a segment of the flow leaves, arrives, or its answer has come back. */
export function flowMoments(view: RunView, flow: Flow): Moment[] {
  const { sender } = flow;
  const other = otherHost(sender);
  return answered(view, flow).flatMap((each): Moment[] => {
    const { sent, reply } = each;
    const told = (what: 'left' | 'arrived' | 'answered'): Text =>
      text(`generators.f03.moment.${what}`, { segment: labelOf(flow, each), sender, other });
    const back = reply.arrivedAt;
    return [
      ...(sent.attempt > 0
        ? []
        : [{ at: sent.at, host: sender, told: told('left'), opening: false }]),
      { at: reply.at, host: other, told: told('arrived'), opening: false },
      ...(back === null
        ? []
        : [{ at: back, host: sender, told: told('answered'), opening: false }]),
    ];
  });
}

/** Only the moments at which an answer has come back to the sender. */
export const answerMoments = (view: RunView, flow: Flow): Moment[] =>
  flowMoments(view, flow).filter(
    ({ at, host }) =>
      host === flow.sender &&
      view.sent.some(({ from, arrivedAt }) => from !== flow.sender && arrivedAt === at),
  );

/** Only one thing happens at this end just then. */
export const isSingle = (view: RunView, { host, at }: Moment): boolean =>
  view.sent.filter(
    (sent) =>
      (sent.from !== host && sent.arrivedAt === at) ||
      (sent.from === host && sent.at === at && sent.len > 0),
  ).length <= 1;

export function pickMoment(
  view: RunView,
  moments: readonly Moment[],
  random: Random,
): Moment | null {
  const fitting = moments.filter((each) => isSingle(view, each));
  return fitting.length === 0 ? null : random.pick(fitting);
}

export const variables = ['SND.UNA', 'SND.NXT', 'RCV.NXT'] as const;
export type Variable = (typeof variables)[number];
export type Values = Readonly<Record<Variable, number>>;

/** The three variables, and null while an end has not heard the other's SYN. */
export function valuesAt(view: RunView, host: HostName, atMs: number): Values | null {
  const tcb = tcbAt(view, host, atMs);
  return tcb === null ? null : valuesOf(tcb);
}

const valuesOf = ({ sndUna, sndNxt, rcvNxt }: TcbSnapshot): Values | null =>
  rcvNxt === null ? null : { 'SND.UNA': sndUna, 'SND.NXT': sndNxt, 'RCV.NXT': rcvNxt };

/** A variable at a moment, even while the others mean nothing yet. */
export function variableAt(
  view: RunView,
  host: HostName,
  atMs: number,
  variable: Variable,
): number | null {
  const tcb = tcbAt(view, host, atMs);
  if (tcb === null) return null;
  return { 'SND.UNA': tcb.sndUna, 'SND.NXT': tcb.sndNxt, 'RCV.NXT': tcb.rcvNxt }[variable];
}
