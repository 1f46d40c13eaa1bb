import type { BodyOf, KeyBody, ResponseBody } from '@/lib/questions';
import { nextTurn } from './chain';

type Turns = BodyOf<ResponseBody, 'free-text'>['turns'];

/** The model answers of all turns that are asked of who says everything: every must and plus, no trap. */
export function rightTurns(key: BodyOf<KeyBody, 'free-text'>): Turns {
  const turns: Turns = [];
  for (let turn = nextTurn(key, turns); turn !== null; turn = nextTurn(key, turns)) {
    const said = turn.rubric.filter(({ weight }) => weight !== 'trap').map(({ id }) => id);
    turns.push({ id: turn.id, text: turn.model, ticked: said });
  }
  return turns;
}
