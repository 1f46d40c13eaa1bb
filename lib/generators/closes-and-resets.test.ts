import { expect, test } from 'vitest';
import { linux } from '@/lib/tcp';
import { randomFrom } from '@/lib/kit';
import { closeOf as mergingClose, labOf as mergingLab } from './f10-three-segment-close/merging';
import { closeOf as halfClose, labOf as halfLab } from './f11-half-close/half';
import { closeOf as crossingClose, labOf as crossingLab } from './f12-simultaneous-close/crossing';
import { labOf as losingLab, type Losing } from './f13-lost-last-ack/losing';
import { arrivesAtMs, type Late, labOf as lateLab, waitsAtMs } from './f14-port-reuse/late';
import { labOf as openingLab, type Opening } from './f15-simultaneous-open/opening';
import type { Sent } from './run-view';
import { drawSetting, hostNames } from './setting';
import { drawWrites } from './writes';

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

test('F13: from the cut on nothing of the end that closed first arrives, not even a RST', () => {
  for (const random of seeds) {
    const losing: Losing = {
      ...drawSetting(random, 4),
      closer: random.pick(hostNames),
      lostAcks: 1,
      lostFins: 0,
      cut: true,
      closesAtMs: 1000,
      otherClosesAtMs: 2000,
      at: 0,
    };
    const lost = losingLab(losing).real.sent.filter(
      ({ from, at }) => from === losing.closer && at >= losing.otherClosesAtMs,
    );
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.every(({ arrivedAt }) => arrivedAt === null)).toBe(true);
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
