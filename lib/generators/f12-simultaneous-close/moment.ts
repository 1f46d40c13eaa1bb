import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import {
  beginsAtMs,
  closeOf,
  type Crossing,
  doneAt,
  labOf,
  presetAsked,
  reasonText,
  situation,
} from './crossing';

/** The states of both ends at a time between two events. */
export const moment: Form<Crossing> = {
  id: 'moment',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (crossing) => {
    const begins = beginsAtMs(crossing);
    const lab = labOf(crossing);
    const view = lab.real;
    const moments = quietMoments(view, begins, doneAt(view) + 40);
    const index = Math.floor((crossing.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const rows = ['D25', 'D18', 'D19', 'D23', 'D22'] as const;
    const observed = observe(lab, rows, (each) => each.statesAt(at), [
      nearMiss(
        index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
        text('generators.slips.before'),
      ),
      nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
    ]);
    const after = duration(at - begins);
    return {
      preset: presetAsked(crossing),
      stem: paragraphs(situation(crossing), text('generators.f12.moment.stem', { after })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: paragraphs(
        text('generators.f12.moment.why', { after, ...view.statesAt(at) }),
        reasonText(crossing),
      ),
      remember: text('generators.f12.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: closeOf(view, crossing)[0]?.at ?? begins,
      endsAtMs: Math.max(at, doneAt(view)),
    };
  },
};
