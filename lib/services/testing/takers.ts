import { assert, present, randomFrom } from '@/lib/kit';
import { inventResponse, type ResponseBody } from '@/lib/questions';
import { readAttempt, startAttempt, submitAttempt, saveAnswer, type AttemptView } from '..';
import { actorOf, value, type Browser } from './browsers';
import type { TestDatabase } from './database';

// For the tests of this room: people who take an interview or a set.

let keys = 0;
/** A key as a browser makes it. */
export const newKey = (): string => `key-${String((keys += 1)).padStart(8, '0')}`;

/** Starts an interview of content/. */
export async function begun(who: Browser, interview = 'warm-up'): Promise<AttemptView> {
  const actor = await actorOf(who);
  const start = { startKey: newKey(), locale: 'en', subject: { interview } } as const;
  const { id } = value(await startAttempt(actor, start));
  return value(await readAttempt(await actorOf(who), id, 'en'));
}

/** An answer that fits the question that is open: one for the even numbers, another one for the odd. */
export function someAnswer({ open }: AttemptView, n = 0): ResponseBody {
  const { body } = present(open, 'the open question').public;
  const other = n % 2;
  const random = randomFrom(String(other));
  if (body.kind === 'free-text') {
    const [first] = open?.turns ?? [];
    assert(first, 'a first turn');
    return { kind: body.kind, turns: [{ id: first.id, text: `words ${other}`, ticked: null }] };
  }
  if (body.kind === 'multi-part') {
    const [part] = body.parts;
    assert(part, 'a first part');
    return {
      kind: body.kind,
      parts: [{ id: part.id, response: inventResponse(part.body, random) }],
    };
  }
  if (body.kind === 'single-choice') {
    return { kind: body.kind, choice: present(body.options[other], 'option').id };
  }
  if (body.kind === 'multiple-choice') {
    return { kind: body.kind, choices: [present(body.options[other], 'option').id] };
  }
  return inventResponse(body, random);
}

/** Sends an answer to the item that a view is at. */
export const save = async (who: Browser, view: AttemptView, response: unknown, key = newKey()) =>
  saveAnswer(await actorOf(who), view.id, {
    ...{ position: view.position, response, idempotencyKey: key, givenAt: new Date() },
    ...{ elapsedMs: 1000, locale: 'en' },
  });

export const submit = async (who: Browser, { id }: AttemptView) =>
  submitAttempt(await actorOf(who), id, 'en');

/** What only the database of a test can show or do. */
export const recordsIn = (database: TestDatabase) => ({
  /** Moves an attempt's clocks: as if it had begun so much earlier. */
  age: (id: string, ms: number) =>
    database.query(
      `UPDATE "Attempt" SET "startedAt" = "startedAt" - $2 * interval '1 ms',
         "deadlineAt" = "deadlineAt" - $2 * interval '1 ms' WHERE id = $1`,
      [id, ms],
    ),
  /** The answers to an item, as they stand. */
  rowsOf: ({ id }: AttemptView, position = 0) =>
    database.query<{ revision: number; late: boolean; response: unknown }>(
      `SELECT r.revision, r.late, r.response FROM "Response" r JOIN "AttemptItem" i ON i.id = r."attemptItemId"
       WHERE i."attemptId" = $1 AND i.position = $2 ORDER BY r.revision`,
      [id, position],
    ),
});
