import { assert, type AttemptId } from '@/lib/kit';
import type { AttemptState } from '@/lib/interviews';
import { lockAttempt, type StoredAttempt } from './attempts';
import { plainTransaction, type Run } from './client';

/** The grade of one item of an attempt that is finished now. */
export interface ItemGrade {
  /** 0 to 1. */
  readonly score: number;
  readonly misconceptions: readonly string[];
}

/** What an attempt becomes. */
export interface AttemptChange {
  readonly state: AttemptState;
  /** With the change that finishes it, by position, and the score of the whole; null with every other change. */
  readonly grades: { readonly items: readonly ItemGrade[]; readonly score: number } | null;
}

/**
 * Changes an attempt while nobody else can: `decide` gets it as it stands and says what it becomes, or null for
 * nothing. Returns it as it stood, with what became of it. Deadlines and answers are not written here.
 */
export async function changeAttempt<T>(
  id: AttemptId,
  decide: (attempt: StoredAttempt) => { readonly change: AttemptChange | null; readonly value: T },
): Promise<T> {
  return plainTransaction(async (run) => {
    const attempt = await lockAttempt(run, id);
    assert(attempt, 'an attempt that was found a moment ago');
    const { change, value } = decide(attempt);
    if (change) await write(run, attempt, change);
    return value;
  });
}

async function write(
  run: Run,
  before: StoredAttempt,
  { state, grades }: AttemptChange,
): Promise<void> {
  const ends = before.state.status === 'running' && state.status !== 'running';
  assert(ends === (grades !== null), 'grades exactly when an attempt ends');
  const items = before.items.flatMap(({ id }, position) => {
    const was = before.state.items[position];
    const is = state.items[position];
    if (!is || (is === was && !grades)) return [];
    const grade = grades?.items[position] ?? { score: null, misconceptions: [] };
    const { openedAt, deadlineAt, closedAt, lockedTurns, spentMs } = is;
    const dates = {
      openedAt: date(openedAt),
      deadlineAt: date(deadlineAt),
      closedAt: date(closedAt),
    };
    return [{ id, ...dates, lockedTurns, spentMs, ...grade }];
  });
  if (items.length > 0) await run(updateItems, [JSON.stringify(items)]);
  const [changed] = await run(updateAttempt, [
    ...[before.id, state.status, state.position, date(state.finishedAt), grades?.score ?? null],
  ]);
  assert(changed, 'an attempt that is finished once');
  if (ends) await run(releaseVariants, [before.id]);
}

const updateItems = `UPDATE "AttemptItem" i SET "openedAt" = c."openedAt", "deadlineAt" = c."deadlineAt",
    "closedAt" = c."closedAt", "lockedTurns" = c."lockedTurns", "spentMs" = c."spentMs", score = c.score,
    misconceptions = ARRAY(SELECT jsonb_array_elements_text(c.misconceptions))
  FROM jsonb_to_recordset($1) AS c(id text, "openedAt" timestamptz, "deadlineAt" timestamptz, "closedAt" timestamptz,
    "lockedTurns" int, "spentMs" int, score float8, misconceptions jsonb)
  WHERE i.id = c.id`;

/** Only what runs can change: an attempt ends once. */
const updateAttempt = `UPDATE "Attempt" SET status = $2::"AttemptStatus", position = $3, "finishedAt" = $4, score = $5
  WHERE id = $1 AND status = 'running' RETURNING 1 AS changed`;

/** What was asked is no secret any more: the report shows it. */
const releaseVariants = `UPDATE "Variant" v SET secret = false FROM "AttemptItem" i
  WHERE i."attemptId" = $1 AND v.id = i."variantId" AND v.secret`;

const date = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString();
