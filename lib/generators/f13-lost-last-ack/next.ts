import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView, Sent } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { numberedSetting } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import { labOf, type Losing, lastLost, otherDoneAt, rtoOf, secondFin, situation } from './losing';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: (Written & { readonly at: number }) | null;
}

/** What is sent next after the (last) lost ACK. */
export const next: Form<Losing> = {
  id: 'next',
  topic: 'time-wait',
  levels: [1, 4],
  weight: 2,
  ask: (losing, { random }) => {
    if (losing.cut || losing.lostFins > 0) return null;
    const lab = labOf(losing);
    const view = lab.real;
    const loss = lastLost(view);
    if (loss === undefined) return null;
    const read = (each: RunView): Seen => seen(each.sent.find(({ at }) => at > loss.at));
    const rto = rtoOf(view, losing);
    const observed = observe(lab, ['D14', 'D23', 'D39'], read, [
      nearMiss(
        read(labOf(losing, { rtoMinMs: 3 * rto, rtoMinBounds: 'rto' }).real),
        text('generators.f13.next.otherTimeout', { rto: duration(rto) }),
      ),
      nearMiss(seen(secondFin(view, losing)), text('generators.f13.next.first')),
    ]);
    const key = view.sent.find(({ at }) => at > loss.at);
    return {
      preset: losing.preset,
      stem: paragraphs(
        situation(losing, numberedSetting),
        text('generators.f13.next.stem', { acks: losing.lostAcks }),
      ),
      body: choice(observed, show, random),
      why: text('generators.f13.next.why'),
      remember: text('generators.f13.moment.remember'),
      reasons: key === undefined ? [] : view.reasonOf(key),
      sources: ['RFC 9293 §3.6', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: loss.at,
      endsAtMs: otherDoneAt(view, losing),
    };
  },
};

const seen = (sent: Sent | undefined): Seen => ({
  next: sent === undefined ? null : { ...written(sent), at: sent.at },
});

const show = ({ next: segment }: Seen): Text =>
  segment === null ? text('generators.nothing') : segmentText(segment, segment.at);
