import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linux, rfc9293 } from '@/lib/tcp';
import { randomFrom } from '@/lib/kit';
import { readStoredItem } from '@/lib/questions';
import { generate, type GeneratorId } from '.';
import {
  type Ending,
  isHard,
  labOf as endingLab,
  leavingOf,
  ways,
} from './f19-abortive-close/ending';
import { answeredBy, type Capture, labOf as captureLab, linesOf } from './f26-captures/capture';
import { type Hit, hitLab, hitStates, replyOf, stateAfter } from './hit';
import { drawSetting, hostNames } from './setting';
import { drawWrites } from './writes';

const generators = ['F17', 'F18', 'F19', 'F24', 'F26'] as const satisfies readonly GeneratorId[];

const itemOf = (generator: GeneratorId, seed: string, difficulty: number, form?: string) => {
  const params = form === undefined ? {} : { form };
  const item = generate({ generator, seed, difficulty, params, locale: 'en' });
  if (!item.ok) throw new Error(item.error.message);
  return item.value;
};
test('every item is an item of the stored form', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...generators),
      fc.stringMatching(/^[0-9a-z]{1,8}$/),
      fc.integer({ min: 1, max: 5 }),
      (generator, seed, difficulty) => {
        const item = itemOf(generator, seed, difficulty);
        expect(readStoredItem(JSON.parse(JSON.stringify(item)))).toEqual({ ok: true, value: item });
      },
    ),
    { numRuns: 150 },
  );
});

const seeds = Array.from({ length: 40 }, (_, index) => randomFrom(`hits ${index}`));

test('F17, F18: the segment from outside meets the state that the stem names', () => {
  for (const random of seeds) {
    for (const state of hitStates) {
      const hit: Hit = {
        ...drawSetting(random, 3),
        state,
        target: random.pick(hostNames),
        buffer: 8000,
        // Without any flag nothing happens to it anywhere but in CLOSED.
        shots: [{ flags: [], seq: 0, ack: 0, len: 0 }],
      };
      const view = hitLab(hit, rfc9293).real;
      expect(stateAfter(view, hit)).toBe(state);
      expect(replyOf(view, hit) === null).toBe(state !== 'CLOSED');
    }
  }
});

test('F19: a RST leaves where the rules that are told say so, and else a FIN', () => {
  for (const random of seeds) {
    for (const way of ways) {
      const ending: Ending = {
        ...drawSetting(random, 3),
        preset: 'linux',
        closer: random.pick(hostNames),
        way,
        writes: drawWrites(random, random.int(0, 3)),
        unread: random.chance(0.5),
        late: 0,
      };
      const sent = leavingOf(endingLab(ending).real, ending);
      expect(sent?.flags).toEqual([isHard(ending) ? 'RST' : 'FIN', 'ACK']);
    }
  }
});

test('F26: without a loss a capture is the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const capture: Capture = {
      ...drawSetting(random, 3),
      said: drawWrites(random, 3).map(({ host, octets }) => ({ from: host, octets })),
      closer: random.pick(hostNames),
      late: [random.int(1, 14) * 100],
      closesAfterMs: random.int(3, 20) * 50,
      style: 'absolute',
    };
    const one = captureLab(capture, rfc9293).real;
    const other = captureLab(capture, linux).real;
    expect(linesOf(other, capture)).toEqual(linesOf(one, capture));
  }
});

test('F26: each line acknowledges all of the last segment before it by the other end, at any delay', () => {
  for (const random of seeds) {
    const capture: Capture = {
      ...drawSetting(random, 3),
      delayMs: random.int(1, 300),
      said: drawWrites(random, 3).map(({ host, octets }) => ({ from: host, octets })),
      closer: random.pick(hostNames),
      late: [300, 400].slice(random.int(0, 2)),
      closesAfterMs: 150,
      style: 'absolute',
    };
    const lines = linesOf(captureLab(capture, rfc9293).real, capture);
    for (const [index, { ack }] of lines.entries()) {
      const answered = answeredBy(lines, index);
      if (answered === undefined) continue;
      const { seq, len, flags } = answered;
      const one = flags.includes('SYN') || flags.includes('FIN') ? 1 : 0;
      expect(ack).toBe((seq + len + one) % 2 ** 32);
    }
  }
});

test('F26: of the lines to choose from all but the one that is the answer are those of the run', () => {
  fc.assert(
    fc.property(fc.nat({ max: 99_999 }), fc.integer({ min: 2, max: 5 }), (seed, difficulty) => {
      const { public: shown, key } = itemOf('F26', seed.toString(36), difficulty, 'spot');
      if (shown.body.kind !== 'spot-line' || key.body.kind !== 'spot-line') throw new Error('kind');
      const { line } = key.body;
      const others = shown.body.lines.filter(({ id }) => id !== line);
      const sent = key.evidence?.segments.length ?? 0;
      expect([sent, sent - 1]).toContain(others.length);
    }),
    { numRuns: 60 },
  );
});
