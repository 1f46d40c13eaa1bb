import type { HostName } from '@/lib/sim';
import { clientServer } from '@/lib/sim';
import { type Behaviour, rfc9293, type TcbSnapshot } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import { otherHost, type Setting } from '../setting';
import { text, type Text } from '../text';

/** Where a segment lies against the receive window. */
export const places = [
  'old',
  'touching',
  'reaching',
  'next',
  'inside',
  'last',
  'edge',
  'beyond',
  'overhanging',
] as const;
export type Place = (typeof places)[number];

/** One segment that reaches an end in ESTABLISHED. */
export interface Arriving extends Setting {
  readonly receiver: HostName;
  /** The receive buffer in octets. */
  readonly buffer: number;
  /** The buffer is full of unread octets, so that RCV.WND is 0. */
  readonly full: boolean;
  readonly place: Place;
  /** Octets of text; 0: an ACK alone. */
  readonly len: number;
  /** How far outside or inside, for the places that leave it open. */
  readonly by: number;
  /** How far the acknowledgment number lies beyond what the receiver has sent; 0: it is right. */
  readonly ackAhead: number;
}

const arrivesFromMs = 2000;

export const windowOf = ({ buffer, full }: Arriving): number => (full ? 0 : buffer);

/** SEG.SEQ less RCV.NXT; null where there is no such place. */
export function offsetOf(arriving: Arriving): number | null {
  const { place, len, by } = arriving;
  const window = windowOf(arriving);
  const half = Math.ceil(len / 2);
  switch (place) {
    case 'old':
      return -len - by;
    case 'touching':
      return len > 0 ? -len : -1;
    case 'reaching':
      return len > 1 ? -half : null;
    case 'next':
      return 0;
    case 'inside':
      return by + len < window ? by : null;
    case 'last':
      return window > 1 ? window - 1 : null;
    case 'edge':
      return window > 0 ? window : null;
    case 'beyond':
      return window + by;
    case 'overhanging':
      return len > 1 && window > len ? window - half : null;
  }
}

export const labOf = (arriving: Arriving, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => {
    const { issA, issB, portA, portB, delayMs, receiver, buffer, full, len, ackAhead } = arriving;
    const sender = otherHost(receiver);
    const scenario = clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: full ? [{ host: sender, call: 'SEND', octets: buffer, when: { atMs: 1000 } }] : [],
      untilMs: arrivesFromMs + delayMs,
    });
    const host = { ...scenario.hosts[receiver], rcvBuffer: buffer, readsAtOnce: !full };
    const [srcPort, dstPort] = receiver === 'B' ? [portA, portB] : [portB, portA];
    return {
      ...scenario,
      hosts: { ...scenario.hosts, [receiver]: host },
      attacker: {
        sees: false,
        injections: [
          {
            when: { atMs: arrivesFromMs },
            to: receiver,
            as: 'peer',
            srcPort,
            dstPort,
            flags: ['ACK'],
            seq: { of: receiver, variable: 'rcvNxt', plus: offsetOf(arriving) ?? 0 },
            ack: { of: receiver, variable: 'sndNxt', plus: ackAhead },
            wnd: 65_535,
            len,
          },
        ],
      },
    };
  });

export type Verdict = 'taken' | 'kept' | 'quiet' | 'dropped' | 'badAck' | 'silent' | 'reset';

/** What becomes of the segment, and the acknowledgment number of the answer; null without one. */
export interface Fate {
  readonly verdict: Verdict;
  readonly ack: number | null;
}

/** The segment and the TCB it meets. */
export interface Meeting {
  readonly seq: number;
  readonly ack: number;
  readonly len: number;
  readonly before: TcbSnapshot;
  readonly at: number;
}

export function meetingOf(view: RunView, { receiver }: Arriving): Meeting | null {
  const index = view.trace.findLastIndex(
    ({ kind, host }) => kind === 'deliver' && host === receiver,
  );
  const arrival = view.trace[index];
  const before = view.trace.slice(0, index).findLast(({ host }) => host === receiver)?.tcb;
  if (arrival?.kind !== 'deliver' || !before) return null;
  const { seq, ack, len } = arrival.segment;
  return { seq, ack, len, before, at: arrival.at };
}

export function fateOf(view: RunView, arriving: Arriving): Fate | null {
  const meeting = meetingOf(view, arriving);
  if (meeting === null) return null;
  const { before, at, len } = meeting;
  const reply = view.sent.find((sent) => sent.from === arriving.receiver && sent.at === at);
  const ack = reply?.ack ?? null;
  const [because] = reply === undefined ? [] : view.reasonOf(reply);
  // Into a closed window no text is taken, although RFC 9293 has the ACK on it looked at.
  if (because?.id === 'rfc9293:3.10.7.4:first' || (arriving.full && len > 0)) {
    return { verdict: 'dropped', ack };
  }
  if (because?.id === 'rfc9293:3.10.7.4:fifth:range') return { verdict: 'badAck', ack };
  if (len === 0) return { verdict: 'quiet', ack };
  return { verdict: ack === before.rcvNxt ? 'kept' : 'taken', ack };
}

/** As an answer shows it: why a segment is dropped is not told. */
export const shownFate = (fate: Fate | null): Fate | null =>
  fate?.verdict === 'badAck' ? { ...fate, verdict: 'dropped' } : fate;

export const fateText = ({ verdict, ack }: Fate): Text =>
  text(`generators.f04.fate.${verdict}`, { ack: ack ?? 0 });

/** `RCV.NXT = 100`, `RCV.WND = 0` and the numbers on the sending side. */
export const tcbText = ({ before }: Meeting, { receiver }: Arriving): Text =>
  text('generators.f04.tcb', {
    receiver,
    rcvNxt: before.rcvNxt ?? 0,
    rcvWnd: before.rcvWnd,
    sndNxt: before.sndNxt,
  });

/** `ACK seq=100 ack=301 len=5` */
export const segmentOf = ({ seq, ack, len }: Meeting): string =>
  [`ACK seq=${seq}`, `ack=${ack}`, `len=${len}`].join(' ');
