import { expect, test } from 'vitest';
import { nextTurn, reachableTurns } from '@/lib/graders';
import { topicIds, type BodyOf, type FreeTextTurn, type KeyBody } from '@/lib/questions';
import { checkContent } from './content';
import { readContent } from './read-content';
import { toItem } from './to-item';

const content = checkContent(await readContent('.'));
const questions = content.files.flatMap(({ content: { topic, questions: list } }) =>
  list.flatMap((question) => {
    const en = toItem(question, topic, 1, 'en').key.body;
    const zh = toItem(question, topic, 1, 'zh-CN').key.body;
    return en.kind === 'free-text' && zh.kind === 'free-text'
      ? [{ id: question.id, topic, question, en, zh }]
      : [];
  }),
);

/** All ways through a question, each as the turns it asks, by whether each point that a condition names was said. */
function paths(key: BodyOf<KeyBody, 'free-text'>): FreeTextTurn[][] {
  const deciding = new Set(
    key.turns.flatMap(({ when }) => [...(when?.said ?? []), ...(when?.unsaid ?? [])]),
  );
  const go = (turns: { id: string; ticked: string[] }[]): FreeTextTurn[][] => {
    const turn = nextTurn(key, turns);
    if (turn === null) return [reachableTurns(key, turns)];
    const points = turn.rubric.map(({ id }) => id).filter((id) => deciding.has(id));
    return subsets(points).flatMap((ticked) => go([...turns, { id: turn.id, ticked }]));
  };
  return go([]);
}

const subsets = (points: readonly string[]): string[][] =>
  points.reduce<string[][]>(
    (found, point) => [...found, ...found.map((set) => [...set, point])],
    [[]],
  );

test('there are at least 24 questions in free text, of every topic at least three', () => {
  expect(questions.length).toBeGreaterThanOrEqual(24);
  for (const topic of topicIds) {
    const count = questions.filter((each) => each.topic === topic).length;
    expect(count, topic).toBeGreaterThanOrEqual(3);
  }
});

test('each has a model answer of 60 to 150 words, and about as much in Chinese', () => {
  for (const { id, en, zh } of questions) {
    const words = en.turns[0]?.model.split(/\s+/).length;
    expect(words, id).toBeGreaterThanOrEqual(60);
    expect(words, id).toBeLessThanOrEqual(150);
    const characters = zh.turns[0]?.model.length;
    expect(characters, id).toBeGreaterThanOrEqual(120);
    expect(characters, id).toBeLessThanOrEqual(330);
  }
});

test('each asks on in one to three turns, of which at least one depends on what was said', () => {
  for (const { id, en } of questions) {
    const followUps = en.turns.slice(1);
    expect(followUps.length, id).toBeGreaterThanOrEqual(1);
    expect(followUps.length, id).toBeLessThanOrEqual(3);
    expect(
      followUps.some(({ when }) => when !== null),
      id,
    ).toBe(true);
  }
});

test('every follow-up is asked on some way through its question, and none on all where it has a condition', () => {
  for (const { id, en } of questions) {
    const ways = paths(en);
    for (const { id: turn, when } of en.turns) {
      const asked = ways.filter((way) => way.some((each) => each.id === turn)).length;
      expect(asked, `${id} ${turn}`).toBeGreaterThan(0);
      if (when !== null) expect(asked, `${id} ${turn}`).toBeLessThan(ways.length);
    }
  }
});

test('every way through asks at least one follow-up', () => {
  for (const { id, en } of questions) {
    for (const way of paths(en)) expect(way.length, id).toBeGreaterThanOrEqual(2);
  }
});

test('every first turn has at least two musts and a trap', () => {
  for (const { id, en } of questions) {
    const weights = en.turns[0]?.rubric.map(({ weight }) => weight) ?? [];
    expect(weights.filter((weight) => weight === 'must').length, id).toBeGreaterThanOrEqual(2);
    expect(weights, id).toContain('trap');
  }
});

test('both languages have the same turns, points and conditions', () => {
  const bones = ({ turns }: BodyOf<KeyBody, 'free-text'>) =>
    turns.map(({ id, when, rubric }) => ({
      ...{ id, when },
      points: rubric.map((point) => [point.id, point.weight, point.misconception]),
    }));
  for (const { en, zh } of questions) expect(bones(zh)).toEqual(bones(en));
});

test('what depends on the behaviour names it: Linux in the text, or the RFC by its number', () => {
  for (const { id, question } of questions) {
    const name = { linux: 'Linux', rfc9293: 'RFC 9293' };
    if (question.preset === undefined) continue;
    expect(question.stem.en, id).toContain(name[question.preset]);
    expect(question.stem['zh-CN'], id).toContain(name[question.preset]);
  }
});
