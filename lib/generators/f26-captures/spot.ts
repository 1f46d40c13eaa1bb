import { present, type Random } from '@/lib/kit';
import type { SpotLineBody } from '../body-listed';
import type { Form } from '../family';
import { paragraphs, text } from '../text';
import {
  answeredBy,
  type Capture,
  introText,
  issOf,
  labOf,
  type Line,
  linesOf,
  printLine,
} from './capture';
import { common } from './fill';

/** What is wrong with the line that was changed. */
const flaws = ['ackAhead', 'ackPart', 'synUncounted', 'noAck', 'afterFin', 'swapped'] as const;
type Flaw = (typeof flaws)[number];

/** What could be said of such a line as well, so that it is no wrong reason. */
const alsoTrue: Readonly<Record<Flaw, readonly Flaw[]>> = {
  ackAhead: [],
  ackPart: [],
  synUncounted: ['ackPart'],
  noAck: ['ackPart'],
  afterFin: [],
  swapped: ['ackAhead', 'ackPart'],
};

/** As many as a question of this kind may have. */
const mostLines = 20;

interface Spoilt {
  readonly lines: readonly Line[];
  readonly at: number;
}

/** Which line of a capture cannot be, and why. */
export const spot: Form<Capture> = {
  id: 'spot',
  topic: 'handshake',
  levels: [2, 5],
  weight: 3,
  ask: (capture, { random, difficulty }) => {
    const view = labOf(capture).real;
    const flaw = random.pick(difficulty === 2 ? flaws.slice(0, 4) : flaws);
    const spoilt = spoil(capture, linesOf(view, capture), flaw, random);
    if (spoilt === null || spoilt.lines.length > mostLines) return null;
    return {
      ...common(capture, view),
      stem: paragraphs(introText(capture), text('generators.f26.spot.stem')),
      body: bodyOf(capture, spoilt, flaw, random),
      why: text(`generators.f26.spot.why.${flaw}`, { nth: spoilt.at + 1 }),
      remember: text('generators.f26.spot.remember'),
    };
  },
};

/** The lines with one of them changed, or with one too many; null where no line lends itself to it. */
function spoil(
  capture: Capture,
  lines: readonly Line[],
  flaw: Flaw,
  random: Random,
): Spoilt | null {
  const by = random.int(1, 9) * 100;
  const change = (fits: (line: Line, index: number) => boolean, how: (line: Line) => Line) => {
    const places = lines.flatMap((line, index) => (fits(line, index) ? [index] : []));
    if (places.length === 0) return null;
    const at = random.pick(places);
    return { lines: lines.map((line, index) => (index === at ? how(line) : line)), at };
  };
  const isLate = (index: number): boolean => index > 2;
  switch (flaw) {
    case 'ackAhead':
      return change(
        ({ ack }, index) => ack !== null && isLate(index),
        (line) => ({ ...line, ack: wrap((line.ack ?? 0) + by) }),
      );
    case 'ackPart':
      return change(
        ({ ack }, index) => ack !== null && isLate(index) && partOf(lines, index) !== null,
        (line) => ({ ...line, ack: partOf(lines, lines.indexOf(line)) }),
      );
    case 'synUncounted':
      return change(
        (_, index) => index === 1 || index === 2,
        (line) => ({ ...line, ack: issOf(capture, line.from === 'A' ? 'B' : 'A') }),
      );
    case 'noAck':
      return change(
        ({ flags }, index) => isLate(index) && (flags.includes('FIN') || flags.includes('PSH')),
        (line) => ({ ...line, ack: null, flags: line.flags.filter((flag) => flag !== 'ACK') }),
      );
    case 'afterFin':
      return afterFin(lines, by);
    case 'swapped':
      return capture.style === 'absolute'
        ? change(
            ({ len, ack }, index) => isLate(index) && len > 0 && ack !== null,
            (line) => ({ ...line, seq: line.ack ?? 0, ack: line.seq }),
          )
        : null;
  }
}

/** An acknowledgment number inside of what the line answers; null where that is a single number. */
function partOf(lines: readonly Line[], index: number): number | null {
  const answered = answeredBy(lines, index);
  const line = lines[index];
  // Only the line that answers at once moves its number; the later ones repeat it.
  if (answered === undefined || line?.ack == null || answered.flags.includes('SYN')) return null;
  const isFirst = lines
    .slice(lines.indexOf(answered) + 1, index)
    .every(({ from }) => from !== line.from);
  if (!isFirst) return null;
  if (answered.flags.includes('FIN')) return wrap(answered.seq + answered.len);
  return answered.len > 1 ? wrap(answered.seq + 1) : null;
}

/** Text by an end that has sent its FIN, just after the acknowledgment of that. */
function afterFin(lines: readonly Line[], len: number): Spoilt | null {
  const first = lines.findIndex(({ flags }) => flags.includes('FIN'));
  const fin = lines[first];
  const answer = lines[first + 1];
  if (fin === undefined || answer === undefined) return null;
  const text: Line = {
    ...fin,
    at: answer.at + 50,
    flags: ['PSH', 'ACK'],
    seq: wrap(fin.seq + fin.len + 1),
    len,
  };
  return {
    lines: [...lines.slice(0, first + 2), text, ...lines.slice(first + 2)],
    at: first + 2,
  };
}

const wrap = (number: number): number => number % 2 ** 32;

function bodyOf(capture: Capture, { lines, at }: Spoilt, flaw: Flaw, random: Random): SpotLineBody {
  const reasons = random.shuffle([
    flaw,
    ...random
      .shuffle(flaws.filter((each) => each !== flaw && !alsoTrue[flaw].includes(each)))
      .slice(0, 3),
  ]);
  return {
    kind: 'spot-line',
    line: `l${at + 1}`,
    lines: lines.map((line, index) => ({
      id: `l${index + 1}`,
      text: `\`${printLine(capture, line)}\``,
      fault:
        index === at
          ? null
          : {
              misconception: doubted(lines, index),
              why: text('generators.f26.spot.fits', { nth: index + 1 }),
            },
    })),
    reasons: reasons.map((each, index) => ({
      id: present(['a', 'b', 'c', 'd'][index], 'a letter'),
      text: text(`generators.f26.spot.flaw.${each}`),
      right: each === flaw,
      fault:
        each === flaw
          ? null
          : { misconception: null, why: text(`generators.f26.spot.not.${each}`) },
    })),
  };
}

/** Who finds fault with a line that is right may hold one of these: FIN never with ACK, or ACK always SEQ and one. */
function doubted(lines: readonly Line[], index: number): string | null {
  const line = present(lines[index], 'a line');
  if (line.flags.includes('FIN')) return 'D03';
  const answered = answeredBy(lines, index);
  return line.len === 0 && (answered?.len ?? 0) > 1 && line.ack !== null ? 'D04' : null;
}
