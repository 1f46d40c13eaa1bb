import { clientServer, type HostName, type Scenario, type ScenarioCall } from '@/lib/sim';
import { type Behaviour, behaviours, type FlagName } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { segmentLine } from '../segment-text';
import type { Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';
import { type Writes, writesCalls, writesText, writtenAtMs } from '../writes';

/** What is done to draw a RST, or nothing. */
export const causes = [
  /** A SYN to a port where nothing listens, or to a machine that is down. */
  'closed-port',
  'down',
  /** A segment out of nowhere, to no listener or to one. */
  'stray-closed',
  'stray-listen',
  /** B has restarted; A goes on, and B listens again or not. */
  'rebooted-data',
  'rebooted-fin',
  'listening-data',
  /** A has restarted and opens again from the same port; B still holds the old connection. */
  'reopened',
  /** One end gives the connection up. */
  'abort',
] as const;
export type Cause = (typeof causes)[number];

export interface Resetting extends Setting {
  readonly cause: Cause;
  /** What is said on the connection before, where there is one. */
  readonly writes: Writes;
  /** The stray segment, or the octets that A sends to B restarted. */
  readonly flags: readonly FlagName[];
  readonly seq: number;
  readonly ack: number;
  readonly octets: number;
  /** Who aborts. */
  readonly aborts: HostName;
}

/** The triggers of the causes: the octets of `stray-*` are A's, though no connection of A sent them. */
const strayAtMs = 100;
const restartAtMs = ({ writes }: Resetting): number => writtenAtMs(writes);
const actsAtMs = (resetting: Resetting): number => restartAtMs(resetting) + 1000;

export const isStray = ({ cause }: Resetting): boolean =>
  cause === 'stray-closed' || cause === 'stray-listen';
/** Whether A and B had a connection before. */
export const isConnected = ({ cause }: Resetting): boolean =>
  ['rebooted-data', 'rebooted-fin', 'listening-data', 'reopened', 'abort'].includes(cause);

export const labOf = (
  resetting: Resetting,
  behaviour: Behaviour = behaviours[resetting.preset],
): Lab => new Lab(behaviour, (believed) => scenarioOf(resetting, believed));

function scenarioOf(resetting: Resetting, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs, cause, writes } = resetting;
  const both = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    ports: { A: portA, B: portB },
    delayMs,
    calls: isConnected(resetting) ? [...writesCalls(writes), ...actsOf(resetting)] : [],
    untilMs: isConnected(resetting) ? actsAtMs(resetting) + 900 : 900,
  });
  const [listen, open, ...rest] = both.calls;
  switch (cause) {
    case 'closed-port':
      return { ...both, calls: open ? [open] : [] };
    case 'down':
      return { ...both, changes: [{ host: 'B', change: 'crash', when: { atMs: 0 } }] };
    case 'stray-closed':
      return { ...both, calls: [], attacker: strayOf(resetting) };
    case 'stray-listen':
      return { ...both, calls: listen ? [listen] : [], attacker: strayOf(resetting) };
    case 'rebooted-data':
    case 'rebooted-fin':
    case 'listening-data':
    case 'reopened': {
      const host = cause === 'reopened' ? 'A' : 'B';
      const when = { atMs: restartAtMs(resetting) };
      return { ...both, changes: [{ host, change: 'reboot', when }] };
    }
    case 'abort':
      return { ...both, calls: [listen, open, ...rest].filter((call) => call !== undefined) };
  }
}

function actsOf(resetting: Resetting): ScenarioCall[] {
  const { cause, octets, portA, portB, aborts } = resetting;
  const when = { atMs: actsAtMs(resetting) };
  const again = { atMs: restartAtMs(resetting) + 500 };
  const send = { host: 'A', call: 'SEND', octets, when } as const;
  switch (cause) {
    case 'rebooted-data':
      return [send];
    case 'rebooted-fin':
      return [{ host: 'A', call: 'CLOSE', when }];
    case 'listening-data':
      return [{ host: 'B', call: 'OPEN', active: false, port: portB, when: again }, send];
    case 'reopened':
      return [{ host: 'A', call: 'OPEN', active: true, port: portA, remotePort: portB, when }];
    case 'abort':
      return [{ host: aborts, call: 'ABORT', when }];
    case 'closed-port':
    case 'down':
    case 'stray-closed':
    case 'stray-listen':
      return [];
  }
}

