import { clientServer, type HostName, type Injection } from '@/lib/sim';
import { rfc9293, type Behaviour, type State } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import type { Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

/** How B chooses its initial sequence numbers. */
export const isnRules = ['counter', 'clock', 'rfc6528'] as const;
export type IsnRule = (typeof isnRules)[number];

/** Somebody off the path opens a connection to B in the name of A, which B trusts. */
export interface Spoofing extends Setting {
  readonly rule: IsnRule;
  /** A runs and answers; else it is kept silent. */
  readonly alive: boolean;
  /** How long after the attacker's own connection the forged SYN comes. */
  readonly gapMs: number;
  /** Connections of others to B in between. */
  readonly others: number;
  /** The attacker knows of them. */
  readonly knowsOthers: boolean;
  /** The forged ACK arrives before an answer of A could. */
  readonly ackFirst: boolean;
}

/** The step of the old BSD counter, for each second and for each connection. */
export const counterStep = 64_000;
/** Ticks of RFC 9293's clock in a millisecond. */
const ticksPerMs = 250;

const sampleAtMs = 100;
const ownPort = 1023;

export const forgedAtMs = ({ gapMs }: Spoofing): number => sampleAtMs + gapMs;
export const ackAtMs = (spoofing: Spoofing): number =>
  forgedAtMs(spoofing) + (spoofing.ackFirst ? 1 : 3) * spoofing.delayMs;

/** What the attacker computes for the ISN of the forged connection. */
export const predicted = (spoofing: Spoofing): number => {
  const { issB, gapMs, rule, others, knowsOthers } = spoofing;
  const connections = 1 + (knowsOthers ? others : 0);
  const ahead =
    rule === 'counter'
      ? (gapMs * counterStep) / 1000 + connections * counterStep
      : gapMs * ticksPerMs;
  return (issB + ahead) % 2 ** 32;
};

export const labOf = (spoofing: Spoofing, base: Behaviour = rfc9293): Lab =>
  new Lab({ ...base, isnGenerator: spoofing.rule }, (believed) => scenarioOf(spoofing, believed));

/** A wrong number and a RST of A at once would be two answers to one question. */
export function settled(spoofing: Spoofing): Spoofing {
  const { rule, alive, others, knowsOthers } = spoofing;
  const misses = rule === 'rfc6528' || (rule === 'counter' && others > 0 && !knowsOthers);
  return alive && misses ? { ...spoofing, ackFirst: false } : spoofing;
}

function scenarioOf(spoofing: Spoofing, behaviour: Behaviour) {
  const { issA, issB, portA, portB, delayMs, alive } = spoofing;
  const { calls, ...both } = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    untilMs: ackAtMs(spoofing) + 3 * delayMs + 50,
  });
  return {
    ...both,
    // Only B listens; whatever comes in A's name is forged.
    calls: calls.slice(0, 1),
    changes: alive ? [] : [{ host: 'A', change: 'crash', when: { atMs: 0 } } as const],
    attacker: { sees: false, injections: injectionsOf(spoofing) },
  };
}

function injectionsOf(spoofing: Spoofing): Injection[] {
  const { issA, portA, portB, others, gapMs } = spoofing;
  const common = { to: 'B', dstPort: portB, wnd: 65_535 } as const;
  /** Who is answered gives the connection up: nothing of it stays. */
  const passing = (srcPort: number, atMs: number): Injection[] => [
    { ...common, as: 'nobody', srcPort, flags: ['SYN'], seq: srcPort, when: { atMs } },
    {
      ...common,
      as: 'nobody',
      srcPort,
      flags: ['RST'],
      seq: srcPort + 1,
      when: { atMs: atMs + 2 * spoofing.delayMs },
    },
  ];
  const between = Array.from({ length: others }, (_, index) =>
    passing(2000 + index, sampleAtMs + Math.round(((index + 1) * gapMs) / (others + 2))),
  );
  const forged = { ...common, as: 'peer', srcPort: portA } as const;
  return [
    ...passing(ownPort, sampleAtMs),
    ...between.flat(),
    { ...forged, flags: ['SYN'], seq: issA, when: { atMs: forgedAtMs(spoofing) } },
    {
      ...forged,
      flags: ['ACK'],
      seq: (issA + 1) % 2 ** 32,
      ack: (predicted(spoofing) + 1) % 2 ** 32,
      when: { atMs: ackAtMs(spoofing) },
    },
  ];
}

/** B's answer to the forged SYN. */
export const answerTo = (view: RunView, spoofing: Spoofing): Sent | null =>
  view.sent.find(
    ({ from, at, flags }) =>
      from === 'B' && at === forgedAtMs(spoofing) + spoofing.delayMs && flags.join() === 'SYN,ACK',
  ) ?? null;

/** The states that B's end of the forged connection passes through, in order. */
export function pathOf(view: RunView, { portA, portB }: Spoofing, host: HostName = 'B'): State[] {
  const conn = `A:${portA}-B:${portB}`;
  return view.trace.flatMap((event) =>
    event.kind === 'state' && event.host === host && event.conn === conn ? [event.to] : [],
  );
}

/** What comes of it. */
export const fates = ['established', 'brief', 'host', 'number'] as const;
export type Fate = (typeof fates)[number];

export function fateOf(view: RunView, spoofing: Spoofing): Fate {
  const path = pathOf(view, spoofing);
  const open = path.includes('ESTABLISHED');
  const last = path.at(-1);
  if (last === 'ESTABLISHED') return 'established';
  if (open) return 'brief';
  return last === 'SYN-RECEIVED' ? 'number' : 'host';
}

/** The attack as it is told; `numbers` gives what the attacker has seen and sends. */
export function situation(spoofing: Spoofing, numbers: boolean): Text {
  const { rule, alive, gapMs, others, knowsOthers, delayMs, issA, issB, portB, ackFirst } =
    spoofing;
  return sentences(
    text('generators.f23.cast', { portB, delay: duration(delayMs) }),
    text(`generators.f23.rule.${rule}`),
    numbers ? text('generators.f23.sampleNumbered', { isn: issB }) : text('generators.f23.sample'),
    others === 0
      ? null
      : text('generators.f23.others', {
          others,
          knows: rule === 'counter' ? String(knowsOthers) : 'all',
        }),
    numbers
      ? text('generators.f23.synNumbered', { gap: duration(gapMs), seq: issA })
      : text('generators.f23.syn', { gap: duration(gapMs) }),
    text('generators.f23.ack', {
      gap: duration(ackFirst ? delayMs : 3 * delayMs),
      rule,
    }),
    text(`generators.f23.${alive ? 'alive' : 'silent'}`),
  );
}

export const sources = ['RFC 9293 §3.4.1', 'RFC 6528 §3'];
