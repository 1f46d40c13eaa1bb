import type { BodyOf, Fault, FreeTextTurn, Grade, KeyBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';
import { reachableTurns } from './chain';
import { turnScore } from './score';

type Key = BodyOf<KeyBody, 'free-text'>;
type Response = BodyOf<ResponseBody, 'free-text'>;

/**
 * Grades by what the writer ticked: the mean over the turns reached, where one that was asked and not answered, or not
 * compared with its rubric, earns nothing.
 */
export function gradeFreeText(key: Key, { turns }: Response, voice: Voice): Grade {
  const chain = reachableTurns(key, turns);
  const stray = strayTurn(chain, turns, voice) ?? strayPoint(chain, turns, voice);
  if (stray !== null) return stray;
  const reached = chain.map((turn, index) => ({ turn, answer: turns[index] }));
  const points = reached.flatMap(({ turn, answer }) => {
    const ticked = new Set(answer?.ticked ?? []);
    return turn.rubric.map((point) => ({ turn, point, ticked: ticked.has(point.id) }));
  });
  const musts = points.filter(({ point }) => point.weight === 'must');
  const traps = points.filter(({ point, ticked }) => point.weight === 'trap' && ticked);
  return graded(voice, {
    score: mean(reached.map(({ turn, answer }) => turnScore(turn.rubric, answer))),
    parts: points.map(({ turn, point, ticked }) => ({
      part: `${turn.id}.${point.id}`,
      right: ticked !== (point.weight === 'trap'),
    })),
    faults: traps.map(({ point }): Fault => ({ misconception: point.misconception, why: null })),
    otherwise: voice.say('graders.points', {
      said: musts.filter(({ ticked }) => ticked).length,
      all: musts.length,
      traps: traps.length,
    }),
    always: true,
  });
}

function strayTurn(chain: readonly FreeTextTurn[], turns: Response['turns'], { say }: Voice) {
  const at = turns.findIndex(({ id }, index) => chain[index]?.id !== id);
  if (at < 0) return null;
  const params = { found: turns[at]?.id ?? '', expected: chain[at]?.id ?? 'none' };
  return invalid(`turns.${String(at)}.id`, say('graders.otherTurn', params));
}

function strayPoint(chain: readonly FreeTextTurn[], turns: Response['turns'], { say }: Voice) {
  for (const [index, { ticked }] of turns.entries()) {
    const ids = chain[index]?.rubric.map(({ id }) => id) ?? [];
    const found = ticked?.find((point) => !ids.includes(point));
    if (found === undefined) continue;
    const params = { found, points: ids.join(', ') };
    return invalid(`turns.${String(index)}.ticked`, say('graders.noSuchPoint', params));
  }
  return null;
}

/** Of at least one: the first turn is always reached. Exact where all are equal, so that full stays full. */
const mean = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;
