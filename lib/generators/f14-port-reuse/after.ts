import type { State } from '@/lib/tcp';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  answerIn,
  arrivesAtMs,
  labOf,
  type Late,
  leavesAtMs,
  reasonText,
  situation,
  sources,
} from './late';

/** The state of the end that waits once the segment has arrived. */
export const after: Form<Late> = {
  id: 'after',
  topic: 'time-wait',
  levels: [1, 5],
  weight: 2,
  ask: (late, { random }) => {
    const { closer } = late;
    const lab = labOf(late);
    const view = lab.real;
    const at = arrivesAtMs(late);
    const sent = answerIn(view, late);
    // The listener beside it is another thing: what is asked is the connection.
    const read = (each: RunView): State => each.statesAt(at)[closer];
    const others = (['TIME-WAIT', 'CLOSED', 'SYN-RECEIVED', 'ESTABLISHED'] as const).map((state) =>
      nearMiss<State>(state, text(`generators.f14.after.${state}`, { closer })),
    );
    const observed = observe(lab, ['D42', 'D22', 'D45'], read, others);
    return {
      preset: late.preset,
      stem: paragraphs(situation(late), text('generators.f14.after.stem', { closer })),
      body: choice(observed, (state) => `\`${state}\``, random),
      why: reasonText(late),
      remember: text('generators.f14.remember'),
      reasons: sent === null ? view.reasonsAt(at) : view.reasonOf(sent),
      sources,
      view,
      shownUntilMs: leavesAtMs(late),
      endsAtMs: at + late.delayMs,
    };
  },
};
