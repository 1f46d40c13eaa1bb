import { randomBytes } from 'node:crypto';
import { draftOf } from '@/lib/authoring';
import { allowed, type Actor, type Named } from '@/lib/auth';
import * as db from '@/lib/db';
import type { AuthoredRow } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { assert, ok, present, type Result } from '@/lib/kit';
import {
  publishedQuestion,
  questionDraft,
  type QuestionDraft,
  type TopicId,
} from '@/lib/questions';
import { countOne } from './limits';
import { isId, permitted } from './permitted';
import { failure, type ServiceError } from './service-error';

/** Somebody who may author, and does not do so too often. */
export async function writing(actor: Actor, locale: Locale): Promise<Result<Named, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const counted = await countOne('author', author.value.id, locale);
  return counted.ok ? author : counted;
}

/** A question of one's own; of anybody else's nothing is told. */
export async function ownQuestion(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<{ readonly author: Named; readonly question: AuthoredRow }, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const question = isId(id) ? await db.readQuestion(id) : null;
  const owner = question?.ownerId ?? null;
  if (!question || owner === null || !allowed(actor, 'author', owner)) {
    return failure(locale, 'no-such-question');
  }
  return ok({ author: author.value, question });
}

/** What an author is working on: the draft, or else the version on offer. */
export function workingDraft({ draft, current }: AuthoredRow): QuestionDraft {
  return draft === null ? storedDraft(present(current, 'a draft or a version')) : readDraft(draft);
}

/** A version as a draft to go on from. */
export function storedDraft({
  kind,
  topic,
  body,
}: {
  readonly kind: string;
  readonly topic: string;
  readonly body: unknown;
}): QuestionDraft {
  if (kind === 'scenario') return readDraft(body);
  // Stored as it was checked when it was published.
  return draftOf(publishedQuestion.parse(body), topic as TopicId);
}

/** A stored draft; only a bug, or a newer program that shares the database, stores one that cannot be read. */
export function readDraft(stored: unknown): QuestionDraft {
  const read = questionDraft.safeParse(stored);
  assert(read.success, 'a stored draft that can be read');
  return read.data;
}

/** Adds drafts to somebody's own bank, all or none; their ids in order. */
export async function addDrafts(
  author: Named,
  drafts: readonly { readonly draft: QuestionDraft; readonly originVersionId: string | null }[],
): Promise<string[]> {
  const bank = await db.ownBank(author.id);
  const questions = drafts.map(({ draft, originVersionId }) => ({
    ...{ slug: newSlug('q'), topic: draft.topic, draft, originVersionId },
  }));
  return db.createQuestions(bank.id, questions, new Date());
}

/** A name that nobody chose and nobody has: `q-` and 80 random bits. */
export const newSlug = (prefix: string): string =>
  `${prefix}-${BigInt(`0x${randomBytes(10).toString('hex')}`).toString(36)}`;
