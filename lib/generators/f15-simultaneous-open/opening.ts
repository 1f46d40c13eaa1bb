import {
  clientServer,
  type Drop,
  type HostName,
  type Scenario,
  type ScenarioCall,
} from '@/lib/sim';
import { type Behaviour, behaviours, type State } from '@/lib/tcp';
import type { PresetName } from '@/lib/questions';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost, type Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';

export interface Opening extends Setting {
  /** How long after A's OPEN B opens; below 0: before it. */
  readonly gapMs: number;
  /** What the network loses, once: nothing, an end's SYN, or its SYN,ACK. */
  readonly lost: 'none' | 'syn' | 'syn-ack';
  /** Whose it is. */
  readonly loser: HostName;
  /** The instant asked about, as a share of the run in thousandths. */
  readonly at: number;
}

/** RFC 6298 §2.1 and Linux alike. */
const firstRtoMs = 1000;

export const opensAtMs = ({ gapMs }: Opening, host: HostName): number =>
  Math.max(0, host === 'A' ? -gapMs : gapMs);

/** Whether each end sends its SYN before the other one's has reached it. */
export const isCrossed = ({ gapMs, delayMs }: Opening): boolean => Math.abs(gapMs) < delayMs;

/** A SYN that meets no open port is refused in the same way by both. */
export const presetAsked = (opening: Opening): PresetName | null =>
  isCrossed(opening) ? opening.preset : null;

export const labOf = (opening: Opening, behaviour: Behaviour = behaviours[opening.preset]): Lab =>
  new Lab(behaviour, (believed) => scenarioOf(opening, believed));

function scenarioOf(opening: Opening, behaviour: Behaviour): Scenario {
  const { issA, issB, portA, portB, delayMs, lost, loser } = opening;
  const drop: Drop = { from: loser, flags: lost === 'syn' ? ['SYN'] : ['SYN', 'ACK'], nth: 1 };
  const both = clientServer({
    behaviour,
    iss: { A: issA, B: issB },
    delayMs,
    drops: lost === 'none' ? [] : [drop],
    untilMs: 20_000,
  });
  const open = (host: HostName, port: number, remotePort: number): ScenarioCall => {
    const when = { atMs: opensAtMs(opening, host) };
    return { host, call: 'OPEN', active: true, port, remotePort, when };
  };
  return { ...both, calls: [open('A', portA, portB), open('B', portB, portA)] };
}

/** When the last segment has arrived. */
export const doneAt = (view: RunView): number =>
  Math.max(...view.sent.map(({ at, arrivedAt }) => arrivedAt ?? at));

/** How many connections stand in the end: both ends hold the same one, or none. */
export const connectionsOf = (view: RunView): number =>
  hostNames.every((host) => view.path(host).at(-1) === 'ESTABLISHED') ? 1 : 0;

/** As if the SYN that arrives were already the whole answer. */
export const halved = (path: readonly State[]): readonly State[] =>
  path.filter((state) => state !== 'SYN-RECEIVED');

export type Case = 'crossed' | 'refused' | 'synLost' | 'synAckLost';

export function caseOf(opening: Opening): Case {
  if (!isCrossed(opening)) return 'refused';
  if (opening.lost === 'none') return 'crossed';
  return opening.lost === 'syn' ? 'synLost' : 'synAckLost';
}

/** Who opens when to whom, and what is lost; with the sequence numbers where the question is about numbers. */
export function situation(opening: Opening, numbered = false): Text {
  const { issA, issB, portA, portB, delayMs, gapMs, lost, loser } = opening;
  const preset = presetAsked(opening);
  const first = gapMs >= 0 ? 'A' : 'B';
  return sentences(
    preset && text(`generators.preset.${preset}`),
    text('generators.f15.setting', { portA, portB, delay: duration(delayMs) }),
    numbered ? text('generators.f15.numbers', { issA, issB }) : null,
    gapMs === 0
      ? text('generators.f15.together')
      : text('generators.f15.apart', {
          first,
          second: otherHost(first),
          gap: duration(Math.abs(gapMs)),
        }),
    text(`generators.f15.lost.${lost}`, { loser, rto: duration(firstRtoMs) }),
  );
}

/** Why it came as it did, for every form. */
export const reasonText = (opening: Opening): Text => {
  const first = opening.gapMs >= 0 ? 'A' : 'B';
  return sentences(
    text(`generators.f15.why.${caseOf(opening)}`, {
      first,
      second: otherHost(first),
      loser: opening.loser,
      other: otherHost(opening.loser),
      preset: opening.preset,
    }),
    caseOf(opening) === 'crossed' ? text(`generators.f15.figure.${opening.preset}`) : null,
  );
};

export const rememberText = (opening: Opening): Text =>
  text(isCrossed(opening) ? 'generators.f15.remember' : 'generators.f15.tooEarly');

export const sources = ['RFC 9293 §3.5', 'RFC 9293 §3.10.7.3'];
