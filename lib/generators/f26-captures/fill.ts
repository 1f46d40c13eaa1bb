import type { Random } from '@/lib/kit';
import type { CaptureBody } from '../body-listed';
import type { Form, Question } from '../family';
import type { RunView } from '../run-view';
import { paragraphs, text, type Text } from '../text';
import { ackBlank, flagsBlank, seqBlank } from './blanks';
import {
  answeredBy,
  type Capture,
  type Hidden,
  introText,
  labOf,
  linesOf,
  printed,
  printLine,
  sources,
} from './capture';

const fieldsAt: readonly (readonly Hidden[])[] = [
  ['ack'],
  ['ack'],
  ['seq', 'ack'],
  ['flags', 'seq', 'ack'],
  ['flags', 'seq', 'ack'],
];

/** Fill in what is hidden of one line. */
export const fill: Form<Capture> = {
  id: 'fill',
  topic: 'teardown',
  levels: [1, 5],
  weight: 3,
  ask: (capture, { random, difficulty }) => {
    const view = labOf(capture).real;
    const lines = linesOf(view, capture);
    const index = random.int(1, lines.length - 1);
    const wanted = fieldsAt[difficulty - 1] ?? ['ack'];
    const blanks = blanksOf(capture, view, index, wanted);
    const hidden = blanks.map(({ id }) => id as Hidden);
    const shown = lines.map((line, at) => printLine(capture, line, at === index ? hidden : []));
    return {
      ...common(capture, view),
      stem: paragraphs(
        introText(capture),
        text('generators.f26.fill.stem', { nth: index + 1, style: capture.style }),
      ),
      body: bodyOf(printed(shown), blanks, difficulty <= 2 ? 1 : 2),
      why: whyOf(capture, view, index),
    };
  },
};

/** One line was not captured: what was it? */
export const missing: Form<Capture> = {
  id: 'missing',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (capture, { random }) => {
    const view = labOf(capture).real;
    const lines = linesOf(view, capture);
    const index = missable(random, lines.length);
    const blanks = blanksOf(capture, view, index, ['flags', 'ack']);
    const shown = lines.filter((_, at) => at !== index).map((line) => printLine(capture, line));
    return {
      ...common(capture, view),
      stem: paragraphs(
        introText(capture),
        text('generators.f26.missing.stem', { nth: index, next: index + 1 }),
      ),
      body: bodyOf(
        printed(shown),
        blanks.map((blank) => ({
          ...blank,
          ask: text(`generators.f26.missing.ask.${blank.id === 'flags' ? 'flags' : 'ack'}`),
        })),
        2,
      ),
      why: whyOf(capture, view, index, true),
    };
  },
};

/** Any line but the first and the last, between which two others stand. */
const missable = (random: Random, count: number): number => random.int(1, count - 2);

const blanksOf = (
  capture: Capture,
  view: RunView,
  index: number,
  wanted: readonly Hidden[],
): CaptureBody['blanks'] => {
  const lines = linesOf(view, capture);
  const made = {
    flags: () => flagsBlank(lines, index),
    seq: () => seqBlank(capture, lines, index),
    ack: () => ackBlank(capture, lines, index),
  };
  return wanted.flatMap((id) => made[id]() ?? []);
};

/** Null where too little can be asked of the line, or nobody would go wrong. */
function bodyOf(shown: string, blanks: CaptureBody['blanks'], least: number): CaptureBody | null {
  const enough = blanks.length >= least && blanks.every(({ faults }) => faults.length > 0);
  return enough ? { kind: 'read-capture', capture: shown, blanks } : null;
}

export const common = (
  capture: Capture,
  view: RunView,
): Pick<
  Question,
  'preset' | 'remember' | 'reasons' | 'sources' | 'view' | 'shownUntilMs' | 'endsAtMs'
> => ({
  preset: null,
  remember: text('generators.f26.remember'),
  reasons: [],
  sources,
  view,
  shownUntilMs: null,
  endsAtMs: Math.max(...linesOf(view, capture).map(({ at }) => at)) + capture.delayMs,
});

/** What the line answers, and where its own number comes from. */
function whyOf(capture: Capture, view: RunView, index: number, isMissing = false): Text {
  const lines = linesOf(view, capture);
  const line = lines[index];
  const answered = answeredBy(lines, index);
  const nth = answered === undefined ? 0 : lines.indexOf(answered) + 1;
  return text('generators.f26.why', {
    nth: index + 1,
    missing: isMissing ? 'yes' : 'no',
    from: line?.from ?? 'A',
    line: line === undefined ? '' : printLine(capture, line),
    answered: nth,
    takes: answered === undefined ? 0 : takesOf(answered),
    len: answered?.len ?? 0,
    what: answered === undefined ? 'nothing' : whatOf(answered),
  });
}

const takesOf = ({ len, flags }: { len: number; flags: readonly string[] }): number =>
  len + flags.filter((flag) => flag === 'SYN' || flag === 'FIN').length;

const whatOf = ({ len, flags }: { len: number; flags: readonly string[] }) =>
  flags.includes('SYN') ? 'syn' : flags.includes('FIN') ? (len > 0 ? 'both' : 'fin') : 'text';
