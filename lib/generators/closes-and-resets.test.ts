import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { linux } from '@/lib/tcp';
import { randomFrom } from '@/lib/kit';
import { generate, type GeneratorId } from '.';
import { closeOf as mergingClose, labOf as mergingLab } from './f10-three-segment-close/merging';
import { closeOf as halfClose, labOf as halfLab } from './f11-half-close/half';
import { closeOf as crossingClose, labOf as crossingLab } from './f12-simultaneous-close/crossing';
import { arrivesAtMs, type Late, labOf as lateLab, waitsAtMs } from './f14-port-reuse/late';
import { labOf as openingLab, type Opening } from './f15-simultaneous-open/opening';
import type { Sent } from './run-view';
import { drawSetting, hostNames } from './setting';
import { drawWrites } from './writes';

const made = (generator: GeneratorId, seed: string, difficulty: number) =>
  (['en', 'zh-CN'] as const).map((locale) => {
    const item = generate({ generator, seed, difficulty, locale });
    if (!item.ok) throw new Error(item.error.message);
    const { public: shown, key } = item.value;
    return [shown.stem, shown.body, key.body];
  });
const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

test('the bytes of a seed are a public promise, at each difficulty and in each language', () => {
  const pinned = (['F10', 'F11', 'F12', 'F14', 'F15', 'F16'] as const).map((generator) => {
    const digests = [1, 2, 3, 4, 5].map((difficulty) =>
      digest(['1', '42', 'zz'].map((seed) => made(generator, seed, difficulty))),
    );
    return [generator, ...digests].join(' ');
  });
  expect(pinned).toMatchInlineSnapshot(`
    [
      "F10 605f7483e595f6b6 ed41a2da74886608 7182b148b9cb01a3 88e043d68eb16116 4ceeb4f3fb745d5b",
      "F11 6e9d9b59db339c19 f8cc46d1814f5338 e213f38dc0958bf6 6b5558fea415274b 26369f153f646e9d",
      "F12 2a7723d0112cceb3 a95308f779d16799 84d8cc836983d213 22933fcffb39423f e7c5fa98440ca00c",
      "F14 b6239b671292112e 015e7ce3a97c480b 6178083c88e629cf bfbeac254dab9f63 a3dc4df4d5074761",
      "F15 8d8ddd3bf8fb939a 4788cef7c2736442 182524b9a887f798 341a325a20a0672c 436e017ab75123ec",
      "F16 d3c07db5a5009988 f4bfff713333f9a5 3e7c2b7126d6dc65 a8a226226750a991 c495c4baf5d601da",
    ]
  `);
});

const seeds = Array.from({ length: 40 }, (_, index) => randomFrom(`closes ${index}`));
/** What was sent, but for the numbers of the transmissions. */
const said = (sent: readonly Sent[]) => sent.map(({ id, ...rest }) => (id > 0 ? rest : null));

test('F10: without a loss a close is the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const merging = {
      ...drawSetting(random, 3),
      closer: random.pick(hostNames),
      writes: drawWrites(random, 2),
      waitsMs: 200,
      thinksMs: random.int(1, 9) * 45,
      answers: random.int(0, 3) * 100,
      finLost: false,
      at: 0,
    };
    const one = mergingLab(merging).real;
    const other = mergingLab(merging, { behaviour: linux }).real;
    expect(said(mergingClose(other, merging))).toEqual(said(mergingClose(one, merging)));
  }
});

test('F11: without a loss and with a reader a half-close is the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const half = {
      ...drawSetting(random, 3),
      closer: random.pick(hostNames),
      writes: drawWrites(random, 2),
      sizes: [random.int(1, 9) * 100, 300],
      lost: 'none' as const,
      released: false,
      at: 0,
    };
    const one = halfLab(half).real;
    const other = halfLab(half, { behaviour: linux }).real;
    expect(said(halfClose(other, half))).toEqual(said(halfClose(one, half)));
  }
});

test('F12: without a loss two closes are the same under RFC 9293 and Linux, crossed or not', () => {
  for (const random of seeds) {
    const crossing = {
      ...drawSetting(random, 3),
      writes: drawWrites(random, 2),
      gapMs: random.int(-120, 120),
      lost: 'none' as const,
      loser: 'A' as const,
      at: 0,
    };
    const one = crossingLab(crossing).real;
    const other = crossingLab(crossing, linux).real;
    expect(said(crossingClose(other, crossing))).toEqual(said(crossingClose(one, crossing)));
  }
});

test('F15: SYNs that cross make four segments by Figure 7, six between two Linux hosts', () => {
  for (const random of seeds) {
    const setting = drawSetting(random, 3);
    const gapMs = random.int(0, setting.delayMs - 1);
    const opening: Opening = { ...setting, gapMs, lost: 'none', loser: 'A', at: 0 };
    expect(openingLab({ ...opening, preset: 'rfc9293' }).real.sent).toHaveLength(4);
    expect(openingLab({ ...opening, preset: 'linux' }).real.sent).toHaveLength(6);
  }
});

test('F14: an old segment in TIME-WAIT whose ACK meets a forgetful host ends it, unless tcp_rfc1337 is set', () => {
  const [random] = seeds;
  if (random === undefined) throw new Error('a seed');
  const late: Late = {
    ...drawSetting(random, 2),
    preset: 'linux',
    closer: 'B',
    writes: [{ host: 'A', octets: 300 }],
    kind: 'text',
    apart: 10,
    waitedMs: 20_000,
    cut: false,
    rfc1337: false,
  };
  const lasted = (changed: Partial<Late>) => {
    const run = { ...late, ...changed };
    return (lateLab(run, { toTheEnd: true }).real.leavesAt('B', 'TIME-WAIT') ?? 0) - waitsAtMs(run);
  };
  const arrived = arrivesAtMs(late) - waitsAtMs(late);
  expect(lasted({})).toBe(arrived + 2 * late.delayMs);
  expect(lasted({ rfc1337: true })).toBe(arrived + 60_000);
  expect(lasted({ cut: true })).toBe(arrived + 60_000);
  expect(lasted({ cut: true, preset: 'rfc9293' })).toBe(240_000);
});
