import type { State } from '@/lib/tcp';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { otherTime } from './count';
import { doneAt, labOf, type Merging, otherWay, presetAsked, situation } from './merging';
import { outcomeOf } from './outcome';

/** The states that the end which closes first goes through. */
export const path: Form<Merging> = {
  id: 'path',
  topic: 'teardown',
  levels: [1, 5],
  weight: 2,
  ask: (merging, { random }) => {
    const { closer } = merging;
    const other = otherHost(closer);
    const lab = labOf(merging);
    const view = lab.real;
    const read = (each: RunView): readonly State[] => {
      const all = each.stations(closer);
      return all.slice(all.indexOf('ESTABLISHED') + 1).filter((state) => state !== 'CLOSED');
    };
    const swapped = read(labOf({ ...merging, closer: other }).real);
    const observed = observe(lab, ['D20', 'D18'], read, [
      nearMiss(read(labOf(otherWay(merging)).real), otherTime(merging)),
      nearMiss(read(labOf(merging, { crosses: true }).real), text('generators.f10.path.crossing')),
      nearMiss(swapped, text('generators.f09.path.otherEnd')),
    ]);
    return {
      preset: presetAsked(merging),
      stem: paragraphs(situation(merging), text('generators.f10.path.stem', { closer })),
      body: choice(observed, (states) => states.map((state) => `\`${state}\``).join(' → '), random),
      why: text('generators.f10.path.why', { closer, other, outcome: outcomeOf(merging) }),
      remember: text('generators.f10.remember'),
      reasons: (['FIN-WAIT-2', 'TIME-WAIT'] as const).flatMap((state) =>
        view.reasonFor(closer, state),
      ),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};
