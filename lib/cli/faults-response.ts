import type { Random } from '@/lib/kit';
import {
  inventResponse as inventSimple,
  type PublicBody,
  type ResponseBody,
} from '@/lib/questions';

/** A turn of a free-text question as a running attempt shows it. */
export interface ShownTurn {
  readonly id: string;
  readonly text: string;
  readonly locked: boolean;
  readonly rubric: readonly { readonly id: string }[] | null;
  readonly ticked: readonly string[] | null;
}

/** Any answer that the question takes, right or wrong. `turns`: those of a free-text question, as shown. */
export function inventResponse(
  body: PublicBody,
  turns: readonly ShownTurn[],
  random: Random,
): ResponseBody {
  if (body.kind === 'free-text') {
    return { kind: body.kind, turns: turns.map((turn) => inventTurn(turn, random)) };
  }
  if (body.kind !== 'multi-part') return inventSimple(body, random);
  const parts = body.parts.map((part) => ({
    ...{ id: part.id, response: inventSimple(part.body, random) },
  }));
  return { kind: body.kind, parts };
}

type Turn = Extract<ResponseBody, { kind: 'free-text' }>['turns'][number];

/**
 * A locked text stays; the points of its rubric, once revealed, are ticked at random, and stay so: other ticks would lead
 * to another follow-up.
 */
function inventTurn({ id, text, locked, rubric, ticked }: ShownTurn, random: Random): Turn {
  if (!locked) return { id, text: `words ${random.int(0, 1e6)}`, ticked: null };
  const chosen = () => (rubric ?? []).filter(() => random.chance(0.6)).map((point) => point.id);
  return { id, text, ticked: [...(ticked ?? chosen())] };
}
