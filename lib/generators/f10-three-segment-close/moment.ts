import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import { closesAtMs, doneAt, finOf, labOf, type Merging, presetAsked, situation } from './merging';

/** The states of both ends at a time between two events. */
export const moment: Form<Merging> = {
  id: 'moment',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (merging) => {
    const { closer } = merging;
    const begins = closesAtMs(merging);
    const lab = labOf(merging);
    const view = lab.real;
    const moments = quietMoments(view, begins, doneAt(view) + 40);
    const index = Math.floor((merging.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const observed = observe(lab, ['D20', 'D18', 'D19', 'D23'], (each) => each.statesAt(at), [
      nearMiss(
        index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
        text('generators.slips.before'),
      ),
      nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
    ]);
    const after = duration(at - begins);
    return {
      preset: presetAsked(merging),
      stem: paragraphs(situation(merging), text('generators.f10.moment.stem', { closer, after })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: text('generators.f10.moment.why', { closer, after, ...view.statesAt(at) }),
      remember: text('generators.f10.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.8.6.3'],
      view,
      shownUntilMs: finOf(view, closer).at,
      endsAtMs: Math.max(at, doneAt(view)),
    };
  },
};
