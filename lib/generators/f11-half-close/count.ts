import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { closeOf, dataOf, doneAt, finOf, type Half, labOf, presetAsked, situation } from './half';

/** How many segments the half-close takes, or go out while only one direction is closed, or in all. */
export const count: Form<Half> = {
  id: 'count',
  topic: 'teardown',
  levels: [1, 5],
  weight: 2,
  ask: (half, { random, difficulty }) => {
    const { closer, sizes, lost } = half;
    const what = difficulty <= 1 ? 'half' : random.pick(['between', 'all'] as const);
    if (what !== 'all' && lost !== 'none') return null;
    const lab = labOf(half);
    const view = lab.real;
    const read = (each: RunView) => counts[what](each, half);
    const all = read(view);
    const unacknowledged = all - dataOf(view, half).length;
    const observed = observe(lab, ['D14'], read, [
      misreading('D21', all + 1),
      sizes.length > 0 && what !== 'half'
        ? nearMiss(unacknowledged, text('generators.f11.count.acks'))
        : nearMiss(all - 1, text('generators.f11.count.ackOfFin')),
      what === 'all'
        ? nearMiss(all - 2, text('generators.f11.count.second'))
        : nearMiss(all + 2, text('generators.f11.count.tooFar')),
    ]);
    return {
      preset: presetAsked(half),
      stem: paragraphs(situation(half), text(`generators.f11.count.${what}`, { closer })),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f11.count.why', {
        closer,
        other: otherHost(closer),
        data: what === 'half' ? 0 : sizes.length,
        what,
        lost,
        all,
      }),
      remember: text('generators.f11.count.remember'),
      reasons: closeOf(view, half).flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.6'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

const counts = {
  half: (view: RunView, half: Half) =>
    closeOf(view, half).filter(({ at }) => at <= (view.entersAt(half.closer, 'FIN-WAIT-2') ?? 0))
      .length,
  between: (view: RunView, half: Half) =>
    closeOf(view, half).filter(({ at }) => at < finOf(view, otherHost(half.closer)).at).length,
  all: (view: RunView, half: Half) => closeOf(view, half).length,
} as const;
