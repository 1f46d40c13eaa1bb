import { allowed, type Actor, type Named } from '@/lib/auth';
import * as db from '@/lib/db';
import type { AuthoredSet, SetChange } from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, type QuestionSetId, type Result } from '@/lib/kit';
import type { BothLanguages } from '@/lib/questions';
import { writing } from './authoring-drafts';
import { textOf } from './authoring-lists';
import { isId, permitted } from './permitted';
import { failure, type ServiceError } from './service-error';

/** Begins a set; a text in one language stands for both until the other is written. */
export async function createSet(
  actor: Actor,
  title: BothLanguages,
  locale: Locale,
): Promise<Result<{ readonly id: QuestionSetId }, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  return ok({ id: await db.createSet(author.value.id, title) });
}

/** A set as its author's page shows it. */
export interface SetView extends Omit<AuthoredSet, 'items' | 'ownerId'> {
  readonly items: readonly SetItemView[];
}
export interface SetItemView {
  readonly versionId: string;
  readonly questionId: string;
  readonly number: number;
  /** A newer version of the same question that could take its place. */
  readonly newer: { readonly versionId: string; readonly number: number } | null;
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  readonly points: number;
  /** The stem, or the note of a scenario, in the reader's language. */
  readonly text: string;
}

export async function readSet(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<SetView, ServiceError>> {
  const own = await ownSet(actor, id, locale);
  if (!own.ok) return own;
  const { id: setId, title, lead, visibility, updatedAt, items } = own.value.set;
  return ok({
    ...{ id: setId, title, lead, visibility, updatedAt },
    items: items.map(({ newest, body, ...item }) => ({
      ...item,
      newer: newest && newest.number > item.number ? newest : null,
      text: textOf(body, locale),
    })),
  });
}

/** Makes a set hold exactly this. Its questions must be the author's own, of content/, or of a public bank. */
export async function updateSet(
  actor: Actor,
  id: string,
  change: SetChange,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const own = await ownSet(actor, id, locale);
  if (!own.ok) return own;
  const { set, author } = own.value;
  if (change.visibility === 'public' && !allowed(author, 'publish-banks', set.ownerId)) {
    return failure(locale, 'forbidden');
  }
  const stays = new Set<string>(set.items.map(({ versionId }) => versionId));
  const added = change.items.map(({ versionId }) => versionId).filter((each) => !stays.has(each));
  const usable = await usableIds(author, added);
  const stranger = change.items.findIndex(
    ({ versionId }) => !stays.has(versionId) && !usable.has(versionId),
  );
  if (stranger !== -1) return failure(locale, 'question-not-usable', { position: stranger + 1 });
  await db.updateSet(set.id, change);
  return ok(null);
}

async function usableIds(author: Named, versionIds: readonly string[]): Promise<Set<string>> {
  if (versionIds.length === 0) return new Set();
  const usable = await db.usableVersions(author.id, versionIds);
  return new Set(usable.map(({ versionId }) => versionId));
}

/** Takes a set away, and voids its links. What was taken keeps its report. */
export async function removeSet(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const own = await ownSet(actor, id, locale);
  if (!own.ok) return own;
  await db.retireSet(own.value.set.id, new Date());
  return ok(null);
}

/** A set of one's own; of anybody else's nothing is told. */
export async function ownSet(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<{ readonly author: Named; readonly set: AuthoredSet }, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const set = isId(id) ? await db.readSet(id) : null;
  return set && allowed(actor, 'author', set.ownerId)
    ? ok({ author: author.value, set })
    : failure(locale, 'no-such-set');
}
