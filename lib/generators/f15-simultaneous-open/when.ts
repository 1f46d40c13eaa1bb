import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { duration, paragraphs, text } from '../text';
import {
  connectionsOf,
  doneAt,
  labOf,
  type Opening,
  presetAsked,
  reasonText,
  rememberText,
  situation,
  sources,
} from './opening';

/** How long after the first OPEN an end is ESTABLISHED. */
export const when: Form<Opening> = {
  id: 'when',
  topic: 'handshake',
  levels: [2, 5],
  ask: (opening, { random }) => {
    const host = random.pick(hostNames);
    const lab = labOf(opening);
    const view = lab.real;
    const read = (each: RunView) => each.entersAt(host, 'ESTABLISHED');
    const at = read(view);
    if (at === null || connectionsOf(view) === 0) return null;
    const observed = observe(lab, ['D09', 'D11'], read, [
      misreading('D26', view.entersAt(host, 'SYN-RECEIVED')),
      nearMiss(view.entersAt(otherHost(host), 'ESTABLISHED'), text('generators.slips.otherEnd')),
      nearMiss(read(labOf({ ...opening, lost: 'none' }).real), text('generators.f12.count.noLoss')),
    ]);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening), text('generators.f15.when.stem', { host })),
      body: observed && { kind: 'numeric', unit: 'ms', observed },
      why: paragraphs(
        text('generators.f15.when.why', { host, at: duration(at) }),
        reasonText(opening),
      ),
      remember: rememberText(opening),
      reasons: view.reasonFor(host, 'ESTABLISHED'),
      sources,
      view,
      shownUntilMs: 0,
      endsAtMs: doneAt(view),
    };
  },
};
