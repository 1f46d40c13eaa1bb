import { clientServer, type HostName, type Scenario } from '@/lib/sim';
import { type Behaviour, behaviours, type FlagName } from '@/lib/tcp';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import { segmentLine } from '../segment-text';
import { numberedSetting, otherHost, type Setting } from '../setting';
import { duration, sentences, text, type Text } from '../text';
import { type Writes, writesCalls, writesText, writtenAtMs, writtenBy } from '../writes';

/** What comes late, from the port of the end that closed second. */
export const lateKinds = ['syn-new', 'syn-old', 'text', 'fin', 'rst-exact', 'rst-window'] as const;
export type LateKind = (typeof lateKinds)[number];

export interface Late extends Setting {
  /** The end that closes first and is in TIME-WAIT; B where a SYN comes, because it needs a listener. */
  readonly closer: HostName;
  readonly writes: Writes;
  readonly kind: LateKind;
  /** How far the number of the segment lies from the one that is expected next. */
  readonly apart: number;
  /** How long after TIME-WAIT has begun the segment leaves. */
  readonly waitedMs: number;
  /** From then on what the end in TIME-WAIT sends is lost; else its answer meets an end that has forgotten all. */
  readonly cut: boolean;
  /** Linux with tcp_rfc1337 = 1. */
  readonly rfc1337: boolean;
}

const closesAtMs = ({ writes }: Late): number => writtenAtMs(writes);
const otherClosesAtMs = (late: Late): number => closesAtMs(late) + 500;
/** TIME-WAIT begins when the second FIN arrives: nothing is lost. */
export const waitsAtMs = (late: Late): number => otherClosesAtMs(late) + late.delayMs;
export const leavesAtMs = (late: Late): number => waitsAtMs(late) + late.waitedMs;
export const arrivesAtMs = (late: Late): number => leavesAtMs(late) + late.delayMs;

export const behaviourOf = ({ preset, rfc1337 }: Late): Behaviour =>
  rfc1337 ? { ...behaviours[preset], rstInTimeWait: 'ignore' } : behaviours[preset];

/** Whether TIME-WAIT is over when the segment arrives. */
export const isOver = (late: Late): boolean =>
  late.waitedMs + late.delayMs > behaviourOf(late).timeWaitMs;

/** `toTheEnd`: until TIME-WAIT is over; else until the answer has arrived. */
export const labOf = (late: Late, { toTheEnd = false } = {}): Lab =>
  new Lab(behaviourOf(late), (believed) => scenarioOf(late, believed, toTheEnd));

function scenarioOf(late: Late, behaviour: Behaviour, toTheEnd: boolean): Scenario {
  const { issA, issB, portA, portB, delayMs, closer, writes } = late;
  const other = otherHost(closer);
  const segment = segmentOf(late);
  return {
    ...clientServer({
      behaviour,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: [
        ...writesCalls(writes),
        { host: closer, call: 'CLOSE', when: { atMs: closesAtMs(late) } },
        { host: other, call: 'CLOSE', when: { atMs: otherClosesAtMs(late) } },
      ],
      untilMs: arrivesAtMs(late) + (toTheEnd ? 300_000 : 2 * delayMs),
    }),
    link: {
      delayMs: { A: delayMs, B: delayMs },
      ...(late.cut && { cuts: [{ from: closer, fromMs: leavesAtMs(late) }] }),
    },
    attacker: {
      sees: false,
      injections: [
        {
          when: { atMs: leavesAtMs(late) },
          to: closer,
          as: 'peer',
          srcPort: other === 'A' ? portA : portB,
          dstPort: closer === 'A' ? portA : portB,
          flags: segment.flags,
          seq: segment.seq,
          ack: segment.ack ?? 0,
          len: segment.len,
        },
      ],
    },
  };
}

const issOf = (late: Late, host: HostName): number => (host === 'A' ? late.issA : late.issB);

/** RCV.NXT and SND.NXT of the end in TIME-WAIT: SYN, text and FIN of each direction are counted. */
export const expectedOf = (late: Late): number => numberAfter(late, otherHost(late.closer));
export const sentOf = (late: Late): number => numberAfter(late, late.closer);
const numberAfter = (late: Late, host: HostName): number =>
  (issOf(late, host) + writtenBy(late.writes, host) + 2) % 2 ** 32;

