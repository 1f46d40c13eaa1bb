import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import { labOf, type Losing, otherDoneAt, overAt, secondFin, situation } from './losing';

/** The states of both ends at a time between two events. */
export const moment: Form<Losing> = {
  id: 'moment',
  topic: 'time-wait',
  levels: [1, 5],
  weight: 3,
  ask: (losing) => {
    const lab = labOf(losing);
    const view = lab.real;
    const fin = secondFin(view, losing);
    const over = overAt(view, losing);
    const moments = quietMoments(view, fin.at, over + 20_000);
    const index = Math.floor((losing.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const observed = observe(lab, ['D23', 'D22', 'D14', 'D39'], (each) => each.statesAt(at), [
      nearMiss(
        index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
        text('generators.slips.before'),
      ),
      nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
    ]);
    return {
      preset: losing.preset,
      stem: paragraphs(situation(losing), text('generators.f13.moment.stem', { at: duration(at) })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: text('generators.f13.moment.why', { at: duration(at), ...view.statesAt(at) }),
      remember: text('generators.f13.moment.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.6.1'],
      view,
      shownUntilMs: fin.at + losing.delayMs,
      endsAtMs: Math.max(over, otherDoneAt(view, losing)),
    };
  },
};
