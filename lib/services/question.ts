import { contentBank, findVersion, type Answered } from '@/lib/db';
import { generate } from '@/lib/generators';
import { assert, randomFrom } from '@/lib/kit';
import type { Locale } from '@/lib/i18n';
import { readStoredItem, shuffledBody, type Item, type PublicView } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { BoundedCache } from './bounded-cache';
import { parseItemRef, type ItemRef } from './item-ref';

/** A question by its address, ready to be shown and graded in one language. */
export interface Question {
  readonly ref: string;
  readonly answered: Answered;
  readonly item: Item<LadderView>;
}

/** A question as it is handed to the browser: nothing of the key. */
export interface ServedItem {
  readonly ref: string;
  readonly public: PublicView<LadderView>;
}

/** Versions and generated questions never change, so what was read or made once serves everybody. */
const known = new BoundedCache<Question>(600);

/** The question behind an address in a language, also when it is no longer offered; null when there is none. */
export async function findQuestion(ref: string, locale: Locale): Promise<Question | null> {
  const cacheKey = `${locale} ${ref}`;
  const cached = known.get(cacheKey);
  if (cached) return cached;
  const parsed = parseItemRef(ref);
  const question = parsed && (await load(ref, parsed, locale));
  if (question) known.set(cacheKey, question);
  return question;
}

function load(
  ref: string,
  parsed: ItemRef,
  locale: Locale,
): Promise<Question | null> | Question | null {
  return parsed.kind === 'authored'
    ? loadAuthored(ref, parsed, locale)
    : generated(ref, parsed, locale);
}

/** The generated question behind an address: made, not looked up. Null when the address is of no generated question. */
export function makeQuestion(ref: string, locale: Locale): Question | null {
  const parsed = parseItemRef(ref);
  return parsed?.kind === 'generated' ? generated(ref, parsed, locale) : null;
}

async function loadAuthored(
  ref: string,
  { slug, version }: Extract<ItemRef, { kind: 'authored' }>,
  locale: Locale,
): Promise<Question | null> {
  const stored = await findVersion(contentBank, slug, version, locale);
  if (!stored) return null;
  const { versionId } = stored;
  return { ref, answered: { kind: 'authored', versionId }, item: readItem(stored.item) };
}

/** A stored item; only a bug, or a newer program that shares the database, stores one that cannot be read. */
export function readItem(stored: unknown): Item<LadderView> {
  const read = readStoredItem(stored);
  assert(read.ok, `a stored item that can be read: ${read.ok ? '' : JSON.stringify(read.error)}`);
  // Pictures are written by our own generators only, in the form of their item's version.
  return read.value as Item<LadderView>;
}

function generated(
  ref: string,
  { generator, version, difficulty, seed }: Extract<ItemRef, { kind: 'generated' }>,
  locale: Locale,
): Question | null {
  const made = generate({ generator, version, difficulty, seed, locale });
  // An address may name a family or a version that does not exist: then there is no such question.
  if (!made.ok) return null;
  const { provenance } = made.value;
  assert(provenance.kind === 'generated', 'a generated question knows its provenance');
  return { ref, answered: { kind: 'generated', provenance }, item: made.value };
}

/** What the browser gets: the public view, an authored question's options in the order of the day. */
export function serve({ ref, answered, item }: Question, view = item.public): ServedItem {
  const today = `${ref} ${new Date().toISOString().slice(0, 10)}`;
  return { ref, public: answered.kind === 'authored' ? shuffled(view, today) : view };
}

/**
 * Options, steps and whatever else has no order of its own in the order of a seed: the same when the page is loaded again or in the other language, and another one when
 * the question comes back on another day: nobody learns «the second one». A generator shuffles its own.
 */
export function shuffled(view: PublicView<LadderView>, seed: string): PublicView<LadderView> {
  const random = randomFrom(seed);
  return { ...view, body: shuffledBody(view.body, (list) => random.shuffle(list)) };
}
