import type { Actor } from '@/lib/auth';
import { lateCounts, outagesBetween, type ItemRecord, type StoredAttempt } from '@/lib/db';
import { grade, rightAnswerTo } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import {
  isRunning,
  pointsOf,
  studyNext,
  topicScores,
  type AttemptStatus,
  type ItemState,
  type TopicScore,
  partsOf,
} from '@/lib/interviews';
import { assert, ok, present, type Result } from '@/lib/kit';
import type { Grade, Item, PublicView, ResponseBody, TopicId } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { askedItem } from './attempt-questions';
import { ownAttempt } from './attempts-find';
import { publicWith, shownView, turnViews, type TurnView } from './attempts-view';
import { beliefsOf, type Belief } from './beliefs';
import { failure, type ServiceError } from './service-error';
import { topics } from './topics';

type Graded = Extract<Grade, { status: 'graded' }>;

export interface ReportTopic extends TopicScore {
  readonly title: string;
}

export interface ReportItem {
  readonly position: number;
  /** The title of its section. */
  readonly section: string;
  readonly topic: TopicId;
  readonly difficulty: number;
  readonly points: number;
  /** 0 to 1. */
  readonly score: number;
  readonly spentMs: number;
  /** How many answers came late: kept, not counted. */
  readonly late: number;
  readonly public: PublicView<LadderView>;
  readonly response: ResponseBody | null;
  readonly feedback: {
    /** Null: not answered. */
    readonly grade: Graded | null;
    readonly right: ResponseBody;
    readonly why: string;
    readonly remember: string | null;
    readonly sources: readonly string[];
    readonly evidence: LadderView | null;
    readonly beliefs: readonly Belief[];
  };
  /** Those reached, for a free-text question; null for every other kind. */
  readonly turns: readonly TurnView[] | null;
}

/** What came of an attempt. Times: the server's, in milliseconds since 1970. */
export interface AttemptReport {
  readonly id: string;
  readonly kind: 'interview' | 'set';
  readonly title: string;
  readonly status: AttemptStatus;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** 0 to 1, by points. */
  readonly score: number | null;
  readonly points: { readonly got: number; readonly of: number };
  /** The limit as it was set, without what was given back; null: none. */
  readonly limitMs: number | null;
  readonly usedMs: number;
  readonly givenBackMs: number;
  readonly outages: readonly { readonly startedAt: number; readonly endedAt: number }[];
  readonly topics: readonly ReportTopic[];
  readonly items: readonly ReportItem[];
  /** What to study, the weakest first. */
  readonly next: readonly Pick<ReportTopic, 'topic' | 'title' | 'score'>[];
}

/** The report of an attempt of one's own; it is released by its end, and not before. */
export async function readReport(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<AttemptReport, ServiceError>> {
  const found = await ownAttempt(actor, id, locale);
  if (!found.ok) return found;
  if (isRunning(found.value.state)) return failure(locale, 'attempt-running');
  return ok(await reportOf(found.value, locale));
}

const minuteMs = 60_000;

async function reportOf(attempt: StoredAttempt, locale: Locale): Promise<AttemptReport> {
  const { state, plan } = attempt;
  const finishedAt = present(state.finishedAt, 'the end of a finished attempt');
  const [questions, late, outages] = await Promise.all([
    Promise.all(attempt.items.map((item) => askedItem(item, locale))),
    lateCounts(attempt.id),
    outagesBetween(new Date(state.startedAt), new Date(finishedAt)),
  ]);
  const items = attempt.items.map((record, position) => ({
    ...reportItem(record, present(state.items[position], 'item'), {
      ...{ question: present(questions[position], 'question'), position, locale },
    }),
    section: sectionOf(attempt, position, locale),
    late: late.get(record.id) ?? 0,
  }));
  const scored = topicScores(items);
  return {
    ...{ id: attempt.id, kind: attempt.kind, title: plan.title[locale], status: state.status },
    ...{ startedAt: state.startedAt, finishedAt, score: attempt.score, points: pointsOf(items) },
    limitMs: plan.minutes === null ? null : plan.minutes * minuteMs,
    usedMs: Math.max(0, finishedAt - state.startedAt - state.givenBackMs),
    givenBackMs: state.givenBackMs,
    outages: outages.map(({ startedAt, endedAt }) => ({
      ...{ startedAt: startedAt.getTime(), endedAt: endedAt.getTime() },
    })),
    topics: scored.map((each) => ({ ...each, title: titleOf(each.topic, locale) })),
    items,
    next: studyNext(scored).map(({ topic, score }) => ({
      ...{ topic, title: titleOf(topic, locale), score },
    })),
  };
}

interface Asked {
  readonly question: Item<LadderView>;
  readonly position: number;
  readonly locale: Locale;
}

function reportItem(
  record: ItemRecord,
  item: ItemState,
  { question, position, locale }: Asked,
): Omit<ReportItem, 'section' | 'late'> {
  const { public: view, key } = question;
  const graded = gradeOf(question, item.response, locale);
  return {
    ...{ position, topic: view.topic, difficulty: view.difficulty, points: record.points },
    // As it was graded when it ended: what the report says of an attempt never changes.
    ...{ score: record.score ?? 0, spentMs: item.spentMs },
    public: shownView(record, publicWith(question, partsOf(item.response), locale)),
    response: item.response,
    feedback: {
      grade: graded,
      right: rightAnswerTo(key, item.response, locale),
      ...{ why: key.why, remember: key.remember },
      ...{ sources: key.sources, evidence: key.evidence },
      beliefs: beliefsOf(graded?.misconceptions ?? [], locale),
    },
    // Now all of them are revealed, also one that was asked and not answered.
    turns: turnViews(key, item.response, Infinity),
  };
}

function gradeOf(
  question: Item<LadderView>,
  response: ResponseBody | null,
  locale: Locale,
): Graded | null {
  if (response === null) return null;
  const graded = grade(question, response, locale);
  assert(graded.status === 'graded', 'an answer that was saved can be graded');
  return graded;
}

const sectionOf = ({ plan }: StoredAttempt, position: number, locale: Locale): string =>
  plan.sections.find(({ from, count }) => from <= position && position < from + count)?.title[
    locale
  ] ?? '';

const titleOf = (topic: TopicId, locale: Locale): string =>
  topics().find(({ id }) => id === topic)?.title[locale] ?? topic;
