import { randomBytes } from 'node:crypto';
import { allowed, type Actor } from '@/lib/auth';
import { contentBank, latestAnswers, offeredQuestions, type OfferedQuestion } from '@/lib/db';
import { generatorIds, generatorInfo, generatorsFor, topicOf } from '@/lib/generators';
import { defaultLocale, type Locale } from '@/lib/i18n';
import { ok, present, randomFrom, type Result, type UserId } from '@/lib/kit';
import type { TopicId } from '@/lib/questions';
import { choose, type Family } from './choose';
import { printItemRef, type ItemRef } from './item-ref';
import { findQuestion, serve, type Question, type ServedItem } from './question';
import { failure, type ServiceError } from './service-error';

/** A topic, or everything. */
export type Scope = TopicId | 'all';

/** A new question for somebody. Writes nothing. */
export async function nextItem(
  actor: Actor,
  { topic, locale }: { readonly topic: Scope; readonly locale: Locale },
): Promise<Result<ServedItem, ServiceError>> {
  if (!allowed(actor, 'practise')) return failure(locale, 'forbidden');
  const ref = await nextRef(actor.id, topic);
  return openItem(actor, { ref, locale });
}

/** The question behind an address. Writes nothing. */
export async function openItem(
  actor: Actor,
  { ref, locale }: { readonly ref: string; readonly locale: Locale },
): Promise<Result<ServedItem, ServiceError>> {
  if (!allowed(actor, 'practise')) return failure(locale, 'forbidden');
  const question = await findQuestion(ref, locale);
  return question && isPractised(question)
    ? ok(serve(question))
    : failure(locale, 'no-such-question');
}

/** The address of the question to practise next; `userId` null: of somebody without a past. */
export async function nextRef(userId: UserId | null, topic: Scope): Promise<string> {
  const [offered, past] = await Promise.all([
    offeredIn(topic),
    userId === null ? [] : latestAnswers(userId, topic === 'all' ? null : topic, remembered),
  ]);
  const random = randomFrom(randomBytes(16).toString('hex'));
  const draw = () => choose({ offered, families: familiesFor(topic), past, random });
  let chosen = draw();
  for (let draws = 1; draws < mostDraws && !isAbout(chosen, topic); draws += 1) chosen = draw();
  return printItemRef(present(chosen, `a question about ${topic}`));
}

/** A family has questions of several topics; which one a seed has is known only afterwards. */
const mostDraws = 40;

function isAbout(ref: ItemRef | null, topic: Scope): boolean {
  if (ref?.kind !== 'generated' || topic === 'all') return true;
  const found = topicOf({ ...ref, locale: defaultLocale });
  return found.ok && found.value === topic;
}

/** So many answers back count for the choice. */
const remembered = 150;

const familiesFor = (topic: Scope): Family[] =>
  (topic === 'all' ? generatorIds : generatorsFor(topic)).map((id) => {
    const { version } = generatorInfo(id);
    return { id, version };
  });

/** How long a process may offer questions that were retired or replaced meanwhile. */
const offeredForMs = 30_000;
let offeredNow:
  { readonly until: number; readonly questions: Promise<OfferedQuestion[]> } | undefined;

/** Free text is asked in interviews and sets, where turns and rubric have their place. */
const isGradedHere = ({ kind }: { readonly kind: string }): boolean => kind !== 'free-text';

/** Whether practice shows and grades a question; of the others it would tell the key ahead of an interview. */
export const isPractised = ({ item }: Question): boolean => isGradedHere(item.public.body);

/** All authored questions that practice offers now, from memory for half a minute. */
export async function offered(): Promise<readonly OfferedQuestion[]> {
  if (!offeredNow || offeredNow.until < Date.now()) {
    const questions = offeredQuestions(contentBank).then((all) => all.filter(isGradedHere));
    offeredNow = { until: Date.now() + offeredForMs, questions };
    // What failed is asked for again.
    questions.catch(() => (offeredNow = undefined));
  }
  return offeredNow.questions;
}

async function offeredIn(topic: Scope): Promise<readonly OfferedQuestion[]> {
  const all = await offered();
  return topic === 'all' ? all : all.filter((question) => question.topic === topic);
}
