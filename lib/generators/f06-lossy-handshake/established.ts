import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { duration, paragraphs, text } from '../text';
import {
  doneAt,
  isPlayable,
  labOf,
  lastLost,
  type LossyHandshake,
  presetAsked,
  situation,
} from './lossy';

/** When B is ESTABLISHED after all. */
export const established: Form<LossyHandshake> = {
  id: 'established',
  topic: 'handshake',
  levels: [3, 5],
  ask: (lossy) => {
    if (!isPlayable(lossy)) return null;
    const lab = labOf(lossy);
    const view = lab.real;
    const read = (each: typeof view) => each.entersAt('B', 'ESTABLISHED');
    const observed = observe(lab, ['D09', 'D14', 'D39'], read, [
      nearMiss(
        read(labOf({ ...lossy, times: lossy.times - 1 }).real),
        text('generators.f06.established.oneLess'),
      ),
      nearMiss(
        read(labOf({ ...lossy, times: lossy.times + 1 }).real),
        text('generators.f06.established.oneMore'),
      ),
      nearMiss(view.entersAt('A', 'ESTABLISHED'), text('generators.slips.otherEnd')),
    ]);
    return {
      preset: presetAsked(lossy),
      stem: paragraphs(situation(lossy), text('generators.f06.established.stem')),
      body: observed && { kind: 'numeric', unit: 'ms', observed },
      why: text('generators.f06.established.why', { at: duration(observed?.right ?? 0) }),
      remember: text(`generators.f06.remember.${lossy.lost}`),
      reasons: view.reasonFor('B', 'ESTABLISHED'),
      sources: ['RFC 9293 §3.8.1', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: lastLost(view)?.at ?? 0,
      endsAtMs: doneAt(view),
    };
  },
};
