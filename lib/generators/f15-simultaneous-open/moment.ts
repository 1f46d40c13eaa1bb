import type { State } from '@/lib/tcp';
import { isBelieved, type StatePair } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { duration, paragraphs, text } from '../text';
import {
  doneAt,
  isCrossed,
  labOf,
  type Opening,
  presetAsked,
  reasonText,
  rememberText,
  situation,
  sources,
} from './opening';

/** The states of both ends at a time between two events. */
export const moment: Form<Opening> = {
  id: 'moment',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (opening) => {
    const lab = labOf(opening);
    const view = lab.real;
    const moments = quietMoments(view, 0, doneAt(view) + 40);
    const index = Math.floor((opening.at * moments.length) / 1000);
    const at = moments[index];
    if (at === undefined) return null;
    const states = view.statesAt(at);
    const observed = observe(lab, ['D09', 'D11', 'D29'], (each) => each.statesAt(at), [
      isCrossed(opening) ? misreading('D26', atOnce(states)) : null,
      nearMiss(
        index > 0 ? view.statesAt(moments[index - 1] ?? 0) : null,
        text('generators.slips.before'),
      ),
      nearMiss(view.statesAt(moments[index + 1] ?? at), text('generators.slips.after')),
    ]);
    const after = duration(at);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening), text('generators.f15.moment.stem', { after })),
      body:
        observed && isBelieved(observed)
          ? { kind: 'state-pair', ends: { A: 'A', B: 'B' }, observed }
          : null,
      why: paragraphs(text('generators.f15.moment.why', { after, ...states }), reasonText(opening)),
      remember: rememberText(opening),
      reasons: view.reasonsAt(at),
      sources,
      view,
      shownUntilMs: Math.min(at, view.sent[1]?.at ?? 0),
      endsAtMs: Math.max(at, doneAt(view)),
    };
  },
};

/** As if a SYN that arrives were enough. */
const atOnce = ({ A, B }: StatePair): StatePair => {
  const done = (state: State): State => (state === 'SYN-RECEIVED' ? 'ESTABLISHED' : state);
  return { A: done(A), B: done(B) };
};
