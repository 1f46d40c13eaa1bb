import { allowed, type Actor } from '@/lib/auth';
import * as db from '@/lib/db';
import type { ResultRow, ResultsOf } from '@/lib/db';
import { translate, type Locale } from '@/lib/i18n';
import { ok, present, type Result } from '@/lib/kit';
import { itemFigures, type ScoreRow } from '@/lib/statistics';
import { textOf } from './authoring-lists';
import { beliefsOf, type Belief } from './beliefs';
import { isId, permitted } from './permitted';
import { readItem } from './question';
import { answerCounts, type AnswerCount } from './results-answers';
import { failure, type ServiceError } from './service-error';

/** What people made of a set, an interview or an assignment. Only the newest finished attempt of each counts. */
export interface Results {
  /** How many attempts are still running: they are not in here. */
  readonly running: number;
  readonly people: readonly PersonResult[];
  readonly items: readonly ItemResult[];
}

export interface PersonResult {
  readonly attemptId: string;
  /** Name or address; a guest by the beginning of an id. */
  readonly who: string;
  readonly guest: boolean;
  readonly status: 'submitted' | 'expired';
  /** 0 to 1, by points. */
  readonly score: number | null;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly usedMs: number;
  /** In the order of `items`; null: this person did not have the item. */
  readonly scores: readonly (number | null)[];
}

export interface ItemResult {
  /** From 1, in the order in which items come. */
  readonly number: number;
  /** Null for a question made for each attempt by a family. */
  readonly versionId: string | null;
  readonly generator: string | null;
  readonly kind: string | null;
  readonly topic: string;
  readonly difficulty: number;
  /** The stem, or the note of a scenario; empty for a family's. */
  readonly text: string;
  /** How many people had it. */
  readonly n: number;
  /** The mean score, 0 to 1. */
  readonly facility: number | null;
  /** The corrected item–rest correlation; null where there is none (lib/statistics). */
  readonly discrimination: number | null;
  readonly unanswered: number;
  readonly meanSpentMs: number;
  /** How often each option, value or rubric point was answered; empty where each person had another question. */
  readonly answers: readonly AnswerCount[];
  /** What the answers showed to be believed, the most frequent first. */
  readonly beliefs: readonly (Belief & { readonly count: number })[];
}

export async function readResults(
  actor: Actor,
  subject: ResultsOf,
  locale: Locale,
): Promise<Result<Results, ServiceError>> {
  const reader = permitted(actor, 'read-results', locale);
  if (!reader.ok) return reader;
  const owner = isId(subject.id) ? await ownerOf(subject) : null;
  if (owner === null || !allowed(actor, 'read-results', owner)) {
    return failure(locale, `no-such-${subject.kind}`);
  }
  const [rows, running] = await Promise.all([db.resultsOf(subject), db.runningAttempts(subject)]);
  return ok({ running, ...(await analysed(rows, locale)) });
}

async function ownerOf({ kind, id }: ResultsOf) {
  if (kind === 'assignment') return db.assignmentOwner(id);
  const found = kind === 'set' ? await db.readSet(id) : await db.readInterviewById(id);
  return found?.ownerId ?? null;
}

type Item = ResultRow['items'][number];
/** The same item of several people: the same version, or the same family and level, met for the same time. */
interface Column {
  readonly name: string;
  readonly first: Item;
  readonly had: readonly Item[];
}

async function analysed(
  rows: readonly ResultRow[],
  locale: Locale,
): Promise<Pick<Results, 'people' | 'items'>> {
  const named = rows.map((row) => ({ row, items: namedItems(row.items) }));
  const columns = columnsOf(named.map(({ items }) => items));
  const scores = named.map(
    ({ items }): ScoreRow =>
      new Map([...items].map(([name, { score, points }]) => [name, { score, points }])),
  );
  const ids = columns.flatMap(({ first }) => (first.versionId === null ? [] : [first.versionId]));
  const texts = await db.versionTexts([...new Set(ids)], locale);
  return {
    people: named.map(({ row, items }) => ({
      ...personOf(row, locale),
      scores: columns.map(({ name }) => items.get(name)?.score ?? null),
    })),
    items: columns.map((column, index) => ({
      ...itemResult(column, texts.get(column.first.versionId ?? ''), locale),
      ...itemFigures(scores, column.name),
      number: index + 1,
    })),
  };
}

/** The items of an attempt by a name that the same item has in another attempt. */
function namedItems(items: readonly Item[]): Map<string, Item> {
  const met = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const what = item.versionId ?? `${item.generator ?? ''} ${item.difficulty}`;
      const times = (met.get(what) ?? 0) + 1;
      met.set(what, times);
      return [`${what} ${times}`, item];
    }),
  );
}

function columnsOf(people: readonly ReadonlyMap<string, Item>[]): Column[] {
  const byName = new Map<string, Item[]>();
  for (const items of people) {
    for (const [name, item] of items) byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  return [...byName]
    .map(([name, had]) => ({ name, had, first: present(had[0], 'an item that somebody had') }))
    .sort((one, other) => one.first.position - other.first.position);
}

function personOf(row: ResultRow, locale: Locale): Omit<PersonResult, 'scores'> {
  const { attemptId, status, score, startedAt, finishedAt, email, name } = row;
  const who = name ?? email ?? translate(locale, 'results.guest', { id: row.userId.slice(0, 4) });
  const usedMs = finishedAt.getTime() - startedAt.getTime();
  return { attemptId, who, guest: email === null, status, score, startedAt, finishedAt, usedMs };
}

type Text = { readonly item: unknown; readonly body: unknown } | undefined;

function itemResult(
  { first, had }: Column,
  text: Text,
  locale: Locale,
): Omit<ItemResult, 'number' | 'n' | 'facility' | 'discrimination'> {
  const item = text?.item == null ? null : readItem(text.item);
  return {
    ...{ versionId: first.versionId, generator: first.generator, kind: first.kind },
    ...{ topic: first.topic, difficulty: first.difficulty },
    text: text ? textOf(text.body, locale) : '',
    unanswered: had.filter(({ response }) => response === null).length,
    meanSpentMs: Math.round(had.reduce((sum, { spentMs }) => sum + spentMs, 0) / had.length),
    answers: item ? answerCounts(item, had, locale) : [],
    beliefs: beliefCounts(had, locale),
  };
}

function beliefCounts(had: readonly Item[], locale: Locale): ItemResult['beliefs'] {
  const counts = new Map<string, number>();
  for (const id of had.flatMap(({ misconceptions }) => misconceptions)) {
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .flatMap(([id, count]) => beliefsOf([id], locale).map((belief) => ({ ...belief, count })));
}
