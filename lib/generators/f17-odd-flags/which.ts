import type { Random } from '@/lib/kit';
import { type Statement, statements } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, type Hit, hitLab, replyOf, victimOf } from '../hit';
import { codeOf } from '../observe';
import { paragraphs, text } from '../text';
import {
  beliefsIn,
  drawShot,
  flagsIn,
  lineOf,
  realOf,
  ruleText,
  settled,
  situation,
  sourcesIn,
  withShot,
} from './odd';
import { orderIn } from './outcome';

const howMany = 5;
type Asked = 'answered' | 'reset';

/** Which of several segments are answered, or answered by a RST. */
export const which: Form<Hit> = {
  id: 'which',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (given, { random, difficulty }) => {
    const hit = settled(given);
    const asked: Asked = difficulty <= 2 || random.chance(0.5) ? 'answered' : 'reset';
    const all = candidates(hit, random, difficulty);
    const right = all.filter((each) => holds(each, asked)).slice(0, 3);
    const wrong = all.filter((each) => !holds(each, asked)).slice(0, howMany - right.length);
    if (right.length === 0 || wrong.length < 2) return null;
    const view = realOf(hit);
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        text(`generators.f17.which.${asked}`, { host: victimOf(hit) }),
      ),
      body: statements(
        [...right, ...wrong].map((each) => judge(each, asked)),
        random,
      ),
      why: text(`generators.f17.remember.${orderIn(hit)}`),
      remember: null,
      reasons: [],
      sources: sourcesIn(hit.state),
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) - hit.delayMs - 1,
    };
  },
};

/** The same end met by a segment of each combination. */
export const candidates = (hit: Hit, random: Random, difficulty: number): Hit[] =>
  random
    .shuffle(flagsIn(hit.state, difficulty))
    .slice(0, 8)
    .map((flags) => withShot(hit, drawShot(random, hit, flags, difficulty)));

const holds = (hit: Hit, asked: Asked, view = realOf(hit)): boolean => {
  const reply = replyOf(view, hit);
  return reply !== null && (asked === 'answered' || reply.flags.includes('RST'));
};

function judge(hit: Hit, asked: Asked): Statement {
  const lab = hitLab(hit);
  const right = holds(hit, asked);
  const turning = beliefsIn(hit.state).filter((row) => holds(hit, asked, lab.under(row)) !== right);
  const [row] = turning;
  return {
    text: `\`${lineOf(lab.real, hit)}\``,
    right,
    fault: {
      misconception: row !== undefined && turning.length === 1 ? codeOf(row) : null,
      why: ruleText(lab.real, hit),
    },
  };
}
