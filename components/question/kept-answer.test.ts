import { expect, test } from 'vitest';
import { forget, keep, recall, type Kept } from './kept-answer';

function memory() {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
}

const draft: Kept = { kind: 'draft', response: { kind: 'single-choice', choice: 'a' } };
const unsaved: Kept = {
  kind: 'unsaved',
  submission: {
    ref: 'a.one.1',
    topic: 'all',
    locale: 'en',
    response: { kind: 'numeric', value: '7' },
    idempotencyKey: 'k',
    elapsedMs: 5,
    givenAt: '2026-01-01T00:00:00.000Z',
    as: null,
  },
};

test('a draft and an unsaved answer come back for their own question until they are forgotten', () => {
  const store = memory();
  keep(store, 'a.one.1', draft);
  expect(recall(store, 'a.one.1')).toEqual(draft);
  keep(store, 'a.one.1', unsaved);
  expect(recall(store, 'a.one.1')).toEqual(unsaved);
  expect(recall(store, 'a.two.1')).toBeNull();
  forget(store, 'a.one.1');
  expect(recall(store, 'a.one.1')).toBeNull();
});

test.each([
  '',
  '{',
  '[]',
  '{"kind":"draft"}',
  '{"kind":"unsaved","submission":{}}',
  '{"kind":"x"}',
])('what stands in the store as %j is ignored', (text) => {
  const store = memory();
  store.held.set('answer:a.one.1', text);
  expect(recall(store, 'a.one.1')).toBeNull();
});

test('a browser that refuses its store loses nothing but the memory', () => {
  const refused = () => {
    throw new Error('refused');
  };
  const store = { getItem: refused, setItem: refused, removeItem: refused };
  keep(store, 'a.one.1', draft);
  forget(store, 'a.one.1');
  expect(recall(store, 'a.one.1')).toBeNull();
  expect(recall(null, 'a.one.1')).toBeNull();
});
