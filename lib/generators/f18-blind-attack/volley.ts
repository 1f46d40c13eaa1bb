import type { Form } from '../family';
import { arrivesAtMs, type Hit, hitLab, incomingOf, replyOf, stateAfter, victimOf } from '../hit';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { duration, paragraphs, text } from '../text';
import { type Blind, situation, sources } from './blind';

/** How many answers a row of forged RSTs draws. */
export const volley: Form<Blind> = {
  id: 'volley',
  topic: 'states',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random }) => {
    const count = random.int(5, 9);
    const step = random.int(5, 20) * Math.ceil(given.buffer / 50);
    const start =
      random.pick([-2, -1, -1]) * step - random.int(1, 9) + (random.chance(0.5) ? 0 : step);
    const hit: Hit = {
      ...given,
      shots: Array.from({ length: count }, (_, index) => ({
        flags: ['RST'],
        seq: start + index * step,
        ack: 0,
        len: 0,
      })),
    };
    const lab = hitLab(hit);
    const view = lab.real;
    const read = (each: RunView): number =>
      hit.shots.filter((_, index) => replyOf(each, hit, index) !== null).length;
    const inWindow = hit.shots.filter(({ seq }) => seq >= 0 && seq < hit.buffer).length;
    // The volley that happens to hit is another question.
    if (stateAfter(view, hit, count - 1) === 'CLOSED' || inWindow < 2) return null;
    const observed = observe(lab, ['D45', 'D38'], read, [
      misreading('D45', 0),
      nearMiss(count - inWindow, text('generators.f18.volley.outside')),
      nearMiss(count, text('generators.f18.volley.all')),
      nearMiss(inWindow, text('generators.f18.volley.unlimited')),
      nearMiss(1, text('generators.f18.volley.limited')),
    ]);
    const first = incomingOf(view, hit, 0).seq;
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        text('generators.f18.volley.stem', {
          host: victimOf(hit),
          preset: hit.preset,
          count,
          first,
          step,
          last: incomingOf(view, hit, count - 1).seq,
          apart: duration(10),
        }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f18.volley.why', {
        preset: hit.preset,
        host: victimOf(hit),
        inWindow,
        count,
        out: count - inWindow,
      }),
      remember: text('generators.f18.remember.rst'),
      reasons: view.sent
        .filter(({ from, at }) => from === victimOf(hit) && at >= arrivesAtMs(hit))
        .slice(0, 1)
        .flatMap((sent) => view.reasonOf(sent)),
      sources: [...sources, 'RFC 5961 §7'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit, count - 1) + hit.delayMs,
    };
  },
};
