import type { MisconceptionRow } from '@/lib/tcp';
import type { MessageKey } from '@/lib/i18n';
import type { Random } from '@/lib/kit';
import { type Body, type Statement, statements } from './body';
import { codeOf, type Lab } from './observe';
import type { RunView } from './run-view';
import { text, type Text } from './text';

/** A sentence that a run makes true or false. */
export interface Claim {
  readonly text: MessageKey;
  /** Of several claims about one thing only one is asked: each would give the others away. */
  readonly about: string;
  /** Why it holds, or does not. */
  readonly why: MessageKey;
  readonly params?: Readonly<Record<string, Text>>;
  /** The misconception that getting it wrong shows, where it is one of reading the run and has no run of its own. */
  readonly belief?: string;
  readonly holds: (view: RunView) => boolean;
}

const howMany = 5;

/**
 * A multiple choice of five claims, two or three of them true. Each is decided by the run; the one
 * misconception under whose run a claim turns over is what getting it wrong shows. Null when fewer than two claims are true, fewer than
 * two false, or no false one belongs to a misconception.
 */
export function askClaims(
  lab: Lab,
  rows: readonly MisconceptionRow[],
  claims: readonly Claim[],
  random: Random,
): Body | null {
  const all = onePerThing(random.shuffle(claims));
  const right = all.filter((claim) => claim.holds(lab.real));
  const wrong = all.filter((claim) => !right.includes(claim));
  const rightCount = Math.min(right.length, random.int(2, 3));
  const wrongCount = Math.min(wrong.length, howMany - rightCount);
  // Before anybody's run is made whom no claim would need.
  if (rightCount < 2 || wrongCount < 2) return null;
  const turned = wrong
    .map((claim) => judge(lab, rows, claim, false))
    .sort(
      (a, b) => Number(b.fault.misconception !== null) - Number(a.fault.misconception !== null),
    );
  if (turned[0]?.fault.misconception === null) return null;
  const held = right.slice(0, rightCount).map((claim) => judge(lab, rows, claim, true));
  return statements([...held, ...turned.slice(0, wrongCount)], random);
}

const onePerThing = (claims: readonly Claim[]): readonly Claim[] =>
  claims.filter((claim, index) => claims.findIndex(({ about }) => about === claim.about) === index);

function judge(
  lab: Lab,
  rows: readonly MisconceptionRow[],
  claim: Claim,
  right: boolean,
): Statement {
  const turning = rows.filter((each) => claim.holds(lab.under(each)) !== right);
  // Where several misconceptions turn a claim over, it tells none of them.
  const row = turning.length === 1 ? turning[0] : undefined;
  return {
    text: text(claim.text, claim.params),
    right,
    fault: {
      misconception: row === undefined ? (claim.belief ?? null) : codeOf(row),
      why: text(claim.why, claim.params),
    },
  };
}
