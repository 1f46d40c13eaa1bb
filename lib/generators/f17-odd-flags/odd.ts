import type { Random } from '@/lib/kit';
import type { FlagName, MisconceptionRow } from '@/lib/tcp';
import {
  arrivesAtMs,
  type Hit,
  type HitState,
  hitLab,
  incomingOf,
  type Shot,
  shotLine,
  standing,
  victimOf,
} from '../hit';
import { sentences, text, type Text } from '../text';
import { tcbAt } from '../tcb-at';
import type { Draw } from '../family';
import type { RunView } from '../run-view';

export type Flags = readonly FlagName[];
const bareFin: Flags = ['FIN'];
const christmas: Flags = ['FIN', 'PSH', 'URG'];
const easy: readonly Flags[] = [['SYN', 'FIN'], bareFin, [], ['ACK'], ['RST']];
const unknown: readonly Flags[] = [
  ...easy,
  ['SYN', 'RST'],
  christmas,
  ['FIN', 'ACK'],
  ['SYN', 'ACK'],
  ['RST', 'ACK'],
];
const known: readonly Flags[] = [
  ['SYN', 'FIN'],
  ['SYN', 'RST'],
  bareFin,
  [],
  christmas,
  ['SYN'],
  ['SYN', 'ACK'],
  ['RST'],
];

/** Every combination that is asked about in a state. */
export function flagsIn(state: HitState, difficulty: number): readonly Flags[] {
  switch (state) {
    case 'CLOSED':
    case 'LISTEN':
    case 'SYN-SENT':
      return difficulty <= 1 ? easy : unknown;
    case 'ESTABLISHED':
      return known;
    case 'TIME-WAIT':
      // RFC 9293 §3.6.1 MAY-2: a new SYN may be taken up here, so there is no one answer to it.
      return known.filter((flags) => !isNewSyn(flags));
  }
}

const isNewSyn = (flags: Flags): boolean =>
  flags.includes('SYN') && !flags.includes('ACK') && !flags.includes('RST');

/** A segment with these flags whose numbers fit the state, or miss it. */
export function drawShot(random: Random, hit: Hit, flags: Flags, difficulty: number): Shot {
  const number = random.int(100_000, 2 ** 32 - 100_000);
  const other = random.int(100_000, 2 ** 32 - 100_000);
  const by = random.int(1, 29) * 10;
  const place = random.pick(['next', 'next', 'inside', 'before', 'beyond'] as const);
  const withText = difficulty >= 4 && random.chance(0.3);
  const good = random.chance(0.5);
  const { state, preset, buffer } = hit;
  if (state === 'CLOSED' || state === 'LISTEN') {
    const len = withText && !flags.includes('SYN') && !flags.includes('RST') ? by : 0;
    return { flags, seq: number, ack: other, len };
  }
  if (state === 'SYN-SENT') {
    // A SYN,ACK that fits would be no odd segment at all.
    const fits = good && !(flags.includes('SYN') && flags.includes('ACK'));
    return { flags, seq: number, ack: fits ? 0 : by, len: 0 };
  }
  // Linux looks at a segment without any of these before it looks at the sequence number.
  const bare = !flags.some((flag) => flag === 'SYN' || flag === 'RST' || flag === 'ACK');
  const seq =
    place === 'next' || (bare && preset === 'linux')
      ? 0
      : { inside: by, before: -by - 1, beyond: buffer + by }[place];
  return { flags, seq, ack: 0, len: 0 };
}

/** The misconceptions that can change what a segment comes to in a state. */
export function beliefsIn(state: HitState): readonly MisconceptionRow[] {
  switch (state) {
    case 'CLOSED':
      return ['D44', 'D44-ack'];
    case 'LISTEN':
      return ['D30', 'D36', 'D44', 'D44-ack'];
    case 'SYN-SENT':
      return ['D13', 'D44', 'D44-ack'];
    case 'ESTABLISHED':
    case 'TIME-WAIT':
      return ['D45'];
  }
}

/** The segment as it arrives. */
export function lineOf(view: RunView, hit: Hit): string {
  const [shot] = hit.shots;
  return shot === undefined ? '' : shotLine(shot, incomingOf(view, hit));
}

export const situation = (view: RunView, hit: Hit): Text =>
  sentences(text(`generators.preset.${hit.preset}`), standing(view, hit));

/** The segment of a stem, with a word on `[none]`. */
export const arrival = (view: RunView, hit: Hit): Text =>
  text('generators.f17.arrives', {
    segment: lineOf(view, hit),
    bare: hit.shots[0]?.flags.length === 0 ? 'yes' : 'no',
  });

/** The check that decides, told with its numbers. */
export function ruleText(view: RunView, hit: Hit): Text {
  const tcb = tcbAt(view, victimOf(hit), arrivesAtMs(hit) - 1);
  return text(`generators.f17.rule.${ruleOf(hit)}`, {
    host: victimOf(hit),
    preset: hit.preset,
    rcvNxt: tcb?.rcvNxt ?? 0,
    last: ((tcb?.rcvNxt ?? 0) + hit.buffer - 1) % 2 ** 32,
    seq: incomingOf(view, hit).seq,
    ack: incomingOf(view, hit).ack ?? 0,
  });
}

function ruleOf({ state, shots, buffer }: Hit) {
  const [shot] = shots;
  const has = (flag: FlagName): boolean => shot?.flags.includes(flag) === true;
  switch (state) {
    case 'CLOSED':
      return has('RST') ? 'closedRst' : has('ACK') ? 'closedAck' : 'closedNoAck';
    case 'LISTEN':
      if (has('RST')) return 'listenRst';
      if (has('ACK')) return 'listenAck';
      return has('SYN') ? 'listenSynFin' : 'listenOther';
    case 'SYN-SENT':
      if (has('ACK') && shot?.ack !== 0) return has('RST') ? 'sentBadAckRst' : 'sentBadAck';
      if (has('RST')) return has('ACK') ? 'sentRst' : 'sentRstNoAck';
      return has('SYN') ? 'sentSyn' : 'sentOther';
    case 'ESTABLISHED':
    case 'TIME-WAIT': {
      const at = shot?.seq ?? 0;
      const outside = at < 0 || at >= buffer;
      if (has('RST')) return outside ? 'outsideRst' : at === 0 ? 'rstExact' : 'rstInWindow';
      if (outside) return 'outside';
      return has('SYN') ? 'syn' : 'noAck';
    }
  }
}

export const sourcesIn = (state: HitState): string[] => {
  switch (state) {
    case 'CLOSED':
      return ['RFC 9293 §3.10.7.1'];
    case 'LISTEN':
      return ['RFC 9293 §3.10.7.2'];
    case 'SYN-SENT':
      return ['RFC 9293 §3.10.7.3'];
    case 'ESTABLISHED':
    case 'TIME-WAIT':
      return ['RFC 9293 §3.10.7.4'];
  }
};

/** The same end with one segment in place of the others. */
export const withShot = (hit: Hit, shot: Shot): Hit => ({ ...hit, shots: [shot] });

export const realOf = (hit: Hit): RunView => hitLab(hit).real;

/** What Linux does in TIME-WAIT is not recorded for every combination of flags. */
export const settled = (hit: Hit): Hit =>
  hit.state === 'TIME-WAIT' ? { ...hit, preset: 'rfc9293' } : hit;

/** The end with one odd segment for it. */
export function met(given: Hit, { random, difficulty }: Draw): Hit {
  const hit = settled(given);
  const flags = random.pick(flagsIn(hit.state, difficulty));
  return withShot(hit, drawShot(random, hit, flags, difficulty));
}
