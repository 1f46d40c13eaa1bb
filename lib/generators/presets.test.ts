import { expect, test } from 'vitest';
import { randomFrom } from '@/lib/kit';
import { linux, rfc9293 } from '@/lib/tcp';
import { fourOf, labOf as closingLab, type Closing } from './f09-normal-close/closing';
import { labOf as handshakeLab } from './f05-plain-handshake/handshake';
import {
  doneAt,
  labOf as lossyLab,
  type LossyHandshake,
  presetAsked,
} from './f06-lossy-handshake/lossy';
import type { RunView } from './run-view';
import { drawSetting, hostNames } from './setting';

/** The runs behind questions that name no preset are the same under both, as far as the questions look. */
const seeds = Array.from({ length: 60 }, (_, index) => randomFrom(`preset ${index}`));

const sentUntil = (view: RunView, untilMs: number) => view.sent.filter(({ at }) => at <= untilMs);
const statesUntil = (view: RunView, untilMs: number) =>
  view.trace
    .filter(({ at }) => at <= untilMs)
    .flatMap((event) => (event.kind === 'state' ? [[event.at, event.host, event.to]] : []));

function expectSame(one: RunView, other: RunView, untilMs: number, segments: boolean): void {
  expect(statesUntil(other, untilMs)).toEqual(statesUntil(one, untilMs));
  if (segments) expect(sentUntil(other, untilMs)).toEqual(sentUntil(one, untilMs));
}

test('F05: a plain handshake is the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const handshake = { ...drawSetting(random, 3), segment: 2 as const };
    for (const text of [false, true]) {
      const [one, other] = [rfc9293, linux].map(
        (behaviour) => handshakeLab(handshake, { text, behaviour }).real,
      );
      if (one && other) expectSame(one, other, Infinity, true);
    }
  }
});

test('F09: a close without losses is the same under RFC 9293 and Linux until TIME-WAIT ends', () => {
  for (const random of seeds) {
    const closing: Closing = {
      ...drawSetting(random, 3),
      closer: random.pick(hostNames),
      sentA: random.int(0, 5) * 100,
      sentB: random.int(0, 5) * 100,
      between: random.int(0, 5) * 100,
      thinksMs: random.int(6, 20) * 100,
      crosses: false,
    };
    const one = closingLab(closing).real;
    expectSame(one, closingLab(closing, linux).real, fourOf(one, closing).ack2.at + 1000, true);
  }
});

test('F06: where no preset is named, the states are the same under RFC 9293 and Linux', () => {
  for (const random of seeds) {
    const lost = random.pick(['syn', 'syn-ack', 'ack'] as const);
    const lossy: LossyHandshake = {
      ...drawSetting(random, 2),
      lost,
      times: lost === 'ack' ? random.int(1, 3) : 1,
      speaksAfterMs: 0,
      at: 0,
    };
    expect(presetAsked(lossy)).toBeNull();
    const one = lossyLab(lossy).real;
    // After a lost SYN,ACK the answers to the repeated SYN differ; no question asks for these.
    expectSame(one, lossyLab(lossy, linux).real, doneAt(one), lost !== 'syn-ack');
  }
});

test('F06: where the SYN is lost more than once, the presets differ and the question names one', () => {
  const [random] = seeds;
  if (random === undefined) throw new Error('a seed');
  const lossy: LossyHandshake = {
    ...drawSetting(random, 2),
    lost: 'syn',
    times: 2,
    speaksAfterMs: 0,
    at: 0,
  };
  expect(presetAsked({ ...lossy, preset: 'linux' })).toBe('linux');
  expect(doneAt(lossyLab({ ...lossy, preset: 'linux' }).real)).toBeLessThan(
    doneAt(lossyLab({ ...lossy, preset: 'rfc9293' }).real),
  );
});
