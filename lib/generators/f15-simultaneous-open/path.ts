import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import {
  doneAt,
  halved,
  isCrossed,
  labOf,
  type Opening,
  presetAsked,
  reasonText,
  rememberText,
  situation,
  sources,
} from './opening';

/** The states that one end goes through. */
export const path: Form<Opening> = {
  id: 'path',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (opening, { random }) => {
    const host = random.pick(hostNames);
    const lab = labOf(opening);
    const view = lab.real;
    const read = (each: RunView) => each.path(host);
    const crossed = isCrossed(opening);
    const elsewhere = labOf({ ...opening, lost: 'none', gapMs: crossed ? 5_000 : 0 }).real;
    const observed = observe(lab, ['D29'], read, [
      crossed ? misreading('D26', halved(read(view))) : null,
      nearMiss(view.path(otherHost(host)), text('generators.slips.otherEnd')),
      nearMiss(read(elsewhere), text(`generators.f15.path.${crossed ? 'refused' : 'crossed'}`)),
      nearMiss(
        ['SYN-SENT', 'LISTEN', 'SYN-RECEIVED', 'ESTABLISHED'],
        text('generators.f15.path.listens'),
      ),
      crossed ? null : nearMiss(['SYN-SENT', 'ESTABLISHED'], text('generators.f15.path.server')),
    ]);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening), text('generators.f15.path.stem', { host })),
      body: choice(observed, (states) => states.map((state) => `\`${state}\``).join(' → '), random),
      why: reasonText(opening),
      remember: rememberText(opening),
      reasons: (['SYN-RECEIVED', 'ESTABLISHED', 'CLOSED'] as const).flatMap((state) =>
        view.reasonFor(host, state),
      ),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};
