import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView, Sent } from '../run-view';
import { segmentLine, type Written, written } from '../segment-text';
import { numberedSetting, otherHost } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import { otherTime } from './count';
import {
  doneAt,
  finOf,
  labOf,
  type Merging,
  otherWay,
  presetAsked,
  situation,
  toldAtMs,
} from './merging';
import { outcomeOf } from './outcome';

/** What the other end sends first after the FIN, and how long after it. */
type First = Written & { readonly afterMs: number };

export const next: Form<Merging> = {
  id: 'next',
  topic: 'why-four',
  levels: [2, 4],
  weight: 2,
  ask: (merging, { random }) => {
    const { closer } = merging;
    const other = otherHost(closer);
    const lab = labOf(merging);
    const view = lab.real;
    const first = (each: RunView): Sent | undefined =>
      each.sent.find(({ from, at }) => from === other && at >= toldAtMs(merging));
    const read = (each: RunView): First | null => {
      const sent = first(each);
      return sent === undefined ? null : { ...written(sent), afterMs: sent.at - toldAtMs(merging) };
    };
    const observed = observe(lab, ['D20', 'D03'], read, [
      nearMiss(read(labOf(merging, { delays: false }).real), text('generators.f10.next.atOnce')),
      nearMiss(read(labOf(otherWay(merging)).real), otherTime(merging)),
      ...slips(view, merging, read(view)),
    ]);
    const key = first(view);
    return {
      preset: presetAsked(merging),
      stem: paragraphs(
        situation(merging, numberedSetting),
        text('generators.f10.next.stem', { closer, other }),
      ),
      body: choice(observed, show, random),
      why: text('generators.f10.next.why', { closer, other, outcome: outcomeOf(merging) }),
      remember: text('generators.f10.remember'),
      reasons: key === undefined ? [] : view.reasonOf(key),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.8.6.3'],
      view,
      shownUntilMs: finOf(view, closer).at,
      endsAtMs: doneAt(view),
    };
  },
};

const show = ({ afterMs, ...segment }: First): Text =>
  text(afterMs === 0 ? 'generators.f10.next.now' : 'generators.f10.next.later', {
    from: segment.from,
    segment: segmentLine(segment),
    after: duration(afterMs),
  });

/** The same segment with the FIN not counted. */
const slips = (view: RunView, { closer }: Merging, right: First | null) => [
  right &&
    nearMiss({ ...right, ack: finOf(view, closer).seq }, text('generators.f09.slips.finCounts')),
];
