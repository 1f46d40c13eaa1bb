import { present } from '@/lib/kit';
import { type HostName, type Scenario, type ScenarioCall, sends, type Trigger } from '@/lib/sim';
import { ACK, type Behaviour, flagsOf, type FlagName, has, rfc9293 } from '@/lib/tcp';
import { type Talk, talkScenario, turnAt, turnMs } from '../conversation';
import { Lab } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { text, type Text } from '../text';

/** A connection that somebody has recorded at A. */
export interface Capture extends Talk {
  readonly closer: HostName;
  /** Octets that the other end sends after it has heard of the FIN, one SEND each. */
  readonly late: readonly number[];
  /** The other end closes so long after that. */
  readonly closesAfterMs: number;
  /** Numbers as they are in the header, or counted from each end's ISN as tcpdump does. */
  readonly style: 'absolute' | 'relative';
}

export const labOf = (capture: Capture, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => scenarioOf(capture, believed));

function scenarioOf(capture: Capture, behaviour: Behaviour): Scenario {
  const { closer, said, late, closesAfterMs, delayMs } = capture;
  const host = otherHost(closer);
  const when = (afterMs: number): Trigger => ({ host, receives: ['FIN', 'ACK'], afterMs });
  // No two segments cross: what each line answers stands before it.
  const answeredMs = late.length > 0 ? 2 * delayMs : 0;
  const lastMs = late.length * apartMs + answeredMs + closesAfterMs;
  const scenario = talkScenario(capture, behaviour, [
    ...late.map((octets, index): ScenarioCall => {
      return { host, call: 'SEND', octets, when: when((index + 1) * apartMs) };
    }),
    { host, call: 'CLOSE', when: when(lastMs) },
  ]);
  return { ...scenario, untilMs: turnAt(said.length + 1) + lastMs + 2 * turnMs };
}

/** Between two things that the other end does after the FIN: more than a round trip. */
const apartMs = 700;

/** One line of the capture, before it is printed. */
export interface Line {
  readonly from: HostName;
  /** When it passes A, in milliseconds of the run. */
  readonly at: number;
  readonly flags: readonly FlagName[];
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
  readonly wnd: number;
}

/** Everything that passes A: what it sends as it leaves, what it gets as it arrives. */
export function linesOf(view: RunView, { delayMs }: Capture): readonly Line[] {
  return sends(view.trace)
    .map(({ host, at, segment }) => ({
      from: host,
      at: host === 'A' ? at : at + delayMs,
      flags: flagsOf(segment),
      seq: segment.seq,
      ack: has(segment, ACK) ? (segment.ack as number) : null,
      len: segment.len,
      wnd: segment.wnd,
    }))
    .map((line, index) => ({ line, index }))
    .sort((a, b) => a.line.at - b.line.at || a.index - b.index)
    .map(({ line }) => line);
}

export const issOf = ({ issA, issB }: Capture, host: HostName): number =>
  host === 'A' ? issA : issB;

/** A number as the capture shows it; `of` is the end whose numbers it belongs to. */
export const shownNumber = (capture: Capture, number: number, of: HostName): number =>
  capture.style === 'absolute'
    ? number
    : (((number - issOf(capture, of)) % 2 ** 32) + 2 ** 32) % 2 ** 32;

/** The numbers of SYNs are never counted from the ISN: they tell it. */
const isSyn = ({ flags }: Line): boolean => flags.includes('SYN');

export const shownSeq = (capture: Capture, line: Line): number =>
  isSyn(line) ? line.seq : shownNumber(capture, line.seq, line.from);
export const shownAck = (capture: Capture, line: Line, ack: number): number =>
  isSyn(line) ? ack : shownNumber(capture, ack, otherHost(line.from));

export type Hidden = 'flags' | 'seq' | 'ack';

/** A line as tcpdump prints it, with `?` for what is hidden. */
export function printLine(capture: Capture, line: Line, hidden: readonly Hidden[] = []): string {
  const { from, flags, len, wnd, ack, at } = line;
  const port = { A: capture.portA, B: capture.portB };
  const to = otherHost(from);
  const seq = shownSeq(capture, line);
  const hide = (field: Hidden, shown: string): string => (hidden.includes(field) ? '?' : shown);
  const end = capture.style === 'absolute' ? (seq + len) % 2 ** 32 : seq + len;
  const isNumbered =
    len > 0 || ['SYN', 'FIN', 'RST'].some((flag) => flags.includes(flag as FlagName));
  const range =
    len > 0 ? `${hide('seq', String(seq))}:${hide('seq', String(end))}` : hide('seq', String(seq));
  return [
    `${clock(at)} IP ${from}.${port[from]} > ${to}.${port[to]}: Flags [${hide('flags', letters(flags))}]`,
    ...(isNumbered ? [`seq ${range}`] : []),
    ...(hidden.includes('flags') || ack !== null
      ? [`ack ${hide('ack', ack === null ? '?' : String(shownAck(capture, line, ack)))}`]
      : []),
    `win ${wnd}`,
    `length ${len}`,
  ].join(', ');
}

/** In the order in which tcpdump prints them; `.` stands for ACK. */
const letters = (flags: readonly FlagName[]): string =>
  (['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'] as const)
    .filter((flag) => flags.includes(flag))
    .map((flag) => ({ FIN: 'F', SYN: 'S', RST: 'R', PSH: 'P', ACK: '.', URG: 'U' })[flag])
    .join('');

const clock = (ms: number): string => `00:00:${(ms / 1000).toFixed(3).padStart(6, '0')}`;

/** The lines one below the other, each with its number. */
export const printed = (lines: readonly string[]): string =>
  lines.map((line, index) => `${String(index + 1).padStart(2)}  ${line}`).join('\n');

export const introText = (capture: Capture): Text =>
  text('generators.f26.intro', { style: capture.style });

/** The segment of the peer that a line answers: the last one that takes numbers. */
export const answeredBy = (lines: readonly Line[], index: number): Line | undefined => {
  const line = present(lines[index], 'a line');
  return lines
    .slice(0, index)
    .findLast(
      ({ from, len, flags }) =>
        from !== line.from && (len > 0 || flags.includes('FIN') || flags.includes('SYN')),
    );
};

/** The line before it by the same end. */
export const earlierOf = (lines: readonly Line[], index: number): Line | undefined => {
  const line = present(lines[index], 'a line');
  return lines.slice(0, index).findLast(({ from }) => from === line.from);
};

export const sources = ['RFC 9293 §3.4', 'RFC 9293 §3.5', 'RFC 9293 §3.6'];
