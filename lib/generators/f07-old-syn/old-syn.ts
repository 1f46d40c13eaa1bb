import { present } from '@/lib/kit';
import {
  type Drop,
  type LinkFault,
  type Scenario,
  type ScenarioCall,
  clientServer,
} from '@/lib/sim';
import { type Behaviour, rfc9293, withProofRow } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import type { Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

/** A SYN of an attempt that A has given up is late, and reaches B after all. */
export interface OldSyn extends Setting {
  /** What A does by then: nothing, wait for the answer to a new SYN, or talk on the new connection. */
  readonly meanwhile: 'closed' | 'syn-sent' | 'established';
  /** How many of the RSTs with which A answers are lost. */
  readonly rstsLost: number;
  /** When the old SYN reaches B, in hundreds of milliseconds after A's second OPEN (or after 2 s). */
  readonly late: number;
}

const givesUpAtMs = 300;
const secondOpenMs = 2000;

export const arrivesAtMs = ({ late, meanwhile, delayMs }: OldSyn): number =>
  meanwhile === 'syn-sent'
    ? // Before the new SYN, which is held up itself.
      secondOpenMs + Math.ceil(delayMs / 2)
    : secondOpenMs + 5 * delayMs + late * 100;

/** The new SYN comes when B has long been told about the old one. */
const newSynArrivesMs = ({ delayMs }: OldSyn): number => secondOpenMs + 4 * delayMs + 20;

/** When everything about the old SYN is over, unless a RST is lost. */
export const settledAtMs = (old: OldSyn): number => arrivesAtMs(old) + 2 * old.delayMs;

export function labOf(old: OldSyn, behaviour: Behaviour = rfc9293): Lab {
  return new Lab(behaviour, (believed) => scenarioOf(old, believed));
}

/** The same where the SYN alone makes a connection. */
export const twoWayLabOf = (old: OldSyn): Lab =>
  labOf(old, withProofRow(rfc9293, 'twoWayHandshake'));

function scenarioOf(old: OldSyn, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs, meanwhile, rstsLost } = old;
  const again: ScenarioCall = {
    host: 'A',
    call: 'OPEN',
    active: true,
    port: portA,
    remotePort: portB,
    when: { atMs: secondOpenMs },
  };
  const faults: LinkFault[] = [
    { from: 'A', of: 'SYN', nth: 1, fault: 'hold', untilMs: arrivesAtMs(old) },
    ...(meanwhile === 'syn-sent'
      ? [
          {
            from: 'A',
            of: 'SYN',
            nth: 2,
            fault: 'hold',
            untilMs: newSynArrivesMs(old),
          } satisfies LinkFault,
        ]
      : []),
  ];
  const drops: Drop[] = rstsLost > 0 ? [{ from: 'A', of: 'RST', nth: 1, count: rstsLost }] : [];
  const scenario = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    drops,
    calls: [
      { host: 'A', call: 'ABORT', when: { atMs: givesUpAtMs } },
      ...(meanwhile === 'closed' ? [] : [again]),
    ],
    // Long enough for B to repeat its answer once.
    untilMs: arrivesAtMs(old) + 1000 + 4 * delayMs,
  });
  return { ...scenario, link: { ...scenario.link, faults } };
}

/** The old SYN, and what it draws: B's answer and A's. The picture of every question is read off these. */
export interface Exchange {
  readonly syn: Sent;
  readonly reply: Sent;
  /** What A answers to it; null: nothing. */
  readonly answer: Sent | null;
}

export function exchangeOf(view: RunView): Exchange {
  const syn = present(view.sent[0], 'the old SYN');
  const reply = present(
    view.sent.find(({ from, at }) => from === 'B' && at === syn.arrivedAt),
    'the answer to it',
  );
  const answer = view.sent.find(({ from, at }) => from === 'A' && at === reply.arrivedAt) ?? null;
  return { syn, reply, answer };
}

/** What has happened before the old SYN arrives, and what becomes of the RST. */
export function situation(old: OldSyn, view: RunView): Text {
  const { issA, issB, portB, delayMs, meanwhile, rstsLost } = old;
  const fresh = view.sent.find(({ from, at }) => from === 'A' && at === secondOpenMs);
  return sentences(
    text('generators.f07.before', {
      portB,
      delay: duration(delayMs),
      issA,
      issB,
      after: duration(givesUpAtMs),
    }),
    text(`generators.f07.meanwhile.${meanwhile}`, {
      fresh: fresh?.seq ?? 0,
      at: duration(secondOpenMs),
      arrives: duration(arrivesAtMs(old)),
      newArrives: duration(newSynArrivesMs(old)),
      issA,
      issB,
    }),
    rstsLost > 0 && isBogus(old) ? text('generators.f07.rstsLost', { rstsLost }) : null,
  );
}

/** B answers a stale SYN by its own number only while it has nothing that it belongs to. */
export const isBogus = ({ meanwhile }: OldSyn): boolean => meanwhile !== 'established';
