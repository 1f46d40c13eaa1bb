import { present } from '@/lib/kit';
import { clientServer, type HostName } from '@/lib/sim';
import { type Behaviour, behaviours } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { duration, sentences, text, type Text } from '../text';

export interface Losing extends Setting {
  /** The end that closes first, and so sends the last ACK. */
  readonly closer: HostName;
  /** How many of its last ACKs are lost; 0 in near misses only. */
  readonly lostAcks: number;
  /** How many repetitions of the other end's FIN are lost. */
  readonly lostFins: number;
  /** From the last ACK on nothing of the closer gets through. */
  readonly cut: boolean;
  /** When each end closes. */
  readonly closesAtMs: number;
  readonly otherClosesAtMs: number;
  /** The instant asked about, as a share of the run in thousandths. */
  readonly at: number;
}

export const behaviourOf = ({ preset }: Losing): Behaviour => behaviours[preset];

/** Retransmissions of the FIN before its end gives up. Linux closes by close(), so that nobody holds the socket. */
export const retriesOf = (losing: Losing): number =>
  losing.preset === 'linux' ? behaviourOf(losing).orphanRetries : behaviourOf(losing).dataRetries;

/** `other` changes decisions of the behaviour: for near misses. */
export function labOf(losing: Losing, other: Partial<Behaviour> = {}): Lab {
  const { issA, issB, portA, portB, delayMs, closer, lostAcks, lostFins, cut, preset } = losing;
  const passive = otherHost(closer);
  const release = preset === 'linux';
  return new Lab({ ...behaviourOf(losing), ...other }, (behaviour) =>
    clientServer({
      behaviour,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops: [
        {
          from: closer,
          flags: ['ACK'],
          text: false,
          // A's first pure ACK is the third segment of the handshake.
          nth: closer === 'A' ? 2 : 1,
          count: cut ? Infinity : lostAcks,
        },
        // After TIME-WAIT a FIN that comes again draws a RST.
        ...(cut ? [{ from: closer, flags: ['RST'], nth: 1, count: Infinity } as const] : []),
        { from: passive, flags: ['FIN', 'ACK'], nth: 2, count: lostFins },
      ],
      calls: [
        { host: closer, call: 'CLOSE', release, when: { atMs: losing.closesAtMs } },
        { host: passive, call: 'CLOSE', release, when: { atMs: losing.otherClosesAtMs } },
      ],
      untilMs: 1_200_000,
    }),
  );
}

/** The FIN of the end that closes second. */
export const secondFin = (view: RunView, { closer }: Losing): Sent =>
  present(view.find(otherHost(closer), ['FIN', 'ACK']), 'the second FIN');

/** The time-out with which the second FIN leaves. */
export function rtoOf(view: RunView, losing: Losing): number {
  const { at } = secondFin(view, losing);
  const start = view.trace.find(
    (event) =>
      event.kind === 'timer' &&
      event.timer === 'retransmission' &&
      event.action === 'start' &&
      event.host === otherHost(losing.closer) &&
      event.at === at,
  );
  return present(start?.kind === 'timer' ? start.dueAt : undefined, 'a retransmission timer') - at;
}

export const lastLost = (view: RunView): Sent | undefined =>
  view.sent.findLast(({ arrivedAt }) => arrivedAt === null);

/** When TIME-WAIT is over. */
export const overAt = (view: RunView, { closer }: Losing): number =>
  view.leavesAt(closer, 'TIME-WAIT') ?? 0;

/** When the other end is done, acknowledged or not. */
export const otherDoneAt = (view: RunView, { closer }: Losing): number =>
  view.leavesAt(otherHost(closer), 'LAST-ACK') ?? 0;

/** Who, who closes when, what is lost; with the sequence numbers where the question is about segments. */
export function situation(losing: Losing, setting: (of: Setting) => Text = settingText): Text {
  const { closer, lostAcks, lostFins, cut, preset, closesAtMs, otherClosesAtMs } = losing;
  const passive = otherHost(closer);
  const rto = duration(rtoOf(labOf(losing).real, losing));
  return sentences(
    text(`generators.preset.${preset}`),
    setting(losing),
    text(`generators.f13.closes.${preset}`, {
      closer,
      passive,
      first: duration(closesAtMs),
      second: duration(otherClosesAtMs),
    }),
    cut
      ? text('generators.f13.cut', { closer, passive, retries: retriesOf(losing) })
      : text('generators.f13.lost', { closer, passive, acks: lostAcks, fins: lostFins }),
    text('generators.f13.rto', { passive, rto }),
  );
}
