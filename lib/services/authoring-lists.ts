import { allowed, type Actor } from '@/lib/auth';
import * as db from '@/lib/db';
import type { ListedInterview, ListedSet, OwnBank, UsableVersion } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, present, type Result } from '@/lib/kit';
import type { BothLanguages, TopicId } from '@/lib/questions';
import { readDraft, storedDraft, writing } from './authoring-drafts';
import { permitted } from './permitted';
import { failure, type ServiceError } from './service-error';

/** One of the author's questions in a list. */
export interface MyQuestion {
  readonly id: string;
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  /** The stem, or the note of a scenario, in the reader's language; empty while there is none. */
  readonly text: string;
  /** Whether there is something that is not published. */
  readonly changed: boolean;
  readonly published: { readonly versionId: string; readonly number: number } | null;
}

/** All that somebody has written. */
export interface MyWork {
  readonly bank: Pick<OwnBank, 'title' | 'visibility'>;
  readonly mayPublish: boolean;
  readonly questions: readonly MyQuestion[];
  readonly sets: readonly ListedSet[];
  readonly interviews: readonly ListedInterview[];
}

export async function myWork(actor: Actor, locale: Locale): Promise<Result<MyWork, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const { id } = author.value;
  const bank = await db.ownBank(id);
  const [questions, sets, interviews] = await Promise.all([
    db.questionsOf(bank.id),
    db.setsOf(id),
    db.interviewsOf(id),
  ]);
  return ok({
    bank: { title: bank.title, visibility: bank.visibility },
    mayPublish: allowed(actor, 'publish-banks', id),
    questions: questions.map((question) => myQuestion(question, locale)),
    ...{ sets, interviews },
  });
}

function myQuestion(question: db.ListedQuestion, locale: Locale): MyQuestion {
  const { id, draft: written, published } = question;
  const draft =
    written === null ? storedDraft(present(published, 'a version')) : readDraft(written);
  return {
    ...{ id, kind: draft.kind, topic: draft.topic, difficulty: draft.difficulty },
    ...{ text: textOf(draft, locale), changed: written !== null },
    published: published && { versionId: published.versionId, number: published.number },
  };
}

/** A question that may be put into a set or an interview. */
export interface UsableQuestion extends Omit<UsableVersion, 'body'> {
  readonly text: string;
}

const mostFound = 60;

/** Questions on offer that somebody may use: their own, of content/, of public banks. */
export async function searchQuestions(
  actor: Actor,
  search: { readonly text: string; readonly topic: TopicId | null },
  locale: Locale,
): Promise<Result<readonly UsableQuestion[], ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  // PostgreSQL takes no NUL in a text, and no question holds one.
  const text = search.text.replaceAll('\0', '').trim().slice(0, 200);
  const found = await db.searchQuestions(author.value.id, { ...search, text, limit: mostFound });
  return ok(found.map(({ body, ...version }) => ({ ...version, text: textOf(body, locale) })));
}

/** Names the author's bank, and says whether all authors may see what is published in it. */
export async function updateBank(
  actor: Actor,
  change: { readonly title: string | null; readonly visibility: db.Visibility },
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  const { id } = author.value;
  const bank = await db.ownBank(id);
  if (change.visibility === 'public' && !allowed(actor, 'publish-banks', id)) {
    return failure(locale, 'forbidden');
  }
  await db.updateBank(bank.id, change);
  return ok(null);
}

/** What a stored question is called in lists: its stem, or the note of a scenario. */
export function textOf(body: unknown, locale: Locale): string {
  if (typeof body !== 'object' || body === null) return '';
  const text = 'stem' in body ? body.stem : 'note' in body ? body.note : null;
  if (typeof text !== 'object' || text === null) return '';
  const both = text as BothLanguages;
  return both[locale] || both.en || both['zh-CN'];
}
