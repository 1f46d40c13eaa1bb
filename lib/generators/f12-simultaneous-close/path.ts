import type { State } from '@/lib/tcp';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import {
  closingPath,
  type Crossing,
  doneAt,
  isCrossed,
  labOf,
  presetAsked,
  reasonText,
  situation,
} from './crossing';

/** A path that leads to an end; some wrong ideas let a close hang, which no reader would answer. */
function ended(path: readonly State[]): readonly State[] | null {
  const last = path.at(-1);
  return last === 'TIME-WAIT' || last === 'CLOSED' ? path : null;
}

/** The states that one end goes through. */
export const path: Form<Crossing> = {
  id: 'path',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (crossing, { random }) => {
    const host = random.pick(hostNames);
    const lab = labOf(crossing);
    const view = lab.real;
    const read = (each: RunView) => ended(closingPath(each, host));
    const crossed = isCrossed(crossing);
    const elsewhere = labOf({
      ...crossing,
      lost: 'none',
      gapMs: crossed ? 10 * crossing.delayMs : 0,
    }).real;
    const why = text(crossed ? 'generators.f12.path.apart' : 'generators.f12.path.crossed');
    const observed = observe(lab, ['D25', 'D18'], read, [
      nearMiss(ended(closingPath(view, otherHost(host))), text('generators.slips.otherEnd')),
      nearMiss(closingPath(elsewhere, host), why),
      nearMiss(closingPath(elsewhere, otherHost(host)), why),
    ]);
    return {
      preset: presetAsked(crossing),
      stem: paragraphs(situation(crossing), text('generators.f12.path.stem', { host })),
      body: choice(observed, (states) => states.map((state) => `\`${state}\``).join(' → '), random),
      why: reasonText(crossing),
      remember: text('generators.f12.remember'),
      reasons: (['FIN-WAIT-2', 'CLOSING', 'CLOSE-WAIT', 'LAST-ACK', 'TIME-WAIT'] as const).flatMap(
        (state) => (closingPath(view, host).includes(state) ? view.reasonFor(host, state) : []),
      ),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};
