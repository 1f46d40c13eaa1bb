import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomFrom } from '@/lib/kit';
import { linux, rfc9293 } from '@/lib/tcp';
import { generate } from '.';
import { drawHalfOpen } from './f20-half-open/draw';
import { givenUpAt, labOf as halfOpenLab, lessonOf, presetOf } from './f20-half-open/half-open';
import { fatesOf, labOf as queuesLab, type Queues } from './f21-two-queues/queues';
import { type Flood, halfOpenIn, labOf as floodLab, meetingOf } from './f22-syn-flood/flood';
import {
  answerTo,
  labOf as spoofingLab,
  predicted,
  type Spoofing,
} from './f23-blind-spoofing/spoofing';
import { type Census, countsIn, faults, labOf as censusLab, mainStates } from './f25-census/census';
import { drawSetting } from './setting';

const folders = {
  F20: 'f20-half-open',
  F21: 'f21-two-queues',
  F22: 'f22-syn-flood',
  F23: 'f23-blind-spoofing',
  F25: 'f25-census',
} as const;
const ids = ['F20', 'F21', 'F22', 'F23', 'F25'] as const;

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

const pinsOf = (generator: string): string =>
  ['1', '42', 'zz']
    .flatMap((seed) =>
      [1, 2, 3, 4, 5].flatMap((difficulty) =>
        (['en', 'zh-CN'] as const).map((locale) => {
          const made = generate({ generator, seed, difficulty, locale });
          if (!made.ok) throw new Error(made.error.message);
          const { public: shown, key } = made.value;
          return [difficulty, seed, locale, digest([shown.stem, shown.body, key.body])].join(' ');
        }),
      ),
    )
    .join('\n') + '\n';

test.each(ids)('%s: the bytes of a seed are a public promise', async (id) => {
  await expect(pinsOf(id)).toMatchFileSnapshot(`./${folders[id]}/pins.txt`);
});

const seeds = Array.from({ length: 40 }, (_, index) => randomFrom(`crowds ${index}`));

test('F20: where no preset is named, who learns what and when is the same under RFC 9293 and Linux', () => {
  let compared = 0;
  for (const random of seeds) {
    const half = drawHalfOpen(random, 5);
    if (presetOf(half) !== null) continue;
    compared += 1;
    const [one, other] = [rfc9293, linux].map((behaviour) => halfOpenLab(half, behaviour).real);
    if (one === undefined || other === undefined) throw new Error('two runs');
    expect(lessonOf(other, half)).toBe(lessonOf(one, half));
    expect(givenUpAt(other, half)).toBe(givenUpAt(one, half));
  }
  expect(compared).toBeGreaterThan(10);
});

test('F21: the accept queue holds one more than the smaller of backlog and somaxconn', () => {
  for (const random of seeds.slice(0, 10)) {
    const [backlog, somaxconn] = [random.int(1, 6), random.int(1, 6)];
    const queues: Queues = {
      ...drawSetting(random, 1),
      delayMs: 10,
      backlog,
      somaxconn,
      abortOnOverflow: false,
      early: 8,
      accepts: 0,
      burst: 0,
      which: 0,
    };
    const open = fatesOf(queuesLab(queues).real, queues).filter((fate) => fate === 'open');
    expect(open).toHaveLength(Math.min(backlog, somaxconn) + 1);
  }
});

test('F22: a full queue drops a genuine SYN without cookies and answers it with them', () => {
  const [random] = seeds;
  if (random === undefined) throw new Error('a seed');
  const flood: Flood = {
    ...drawSetting(random, 1),
    backlog: 5,
    cookies: 0,
    size: 9,
    everyMs: 5,
    retries: 5,
    comesAfterMs: 700,
  };
  const bare = floodLab(flood).real;
  expect([meetingOf(bare, flood), halfOpenIn(bare)]).toEqual(['dropped', 6]);
  for (const cookies of [1, 2] as const) {
    const guarded: Flood = { ...flood, cookies };
    expect(meetingOf(floodLab(guarded).real, guarded)).toBe('cookie');
  }
});

test('F23: by a counter or a clock the computed ISN is the one that the run shows, by RFC 6528 it is not', () => {
  for (const random of seeds.slice(0, 12)) {
    for (const rule of ['counter', 'clock', 'rfc6528'] as const) {
      const spoofing: Spoofing = {
        ...drawSetting(random, 3),
        rule,
        alive: false,
        gapMs: random.int(4, 40) * 250,
        others: random.int(0, 3),
        knowsOthers: true,
        ackFirst: true,
      };
      const chosen = answerTo(spoofingLab(spoofing).real, spoofing)?.seq;
      expect(chosen === predicted(spoofing)).toBe(rule !== 'rfc6528');
    }
  }
});

test('F25: each fault leaves its own state behind, on its own host', () => {
  const [random] = seeds;
  if (random === undefined) throw new Error('a seed');
  for (const fault of faults) {
    const made: Census = { ...drawSetting(random, 1), fault, size: 20, good: 8, backlog: 5 };
    const counts = countsIn(censusLab(made).real, made);
    const wanted = fault === 'slow' ? 5 + 6 : 20;
    expect([fault, counts.get(mainStates[fault])]).toEqual([fault, wanted]);
    const others = [...counts.keys()].filter((state) => state !== 'ESTABLISHED');
    // Who finds no room in the accept queue may be left half open.
    expect(others.filter((state) => fault !== 'slow' || state !== 'SYN-RECEIVED')).toEqual(
      fault === 'slow' ? [] : [mainStates[fault]],
    );
  }
});