const strayOf = ({
  flags,
  seq,
  ack,
  octets,
  portA,
  portB,
}: Resetting): NonNullable<Scenario['attacker']> => ({
  sees: false,
  injections: [
    {
      when: { atMs: strayAtMs },
      to: 'B',
      as: 'peer',
      srcPort: portA,
      dstPort: portB,
      flags,
      seq,
      ack: flags.includes('ACK') ? ack : 0,
      len: octets,
    },
  ],
});

/** The segment that is answered, and who answers; null where an end resets of its own accord. */
export function triggerOf(view: RunView, resetting: Resetting): Sent | null {
  const { cause } = resetting;
  if (cause === 'abort') return null;
  if (cause !== 'reopened') return view.sent.findLast(isFromA(resetting)) ?? null;
  // B's answer to the new SYN is what A cannot make sense of.
  return view.sent.find(({ from, at }) => from === 'B' && at > actsAtMs(resetting)) ?? null;
}

const isFromA =
  (resetting: Resetting) =>
  ({ from, at }: Sent): boolean =>
    from === 'A' && at <= (isConnected(resetting) ? actsAtMs(resetting) : strayAtMs);

export const answererOf = ({ cause, aborts }: Resetting): HostName =>
  cause === 'abort' ? aborts : cause === 'reopened' ? 'A' : 'B';

/** When the RST is sent, or would be. */
export function answersAtMs(resetting: Resetting): number {
  const { cause, delayMs } = resetting;
  if (cause === 'abort') return actsAtMs(resetting);
  if (cause === 'reopened') return actsAtMs(resetting) + 2 * delayMs;
  if (isConnected(resetting)) return actsAtMs(resetting) + delayMs;
  return (isStray(resetting) ? strayAtMs : 0) + delayMs;
}

/** What the answerer sends at that moment. */
export const answerIn = (view: RunView, resetting: Resetting): Sent | null =>
  view.sent.find(
    ({ from, at }) => from === answererOf(resetting) && at === answersAtMs(resetting),
  ) ?? null;

/** The stray segment as a line of text. */
export const strayLine = ({ flags, seq, ack, octets }: Resetting): string =>
  segmentLine({ flags, seq, ack: flags.includes('ACK') ? ack : null, len: octets });

/** Who, and what happens; with all the numbers that the answer is made of. */
export function situation(resetting: Resetting): Text {
  const { cause, portA, portB, delayMs, issA, issB, octets, aborts, writes } = resetting;
  const delay = duration(delayMs);
  return sentences(
    text(`generators.preset.${resetting.preset}`),
    isConnected(resetting)
      ? text('generators.setting.numbered', { issA, issB, portB, delay })
      : text('generators.f16.hosts', { delay }),
    isConnected(resetting) ? writesText(writes) : null,
    text(`generators.f16.cause.${cause}`, {
      portA,
      portB,
      issA,
      octets,
      who: aborts,
      stray: strayLine(resetting),
      restart: duration(restartAtMs(resetting)),
      acts: duration(actsAtMs(resetting)),
    }),
  );
}

/** Why it came as it did, for every form. */
export const reasonText = (resetting: Resetting): Text =>
  text(`generators.f16.why.${resetting.cause}`, {
    case: caseOfStray(resetting),
    who: resetting.aborts,
    preset: resetting.preset,
  });

export type StrayCase = 'rst' | 'ackOn' | 'ackOff';
export const caseOfStray = ({ flags }: Resetting): StrayCase =>
  flags.includes('RST') ? 'rst' : flags.includes('ACK') ? 'ackOn' : 'ackOff';

export const sources = ['RFC 9293 §3.5.2', 'RFC 9293 §3.10.7.1'];
