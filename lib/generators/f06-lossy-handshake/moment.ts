import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import { doneAt, isPlayable, labOf, type LossyHandshake, presetAsked, situation } from './lossy';

/** The states of both ends at a time between two events. */
export const moment: Form<LossyHandshake> = {
  id: 'moment',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (lossy) => {
    if (!isPlayable(lossy)) return null;
    const lab = labOf(lossy);
    const view = lab.real;
    const moments = quietMoments(view, 0, doneAt(view) + 3 * lossy.delayMs);
    const index = Math.floor((lossy.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const observed = observe(lab, ['D09', 'D14', 'D39', 'D10'], (each) => each.statesAt(at), [
      nearMiss(
        index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
        text('generators.slips.before'),
      ),
      nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
    ]);
    return {
      preset: presetAsked(lossy),
      stem: paragraphs(situation(lossy), text('generators.f06.moment.stem', { at: duration(at) })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: text('generators.f06.moment.why', { at: duration(at), ...view.statesAt(at) }),
      remember: text(`generators.f06.remember.${lossy.lost}`),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.5', 'RFC 6298 §5'],
      view,
      shownUntilMs: view.sent.find(({ arrivedAt }) => arrivedAt === null)?.at ?? 0,
      endsAtMs: Math.max(at, doneAt(view)),
    };
  },
};
