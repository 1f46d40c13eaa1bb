import { behaviours } from '@/lib/tcp';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  connectionsOf,
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

/** How many segments are sent, or how many connections stand in the end. */
export const count: Form<Opening> = {
  id: 'count',
  topic: 'handshake',
  levels: [1, 5],
  weight: 2,
  ask: (opening, { random }) => {
    const what = random.pick(['segments', 'segments', 'connections'] as const);
    const lab = labOf(opening);
    const view = lab.real;
    const read = (each: RunView) => (what === 'segments' ? each.sent.length : connectionsOf(each));
    const elsewhere = opening.preset === 'linux' ? 'rfc9293' : 'linux';
    const observed = observe(lab, [], read, [
      ...(what === 'segments'
        ? [
            isCrossed(opening) ? misreading('D26', 2) : null,
            misreading('D43', 6),
            nearMiss(
              read(labOf(opening, behaviours[elsewhere]).real),
              text(`generators.f15.count.${elsewhere}`),
            ),
            nearMiss(
              read(labOf({ ...opening, lost: 'none' }).real),
              text('generators.f12.count.noLoss'),
            ),
            nearMiss(3, text('generators.f15.count.usual')),
          ]
        : [
            misreading('D43', 2),
            nearMiss(
              1 - read(view),
              text(`generators.f15.count.${read(view) === 1 ? 'one' : 'none'}`),
            ),
          ]),
    ]);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening), text(`generators.f15.count.${what}`)),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: paragraphs(
        reasonText(opening),
        text(`generators.f15.count.${what}Why`, { all: read(view) }),
      ),
      remember: rememberText(opening),
      reasons: view.sent.flatMap((sent) => view.reasonOf(sent)),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};
