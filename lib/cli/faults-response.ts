import { never, type Random } from '@/lib/kit';
import { flagNames, stateNames, type PublicBody, type ResponseBody } from '@/lib/questions';

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
  const number = () => String(random.int(0, 999));
  switch (body.kind) {
    case 'single-choice':
      return { kind: body.kind, choice: random.pick(body.options).id };
    case 'multiple-choice': {
      const [first, ...others] = random.shuffle(body.options.map(({ id }) => id));
      return {
        kind: body.kind,
        choices: [first ?? '', ...others.filter(() => random.chance(0.4))],
      };
    }
    case 'numeric':
      return { kind: body.kind, value: number() };
    case 'header-fields': {
      const typed = (field: string) => (field === 'flags' ? [random.pick(flagNames)] : number());
      const fields = Object.fromEntries(body.fields.map((field) => [field, typed(field)]));
      return { kind: body.kind, fields };
    }
    case 'state-pair':
      return {
        kind: body.kind,
        states: { A: random.pick(stateNames), B: random.pick(stateNames) },
      };
    case 'free-text':
      return { kind: body.kind, turns: turns.map((turn) => inventTurn(turn, random)) };
    default:
      return never(body);
  }
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
