import { present } from '@/lib/kit';
import { type HostName, type ScenarioCall, clientServer } from '@/lib/sim';
import { type Behaviour, rfc9293 } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { otherHost, type Setting, settingText } from '../setting';
import { duration, sentences, text, type Text } from '../text';

export interface Closing extends Setting {
  /** The end that closes first. */
  readonly closer: HostName;
  /** Octets that each end sends before the close. */
  readonly sentA: number;
  readonly sentB: number;
  /** Octets that the other end still sends after the first FIN has reached it. */
  readonly between: number;
  /** How long after the first FIN the other end closes. */
  readonly thinksMs: number;
  /** Both ends close at once, so that the FINs cross: for a near miss. */
  readonly crosses: boolean;
}

const closesAtMs = 1000;

/** Nothing is lost and the presets agree: both ends talk, `closer` closes, the other one takes its time. */
export function labOf(closing: Closing, behaviour: Behaviour = rfc9293): Lab {
  const { issA, issB, portA, portB, delayMs } = closing;
  return new Lab(behaviour, (believed) =>
    clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: callsOf(closing),
      untilMs: 600_000,
    }),
  );
}

function callsOf({ closer, sentA, sentB, between, thinksMs, crosses }: Closing): ScenarioCall[] {
  const other = otherHost(closer);
  const told = (afterMs: number) => ({ host: other, enters: 'CLOSE-WAIT', afterMs }) as const;
  const send = (host: HostName, octets: number, when: ScenarioCall['when']): ScenarioCall[] =>
    octets > 0 ? [{ host, call: 'SEND', octets, when }] : [];
  return [
    ...send('A', sentA, { atMs: 400 }),
    ...send('B', sentB, { atMs: 700 }),
    { host: closer, call: 'CLOSE', when: { atMs: closesAtMs } },
    ...(crosses ? [] : send(other, between, told(Math.round(thinksMs / 2)))),
    { host: other, call: 'CLOSE', when: crosses ? { atMs: closesAtMs } : told(thinksMs) },
  ];
}

export const steps = ['fin1', 'ack1', 'fin2', 'ack2'] as const;
export type Step = (typeof steps)[number];

/** The four segments of the close, by the octets they acknowledge: data in between stand beside them. */
export function fourOf(view: RunView, { closer }: Closing): Readonly<Record<Step, Sent>> {
  const close = view.sent.filter(({ at }) => at >= closesAtMs);
  const of = (from: HostName, fin: boolean, last: boolean): Sent => {
    const all = close.filter(
      (sent) => sent.from === from && sent.len === 0 && sent.flags.includes('FIN') === fin,
    );
    return present(last ? all.at(-1) : all[0], 'a segment of the close');
  };
  const other = otherHost(closer);
  return {
    fin1: of(closer, true, false),
    ack1: of(other, false, false),
    fin2: of(other, true, false),
    ack2: of(closer, false, true),
  };
}

export const arrivalOf = (sent: Sent): number => present(sent.arrivedAt, 'an arrival');

/** Who, how much was said, who closes when; with the sequence numbers where the question is about numbers. */
export function situation(closing: Closing, setting: (of: Setting) => Text = settingText): Text {
  const { closer, sentA, sentB, between, thinksMs } = closing;
  const other = otherHost(closer);
  return sentences(
    setting(closing),
    sentA + sentB > 0
      ? text('generators.f09.said', { sentA, sentB })
      : text('generators.f09.nothingSaid'),
    text('generators.f09.closes', { closer }),
    between > 0
      ? text('generators.f09.between', { other, between, thinks: duration(thinksMs) })
      : text('generators.f09.thinks', { other, thinks: duration(thinksMs) }),
  );
}
