import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  closeOf,
  type Crossing,
  doneAt,
  isCrossed,
  labOf,
  presetAsked,
  reasonText,
  situation,
} from './crossing';

/** How many segments the close takes. */
export const count: Form<Crossing> = {
  id: 'count',
  topic: 'teardown',
  levels: [1, 5],
  ask: (crossing) => {
    const lab = labOf(crossing);
    const view = lab.real;
    const read = (each: RunView) => closeOf(each, crossing).length;
    const all = read(view);
    const without = closeOf(labOf({ ...crossing, lost: 'none' }).real, crossing).length;
    const observed = observe(lab, ['D14', 'D25'], read, [
      isCrossed(crossing) ? misreading('D26', all / 2) : null,
      nearMiss(without, text('generators.f12.count.noLoss')),
      nearMiss(all - 1, text('generators.f12.count.oneLess')),
      nearMiss(all + 1, text('generators.f12.count.oneMore')),
    ]);
    return {
      preset: presetAsked(crossing),
      stem: paragraphs(situation(crossing), text('generators.f12.count.stem')),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: paragraphs(reasonText(crossing), text('generators.f12.count.why', { all })),
      remember: text('generators.f12.count.remember'),
      reasons: closeOf(view, crossing).flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.6'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};
