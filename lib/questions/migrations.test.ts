import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readStoredItem } from './migrations';

const folder = new URL('./samples/', import.meta.url);
const samples = readdirSync(folder);
const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** A stored item of version 1 of each kind, as small as it can be. */
const small = (shown: object, key: object) => ({
  public: {
    v: 1,
    topic: 'handshake',
    difficulty: 2,
    preset: null,
    stem: 'Why?',
    evidence: null,
    body: shown,
  },
  key: {
    v: 1,
    body: key,
    why: 'Because.',
    remember: null,
    sources: ['RFC 9293 §3.5'],
    evidence: null,
  },
  provenance: { kind: 'authored', question: 'handshake-why', version: 3 },
});

const bodies: readonly (readonly [object, object])[] = [
  [
    {
      kind: 'single-choice',
      options: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
    },
    { kind: 'single-choice', correct: 'a', faults: { b: { misconception: 'D14', why: null } } },
  ],
  [
    {
      kind: 'multiple-choice',
      options: [
        { id: 'a', text: 'A' },
        { id: 'b', text: 'B' },
      ],
    },
    { kind: 'multiple-choice', correct: ['a'], faults: { b: { misconception: null, why: 'No.' } } },
  ],
  [
    { kind: 'numeric', unit: 'ms' },
    {
      kind: 'numeric',
      value: 63,
      tolerance: 0,
      faults: [{ value: 31, fault: { misconception: 'D39', why: null } }],
    },
  ],
  [
    { kind: 'header-fields', fields: ['flags', 'ack'], given: { seq: '100' } },
    { kind: 'header-fields', fields: { flags: ['SYN'], ack: null }, faults: [] },
  ],
  [
    { kind: 'state-pair', ends: { A: 'client', B: 'server' } },
    { kind: 'state-pair', states: { A: 'SYN-SENT', B: 'LISTEN' }, faults: [] },
  ],
];

test.each(samples)('the stored item %s is still read, with nothing lost', (name) => {
  expect(readStoredItem(sample(name))).toEqual({ ok: true, value: sample(name) });
});

test('there is a sample of each version', () => {
  expect(samples.map((name) => /^item-v(\d+)-/.exec(name)?.[1])).toContain('1');
});

test.each(bodies)('version 1 holds %j', (shown, key) => {
  expect(readStoredItem(small(shown, key))).toEqual({ ok: true, value: small(shown, key) });
});

test('an item of a newer version is refused as such', () => {
  const [shown = {}, key = {}] = bodies[0] ?? [];
  const item = small(shown, key);
  const newer = { ...item, public: { ...item.public, v: 2 } };
  expect(readStoredItem(newer)).toMatchObject({ ok: false, error: { code: 'newer-version' } });
});

test.each([
  [null],
  [7],
  ['{}'],
  [[]],
  [{}],
  [{ public: {} }],
  [{ public: { v: '1' } }],
  [{ public: { v: 0 } }],
])('%j has no version', (stored) => {
  expect(readStoredItem(stored)).toMatchObject({ ok: false, error: { code: 'no-version' } });
});

test('a malformed item says where it is wrong', () => {
  const [shown = {}, key = {}] = bodies[0] ?? [];
  const [, otherKey = {}] = bodies[2] ?? [];
  const item = small(shown, key);
  const places = [
    { ...item, public: { ...item.public, difficulty: 6 } },
    { ...item, public: { ...item.public, key: item.key } },
    { ...item, key: { ...item.key, why: '' } },
    small(shown, otherKey),
  ].map((each) => readStoredItem(each));
  expect(places).toMatchObject([
    { error: { code: 'malformed', path: 'public.difficulty' } },
    { error: { code: 'malformed', path: 'public' } },
    { error: { code: 'malformed', path: 'key.why' } },
    { error: { code: 'malformed', path: 'key.body.kind' } },
  ]);
});
