import { expect, test } from 'vitest';
import { checkContent, readContent, toItem } from '@/lib/authoring';
import { generate, generatorIds } from '@/lib/generators';
import { locales } from '@/lib/i18n';
import { findingsIn, findingsOf, variantsOf } from './item-findings';

const seeds = 100;

test.each(generatorIds)(
  `%s: for ${seeds} seeds the key earns 1, each fault less and its misconception; options differ; nothing leaks; languages agree`,
  (generator) => {
    const findings = [];
    for (let seed = 0; seed < seeds; seed += 1) {
      const variant = { generator, seed: `s${seed}`, difficulty: 1 + (seed % 5) };
      for (const finding of findingsOf(variant)) findings.push({ ...variant, finding });
    }
    expect(findings).toEqual([]);
  },
  120_000,
);

test('the right option stands at each place about equally often', () => {
  const places = new Map<string, number>();
  let asked = 0;
  for (let seed = 0; asked < 400; seed += 1) {
    const item = generate({
      generator: 'F06',
      seed: seed.toString(36),
      params: { form: 'next', lost: 'ack' },
      locale: 'en',
    });
    if (!item.ok || item.value.key.body.kind !== 'single-choice') throw new Error('a choice');
    if (item.value.public.body.kind !== 'single-choice') throw new Error('a choice');
    if (item.value.public.body.options.length !== 4) continue;
    const { correct } = item.value.key.body;
    places.set(correct, (places.get(correct) ?? 0) + 1);
    asked += 1;
  }
  // 100 each expected; 3 standard deviations are 26.
  expect([...places.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
  for (const count of places.values()) expect(Math.abs(count - 100)).toBeLessThan(35);
});

test('every kind that a generator can ask is asked', () => {
  const kinds = new Set<string>();
  for (const variant of variantsOf(generatorIds, 20)) {
    const item = generate({ ...variant, locale: 'en' });
    if (item.ok) kinds.add(item.value.public.body.kind);
  }
  expect([...kinds].sort()).toEqual([
    'header-fields',
    'match',
    'multiple-choice',
    'numeric',
    'read-capture',
    'single-choice',
    'spot-line',
    'state-pair',
  ]);
});

test('the check finds what it is there for', () => {
  const made = generate({
    generator: 'F06',
    seed: '1',
    params: { form: 'next', lost: 'ack' },
    locale: 'en',
  });
  if (!made.ok) throw new Error(made.error.message);
  const item = made.value;
  const { body } = item.key;
  if (body.kind !== 'single-choice' || item.public.body.kind !== 'single-choice') {
    throw new Error('a choice');
  }
  const wrong = Object.keys(body.faults)[0] ?? '';
  const [first, second, ...rest] = item.public.body.options;
  if (first === undefined || second === undefined) throw new Error('options');
  const spoilt = [
    { ...item, key: { ...item.key, body: { ...body, correct: 'z' } } },
    { ...item, key: { ...item.key, body: { ...body, correct: wrong } } },
    { ...item, public: { ...item.public, stem: item.key.why } },
    { ...item, public: { ...item.public, evidence: item.key.evidence } },
    { ...item, public: { ...item.public, stem: 'Host {who} sends.' } },
    { ...item, key: { ...item.key, why: '两端都已建立。' } },
    {
      ...item,
      public: {
        ...item.public,
        body: { ...item.public.body, options: [first, { ...second, text: first.text }, ...rest] },
      },
    },
  ];
  expect(findingsIn(item, 'en')).toEqual([]);
  expect(spoilt.map((each) => findingsIn(each, 'en').length > 0)).toEqual(spoilt.map(() => true));
});

test('a free-text item: each trap earns less and reports its misconception; the rubric does not leak', async () => {
  const { files } = checkContent(await readContent('.'));
  const items = files.flatMap(({ content: { topic, questions } }) =>
    questions
      .filter(({ answer }) => answer.kind === 'free-text')
      .flatMap((question) =>
        locales.map((locale) => ({ locale, item: toItem(question, topic, 1, locale) })),
      ),
  );
  expect(items.length).toBeGreaterThan(0);
  expect(items.flatMap(({ locale, item }) => findingsIn(item, locale))).toEqual([]);
  const [first] = items;
  if (first?.item.key.body.kind !== 'free-text') throw new Error('a free text');
  const told = { ...first.item, public: { ...first.item.public, stem: 'x' } };
  told.public.stem = first.item.key.body.turns[0]?.model ?? '';
  expect(findingsIn(told, first.locale)).toHaveLength(1);
});
