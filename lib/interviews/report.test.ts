import { expect, test } from 'vitest';
import { pointsOf, scoreOf, studyNext, topicScores, type Scored } from '.';

const item = (topic: Scored['topic'], score: number, points = 1): Scored => ({
  ...{ topic, score, points },
});

test('the score is the share of the points', () => {
  const items = [item('states', 1, 3), item('teardown', 0.5, 2), item('states', 0)];
  expect(pointsOf(items)).toEqual({ got: 4, of: 6 });
  expect(scoreOf(items)).toBeCloseTo(2 / 3);
});

test('where nothing has points, each item counts the same', () => {
  expect(scoreOf([item('states', 1, 0), item('states', 0, 0)])).toBe(0.5);
});

test('topics come in the order in which they were asked about', () => {
  const items = [item('teardown', 1), item('states', 0), item('teardown', 0, 3)];
  expect(topicScores(items)).toEqual([
    { topic: 'teardown', score: 0.25, items: 2 },
    { topic: 'states', score: 0, items: 1 },
  ]);
});

test('to study next are at most three topics that are not known well, the weakest first', () => {
  const scores = topicScores([
    ...[item('states', 0.5), item('teardown', 0.1), item('2msl', 0.9), item('handshake', 0.7)],
    ...[item('why-three', 0.6), item('time-wait', 1)],
  ]);
  expect(studyNext(scores).map(({ topic }) => topic)).toEqual(['teardown', 'states', 'why-three']);
  expect(studyNext(topicScores([item('states', 1)]))).toEqual([]);
});
