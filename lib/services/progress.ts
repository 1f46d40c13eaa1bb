import { allowed, type Actor } from '@/lib/auth';
import {
  beliefsShown,
  recentAnswers,
  topicTotals,
  type AnsweredQuestion,
  type Totals,
} from '@/lib/db';
import { generatorsFor } from '@/lib/generators';
import type { Locale } from '@/lib/i18n';
import { ok, present, type Result } from '@/lib/kit';
import type { TopicId } from '@/lib/questions';
import { beliefsOf, type Belief } from './beliefs';
import { printItemRef } from './item-ref';
import { offered } from './practice';
import { findQuestion, readItem } from './question';
import { failure, type ServiceError } from './service-error';
import { topics } from './topics';

export interface TopicOverview extends Totals {
  readonly topic: TopicId;
  readonly title: string;
  readonly summary: string;
  readonly level: string;
  /** The topics to know first. */
  readonly needs: readonly TopicId[];
  /** How many authored questions are offered. */
  readonly questions: number;
  /** How many families make questions without end. */
  readonly families: number;
}

const none: Totals = { answered: 0, right: 0 };

/** All topics in teaching order, with what there is to practise and what the asker has done. */
export async function topicOverview(
  actor: Actor,
  locale: Locale,
): Promise<Result<TopicOverview[], ServiceError>> {
  if (!allowed(actor, 'read-progress')) return failure(locale, 'forbidden');
  const [questions, done] = await Promise.all([offered(), totalsOf(actor)]);
  return ok(
    topics().map(({ id, title, summary, level, needs }) => ({
      ...{ topic: id, title: title[locale], summary: summary[locale], level, needs },
      questions: questions.filter(({ topic }) => topic === id).length,
      families: generatorsFor(id).length,
      ...(done.get(id) ?? none),
    })),
  );
}

const totalsOf = async (actor: Actor): Promise<Map<string, Totals>> =>
  actor.id === null ? new Map() : topicTotals(actor.id);

export interface Progress {
  readonly byTopic: readonly TopicOverview[];
  readonly beliefs: readonly (Belief & { readonly count: number; readonly lastAt: Date })[];
  readonly recent: readonly RecentAnswer[];
  readonly total: Totals;
}

export interface RecentAnswer {
  readonly ref: string;
  readonly topic: string;
  readonly stem: string;
  /** 0 to 1. */
  readonly score: number;
  readonly at: Date;
}

const recentShown = 20;

/** What the asker has done, by topic; what the answers showed; the latest answers. */
export async function myProgress(
  actor: Actor,
  locale: Locale,
): Promise<Result<Progress, ServiceError>> {
  const byTopic = await topicOverview(actor, locale);
  if (!byTopic.ok) return byTopic;
  const [beliefs, recent] =
    actor.id === null
      ? [[], []]
      : await Promise.all([beliefsShown(actor.id), recentAnswers(actor.id, locale, recentShown)]);
  return ok({
    byTopic: byTopic.value,
    beliefs: beliefs.map(({ misconception, count, lastAt }) => ({
      ...present(beliefsOf([misconception], locale)[0], 'the belief'),
      ...{ count, lastAt },
    })),
    recent: await Promise.all(recent.map((answer) => recentAnswer(answer, locale))),
    total: byTopic.value.reduce(
      (sum, { answered, right }) => ({
        answered: sum.answered + answered,
        right: sum.right + right,
      }),
      none,
    ),
  });
}

async function recentAnswer(answer: AnsweredQuestion, locale: Locale): Promise<RecentAnswer> {
  const { authored, generated, topic, score, at } = answer;
  if (authored) {
    const ref = printItemRef({ kind: 'authored', slug: authored.slug, version: authored.number });
    return { ref, topic, score, at, stem: readItem(authored.item).public.stem };
  }
  const ref = printItemRef({ kind: 'generated', ...present(generated, 'the question answered') });
  const question = await findQuestion(ref, locale);
  return { ref, topic, score, at, stem: question?.item.public.stem ?? '' };
}