interface LateSegment {
  readonly flags: readonly FlagName[];
  readonly seq: number;
  readonly ack: number | null;
  readonly len: number;
}

/** The segment that comes late. */
export function segmentOf(late: Late): LateSegment {
  const { kind, apart, closer, writes } = late;
  const next = expectedOf(late);
  const at = (offset: number): number => (next + offset + 2 ** 32) % 2 ** 32;
  const other = otherHost(closer);
  const last = writes.findLast(({ host }) => host === other)?.octets ?? 0;
  switch (kind) {
    case 'syn-new':
      return { flags: ['SYN'], seq: at(apart), ack: null, len: 0 };
    case 'syn-old':
      return { flags: ['SYN'], seq: at(-apart), ack: null, len: 0 };
    case 'text':
      return { flags: ['ACK'], seq: at(-last - 1), ack: sentOf(late), len: last };
    case 'fin':
      return { flags: ['FIN', 'ACK'], seq: at(-1), ack: sentOf(late), len: 0 };
    case 'rst-exact':
      return { flags: ['RST'], seq: next, ack: null, len: 0 };
    case 'rst-window':
      return { flags: ['RST'], seq: at(apart), ack: null, len: 0 };
  }
}

/** What the end in TIME-WAIT sends in answer. */
export const answerIn = (view: RunView, late: Late): Sent | null =>
  view.sent.find(({ from, at }) => from === late.closer && at === arrivesAtMs(late)) ?? null;

export type Case =
  'over' | 'reopens' | 'challenged' | 'answered' | 'closes' | 'ignored' | 'inWindow';

/** What decides the course of things: the explanations differ by it. */
export function caseOf(late: Late): Case {
  const { kind, preset, rfc1337 } = late;
  if (isOver(late)) return 'over';
  switch (kind) {
    case 'syn-new':
      return preset === 'linux' ? 'reopens' : 'challenged';
    case 'syn-old':
      return 'challenged';
    case 'text':
    case 'fin':
      return 'answered';
    case 'rst-exact':
      return rfc1337 ? 'ignored' : 'closes';
    case 'rst-window':
      return preset === 'linux' ? 'ignored' : 'inWindow';
  }
}

/** Who, who closed when, and what comes late; always with the numbers. */
export function situation(late: Late): Text {
  const { closer, writes, kind, waitedMs, rfc1337, preset } = late;
  const other = otherHost(closer);
  return sentences(
    text(`generators.preset.${preset}`),
    rfc1337 ? text('generators.f14.rfc1337') : null,
    numberedSetting(late),
    writesText(writes),
    text('generators.f14.closes', { closer, other }),
    preset === 'rfc9293' && kind.startsWith('syn')
      ? text('generators.f14.noReuse', { closer })
      : null,
    text('generators.f14.late', {
      closer,
      other,
      after: duration(waitedMs + late.delayMs),
      segment: segmentLine(segmentOf(late)),
      preset,
      kind: kind.startsWith('syn') ? 'syn' : kind.startsWith('rst') ? 'rst' : 'old',
    }),
    text(`generators.f14.${late.cut ? 'cut' : 'forgotten'}`, { closer, other }),
  );
}

/** Why it came as it did, for every form. */
export const reasonText = (late: Late): Text =>
  text(`generators.f14.why.${caseOf(late)}`, {
    closer: late.closer,
    other: otherHost(late.closer),
    length: duration(behaviourOf(late).timeWaitMs),
    kind:
      late.kind === 'fin'
        ? 'fin'
        : late.kind.startsWith('syn')
          ? 'syn'
          : late.kind === 'text'
            ? 'text'
            : 'rst',
    listens: late.closer === 'B' ? 'yes' : 'no',
    preset: late.preset,
    rfc1337: late.rfc1337 ? 'yes' : 'no',
    fresh: late.kind === 'syn-new' ? 'yes' : 'no',
  });

export const sources = ['RFC 9293 §3.6.1', 'RFC 9293 §3.10.7.4'];
