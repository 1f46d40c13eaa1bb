import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, sentences, text, type Text } from '../text';
import { closeOf, doneAt, labOf, type Merging, otherWay, presetAsked, situation } from './merging';
import { outcomeOf } from './outcome';

/** How many segments the close takes. */
export const count: Form<Merging> = {
  id: 'count',
  topic: 'why-four',
  levels: [1, 5],
  weight: 2,
  ask: (merging) => {
    const lab = labOf(merging);
    const view = lab.real;
    const { closer } = merging;
    const read = (each: RunView) => closeOf(each, merging).length;
    const all = read(view);
    const observed = observe(lab, ['D20', 'D14'], read, [
      nearMiss(closeOf(labOf(otherWay(merging)).real, merging).length, otherTime(merging)),
      nearMiss(all - 1, text('generators.f10.count.oneLess')),
      nearMiss(all + 1, text('generators.f10.count.oneMore')),
    ]);
    return {
      preset: presetAsked(merging),
      stem: paragraphs(situation(merging), text('generators.f10.count.stem', { closer })),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: whyOf(merging, all),
      remember: text('generators.f10.remember'),
      reasons: closeOf(view, merging).flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.8.6.3'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

function whyOf(merging: Merging, all: number): Text {
  const { closer, finLost } = merging;
  const other = otherHost(closer);
  const outcome = outcomeOf(merging);
  return sentences(
    text('generators.f10.count.why', { closer, other, outcome }),
    finLost && outcome !== 'lost' ? text('generators.f10.count.again', { other }) : null,
    text('generators.f10.count.total', { all }),
  );
}

/** Why the count of the other order of CLOSE and ACK is not this run's. */
export const otherTime = (merging: Merging) =>
  text(
    merging.thinksMs < merging.waitsMs
      ? 'generators.f10.otherTime.late'
      : 'generators.f10.otherTime.early',
    { other: otherHost(merging.closer) },
  );
