import type { TopicId } from '@/lib/questions';

/** What a finished item counts. */
export interface Scored {
  readonly topic: TopicId;
  readonly points: number;
  /** 0 to 1; nothing was answered: 0. */
  readonly score: number;
}

/** The points reached of those there were. */
export function pointsOf(items: readonly Scored[]): { readonly got: number; readonly of: number } {
  return {
    got: items.reduce((sum, { points, score }) => sum + points * score, 0),
    of: items.reduce((sum, { points }) => sum + points, 0),
  };
}

/** The share of the points, 0 to 1; where nothing has points, that of the items. */
export function scoreOf(items: readonly Scored[]): number {
  const { got, of } = pointsOf(items);
  if (of > 0) return Math.min(1, got / of);
  return items.reduce((sum, { score }) => sum + score, 0) / Math.max(1, items.length);
}

export interface TopicScore {
  readonly topic: TopicId;
  readonly score: number;
  readonly items: number;
}

/** The score in each topic that was asked about, in the order in which they first came. */
export function topicScores(items: readonly Scored[]): TopicScore[] {
  const topics = [...new Set(items.map(({ topic }) => topic))];
  return topics.map((topic) => {
    const own = items.filter((item) => item.topic === topic);
    return { topic, score: scoreOf(own), items: own.length };
  });
}

const studied = 0.8;
const mostNext = 3;

/** What to study next: the topics that are not yet known well, the weakest first. */
export const studyNext = (topics: readonly TopicScore[]): TopicScore[] =>
  topics
    .filter(({ score }) => score < studied)
    .sort((one, other) => one.score - other.score)
    .slice(0, mostNext);
