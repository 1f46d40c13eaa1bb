import type { Random } from '@/lib/kit';
import type { MisconceptionRow } from '@/lib/tcp';
import { type Statement, statements } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, hitLab, replyOf, stateAfter, victimOf } from '../hit';
import { codeOf } from '../observe';
import { paragraphs, text } from '../text';
import {
  aimed,
  aims,
  type Blind,
  drawBy,
  lineOf,
  ruleText,
  situation,
  sources,
  weapons,
} from './blind';

const howMany = 5;
type Asked = 'ends' | 'answered' | 'silent';
const rows = ['D45', 'D38'] as const satisfies readonly MisconceptionRow[];

/** Which of several forged segments end the connection, are answered, or pass without any effect. */
export const which: Form<Blind> = {
  id: 'which',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random, difficulty }) => {
    const asked = random.pick<Asked>(
      difficulty <= 2 ? ['ends', 'answered'] : ['answered', 'silent'],
    );
    const all = distinct(candidates(given, random, difficulty));
    const right = all.filter((each) => holds(each, asked)).slice(0, 3);
    const wrong = all.filter((each) => !holds(each, asked)).slice(0, howMany - right.length);
    if (right.length === 0 || wrong.length < 2) return null;
    const view = hitLab(given).real;
    return {
      preset: given.preset,
      stem: paragraphs(
        situation(view, given),
        text(`generators.f18.which.${asked}`, { host: victimOf(given) }),
      ),
      body: statements(
        [...right, ...wrong].map((each) => judge(each, asked)),
        random,
      ),
      why: text('generators.f18.which.why', { preset: given.preset }),
      remember: text('generators.f18.remember.rst'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(given) - given.delayMs - 1,
    };
  },
};

/** RSTs at first; with SYNs and text where it is harder. */
function candidates(given: Blind, random: Random, difficulty: number): Blind[] {
  return random.shuffle(aims).flatMap((aim) => {
    const weapon = difficulty <= 2 ? 'rst' : random.pick(weapons);
    return [aimed({ ...given, aim, weapon, by: drawBy(random), ackAhead: false })];
  });
}

function holds(hit: Blind, asked: Asked, view = hitLab(hit).real): boolean {
  const ended = stateAfter(view, hit) === 'CLOSED';
  const answers = replyOf(view, hit) !== null;
  return asked === 'ends' ? ended : asked === 'answered' ? answers : !ended && !answers;
}

const shown = (hit: Blind): string => lineOf(hitLab(hit).real, hit);

function judge(hit: Blind, asked: Asked): Statement {
  const lab = hitLab(hit);
  const right = holds(hit, asked);
  const turning = rows.filter((row) => holds(hit, asked, lab.under(row)) !== right);
  const [row] = turning;
  return {
    text: `\`${shown(hit)}\``,
    right,
    fault: {
      misconception: row !== undefined && turning.length === 1 ? codeOf(row) : null,
      why: ruleText(hit),
    },
  };
}

const distinct = (list: readonly Blind[]): Blind[] =>
  list.filter((hit, index) => list.findIndex((each) => shown(each) === shown(hit)) === index);
