import { clientServer, type HostName, type Scenario, sends } from '@/lib/sim';
import { type Behaviour, behaviours } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { numberedSetting, otherHost, type Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

/** One end has more to send than the other has room for. */
export interface Windowed extends Setting {
  readonly sender: HostName;
  /** The most that a segment carries, in octets. */
  readonly mss: number;
  /** The receive buffer, in segments of that size. */
  readonly room: number;
  /** What is to be sent, in segments of that size. */
  readonly full: number;
  /** And so many octets more. */
  readonly rest: number;
  /** Octets that the receiver reads, in segments; 0: it never reads. */
  readonly reads: number;
  /** How long after the SEND it reads. */
  readonly readsAfterMs: number;
  /** The sender calls CLOSE at once after the SEND. */
  readonly closes: boolean;
}

export const sendsAtMs = 1000;

export const bufferOf = ({ room, mss }: Windowed): number => room * mss;
export const octetsOf = ({ full, rest, mss }: Windowed): number => full * mss + rest;
export const readsAtMs = ({ readsAfterMs }: Windowed): number => sendsAtMs + readsAfterMs;
export const receiverOf = ({ sender }: Windowed): HostName => otherHost(sender);

export const labOf = (
  windowed: Windowed,
  behaviour: Behaviour = behaviours[windowed.preset],
): Lab => new Lab(behaviour, (believed) => scenarioOf(windowed, believed));

function scenarioOf(windowed: Windowed, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs, sender, mss, reads, closes } = windowed;
  const receiver = receiverOf(windowed);
  const when = { atMs: sendsAtMs };
  const both = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    calls: [
      { host: sender, call: 'SEND', octets: octetsOf(windowed), when },
      ...(closes ? [{ host: sender, call: 'CLOSE', when } as const] : []),
      ...(reads > 0
        ? [
            {
              host: receiver,
              call: 'RECEIVE',
              octets: reads * mss,
              when: { atMs: readsAtMs(windowed) },
            } as const,
          ]
        : []),
    ],
    untilMs: sendsAtMs + 9000,
  });
  const { A, B } = both.hosts;
  const buffer = { rcvBuffer: bufferOf(windowed), readsAtOnce: false };
  return {
    ...both,
    hosts: {
      A: { ...A, mss, ...(receiver === 'A' && buffer) },
      B: { ...B, mss, ...(receiver === 'B' && buffer) },
    },
  };
}

/** What the sender sends from its SEND on. */
export const sentBy = (view: RunView, { sender }: Windowed): readonly Sent[] =>
  view.sent.filter(({ from, at }) => from === sender && at >= sendsAtMs);

/** Octets that leave at once, before anything is heard. */
export const flightOf = (view: RunView, windowed: Windowed): number =>
  sentBy(view, windowed)
    .filter(({ at }) => at === sendsAtMs)
    .reduce((sum, { len }) => sum + len, 0);

/** The window field of each of the receiver's segments from the SEND on, in order. */
export const windowsOf = (view: RunView, windowed: Windowed): readonly number[] =>
  sends(view.trace)
    .filter(({ host, at }) => host !== windowed.sender && at >= sendsAtMs)
    .map(({ segment }) => segment.wnd);

/** When the FIN leaves for the first time; null if it does not. */
export const finAtMs = (view: RunView, windowed: Windowed): number | null =>
  sentBy(view, windowed).find(({ flags }) => flags.includes('FIN'))?.at ?? null;

/** The first segment that asks a closed window. */
export function probeOf(view: RunView, windowed: Windowed): Sent | null {
  const shutAt = sendsAtMs + 2 * windowed.delayMs;
  const openAt = windowed.reads > 0 ? readsAtMs(windowed) : Infinity;
  return sentBy(view, windowed).find(({ at }) => at > shutAt && at < openAt) ?? null;
}

/** Who sends how much to whom, how much room there is, and who reads when. */
export function situation(windowed: Windowed): Text {
  const { sender, mss, reads, readsAfterMs, closes } = windowed;
  const receiver = receiverOf(windowed);
  return sentences(
    text(`generators.preset.${windowed.preset}`),
    numberedSetting(windowed),
    text('generators.f24.room', { sender, receiver, buffer: bufferOf(windowed), mss }),
    text('generators.f24.sends', {
      sender,
      octets: octetsOf(windowed),
      at: duration(sendsAtMs),
      closes: closes ? 'yes' : 'no',
    }),
    reads > 0
      ? text('generators.f24.reads', {
          receiver,
          octets: reads * mss,
          after: duration(readsAfterMs),
        })
      : text('generators.f24.readsNothing', { receiver }),
    text(`generators.f24.plain.${windowed.preset}`),
  );
}

export const sources = ['RFC 9293 §3.8.6'];
