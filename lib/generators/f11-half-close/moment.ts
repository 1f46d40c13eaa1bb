import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import { closesAtMs, doneAt, finOf, type Half, labOf, presetAsked, situation } from './half';

/** The states of both ends at a time between two events. */
export const moment: Form<Half> = {
  id: 'moment',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (half) => {
    const { closer } = half;
    const begins = closesAtMs(half);
    const lab = labOf(half);
    const view = lab.real;
    const moments = quietMoments(view, begins, doneAt(view) + 40);
    const index = Math.floor((half.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const observed = observe(
      lab,
      ['D17', 'D19', 'D18', 'D23', 'D25'],
      (each) => each.statesAt(at),
      [
        nearMiss(
          index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
          text('generators.slips.before'),
        ),
        nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
      ],
    );
    const after = duration(at - begins);
    return {
      preset: presetAsked(half),
      stem: paragraphs(situation(half), text('generators.f10.moment.stem', { closer, after })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: text('generators.f10.moment.why', { closer, after, ...view.statesAt(at) }),
      remember: text('generators.f11.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.3.2', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: finOf(view, closer).at,
      endsAtMs: Math.max(at, doneAt(view)),
    };
  },
};
