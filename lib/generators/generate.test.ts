import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStoredItem } from '@/lib/questions';
import {
  generate,
  type GenerateRequest,
  generatorIds,
  generatorInfo,
  generatorsFor,
  topicOf,
} from '.';

const make = (request: Omit<GenerateRequest, 'locale'> & Partial<GenerateRequest>) => {
  const made = generate({ locale: 'en', ...request });
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
};
const refuse = (request: Omit<GenerateRequest, 'locale'> & Partial<GenerateRequest>) => {
  const made = generate({ locale: 'en', ...request });
  if (made.ok) throw new Error('a question was made');
  return made.error;
};

const id = fc.constantFrom(...generatorIds);
const seed = fc.stringMatching(/^[0-9a-z]{1,12}$/);
const difficulty = fc.integer({ min: 1, max: 5 });
const locale = fc.constantFrom('en' as const, 'zh-CN' as const);

test('a generated item is an item of the stored form, and JSON keeps all of it', () => {
  fc.assert(
    fc.property(id, seed, difficulty, locale, (generator, seed, difficulty, locale) => {
      const item = make({ generator, seed, difficulty, locale });
      const stored: unknown = JSON.parse(JSON.stringify(item));
      expect(stored).toEqual(item);
      expect(readStoredItem(stored)).toEqual({ ok: true, value: item });
    }),
    { numRuns: 150 },
  );
});

test('the provenance makes the same question again', () => {
  fc.assert(
    fc.property(id, seed, (generator, seed) => {
      const item = make({ generator, seed });
      if (item.provenance.kind !== 'generated') throw new Error('generated');
      const { kind, ...again } = item.provenance;
      expect(kind).toBe('generated');
      expect(make(again)).toEqual(item);
    }),
    { numRuns: 80 },
  );
});

test('the topic is known without making the question, and is one of the generator’s', () => {
  fc.assert(
    fc.property(id, seed, difficulty, (generator, seed, difficulty) => {
      const topic = make({ generator, seed, difficulty }).public.topic;
      expect(topicOf({ generator, seed, difficulty, locale: 'en' })).toEqual({
        ok: true,
        value: topic,
      });
      expect(generatorInfo(generator).topics).toContain(topic);
      expect(generatorsFor(topic)).toContain(generator);
    }),
    { numRuns: 150 },
  );
});

test('each topic of a generator has questions, at some difficulty', () => {
  for (const generator of generatorIds) {
    const topics = new Set<string>();
    for (let index = 0; index < 200; index += 1) {
      const topic = topicOf({ generator, seed: index.toString(36), locale: 'en' });
      if (topic.ok) topics.add(topic.value);
    }
    expect([...topics].sort()).toEqual([...generatorInfo(generator).topics].sort());
  }
});

test('sequence numbers near 2^32 wrap in stems and keys alike', () => {
  const item = make({
    generator: 'F05',
    seed: 'wrap',
    params: { form: 'number', issA: 4_294_967_295, issB: 4_294_967_295, segment: 3 },
  });
  expect(item.public.stem).toContain('4294967295');
  expect(item.key.body).toMatchObject({ kind: 'numeric', value: 0 });
});

test('parameters given replace what the seed would draw, and nothing else changes', () => {
  const request = { generator: 'F05', seed: 'given', difficulty: 3 };
  const params = { form: 'fields', segment: 2 };
  const drawn = make({ ...request, params });
  const given = make({ ...request, params: { ...params, delayMs: 33 } });
  expect(given.public.stem).toBe(drawn.public.stem.replace(/takes \d+ ms/, 'takes 33 ms'));
  expect(given.key.body).toEqual(drawn.key.body);
});

test('what a caller can get wrong is refused with its code, in the caller’s language', () => {
  const good = { generator: 'F05', seed: '1' };
  expect(refuse({ ...good, generator: 'F99' }).code).toBe('unknown-generator');
  expect(refuse({ ...good, version: 2 }).code).toBe('unknown-version');
  expect(refuse({ ...good, seed: 'Ä' }).code).toBe('bad-seed');
  expect(refuse({ ...good, seed: '' }).code).toBe('bad-seed');
  expect(refuse({ ...good, seed: 'a'.repeat(65) }).code).toBe('bad-seed');
  expect(refuse({ ...good, difficulty: 0 }).code).toBe('bad-difficulty');
  expect(refuse({ ...good, difficulty: 2.5 }).code).toBe('bad-difficulty');
  expect(refuse({ ...good, params: { nope: 1 } }).code).toBe('bad-params');
  expect(refuse({ ...good, params: { issA: -1 } }).code).toBe('bad-params');
  // The first of both SYNs lost says nothing about a lost ACK: these parameters leave nothing to ask.
  const empty = { generator: 'F06', seed: '1', params: { form: 'claims', lost: 'syn' } };
  expect(refuse(empty).code).toBe('bad-params');
  for (const bad of [{ ...good, generator: 'F99' }, { ...good, params: { nope: 1 } }, empty]) {
    expect(refuse({ ...bad, locale: 'zh-CN' }).message).toMatch(/[一-鿿]/);
  }
});

/** The families that were there first. Whatever a question looks like, its run is told here as one reads it. */
const pinnedHere = ['F05', 'F06', 'F09', 'F13'] as const;

test('the run of a seed is a public promise, whatever becomes of the wording', () => {
  const runs = pinnedHere.map((generator) => {
    const { public: shown, key } = make({ generator, seed: '42', difficulty: 3 });
    const segments = key.evidence?.segments.map(({ from, sentAt, flags, seq, ack }) =>
      [sentAt, from, flags.join('+'), seq, ack ?? '-'].join(' '),
    );
    return [generator, shown.topic, shown.body.kind, ...(segments ?? [])];
  });
  expect(runs).toMatchInlineSnapshot(`
    [
      [
        "F05",
        "handshake",
        "header-fields",
        "0 A SYN 3083415057 -",
        "5 B SYN+ACK 1954830436 3083415058",
        "10 A ACK 3083415058 1954830437",
      ],
      [
        "F06",
        "handshake",
        "single-choice",
        "0 A SYN 46978 -",
        "20 B SYN+ACK 87470 46979",
        "40 A ACK 46979 87471",
        "1020 B SYN+ACK 87470 46979",
        "1040 A ACK 46979 87471",
      ],
      [
        "F09",
        "states",
        "state-pair",
        "0 A SYN 24344421 -",
        "10 B SYN+ACK 1456680249 24344422",
        "20 A ACK 24344422 1456680250",
        "400 A PSH+ACK 24344422 1456680250",
        "410 B ACK 1456680250 24345422",
        "700 B PSH+ACK 1456680250 24345422",
        "710 A ACK 24345422 1456680550",
        "1000 B FIN+ACK 1456680550 24345422",
        "1010 A ACK 24345422 1456680551",
        "1560 A PSH+ACK 24345422 1456680551",
        "1570 B ACK 1456680551 24346422",
        "2110 A FIN+ACK 24346422 1456680551",
        "2120 B ACK 1456680551 24346423",
      ],
      [
        "F13",
        "2msl",
        "numeric",
        "0 A SYN 81311 -",
        "10 B SYN+ACK 59287 81312",
        "20 A ACK 81312 59288",
        "1000 A FIN+ACK 81312 59288",
        "1010 B ACK 59288 81313",
        "2000 B FIN+ACK 59288 81313",
        "2010 A ACK 81313 59289",
        "2220 B FIN+ACK 59288 81313",
        "2230 A ACK 81313 59289",
      ],
    ]
  `);
});
