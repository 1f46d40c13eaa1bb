import type { Random } from '@/lib/kit';
import type { RunView, Sent } from '../run-view';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import { segmentText, type Written, written } from '../segment-text';
import { numberedSetting } from '../setting';
import { duration, paragraphs, text, type Text } from '../text';
import {
  doneAt,
  firstRtoMs,
  isPlayable,
  labOf,
  lastLost,
  type LossyHandshake,
  presetAsked,
  situation,
} from './lossy';

/** What is sent next, and when; null: nothing more. */
type Next = (Written & { readonly at: number }) | null;
/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Next;
}

/** Which segment is sent next after the last loss. */
export const next: Form<LossyHandshake> = {
  id: 'next',
  topic: 'handshake',
  levels: [1, 5],
  weight: 3,
  ask: (lossy, { random }) => {
    if (!isPlayable(lossy)) return null;
    const lab = labOf(lossy);
    const view = lab.real;
    const loss = lastLost(view);
    if (loss === undefined) return null;
    const read = (each: RunView): Seen => seen(sentAfter(each, loss));
    const observed = observe(lab, ['D14', 'D39', 'D09'], read, slips(lossy, read, random));
    const key = sentAfter(view, loss);
    return {
      preset: presetAsked(lossy),
      stem: paragraphs(
        situation(lossy, numberedSetting),
        text('generators.f06.next.stem', { times: lossy.times }),
      ),
      body: choice(observed, show, random),
      why: text(
        lossy.speaksAfterMs > 0
          ? 'generators.f06.next.whySpoken'
          : `generators.f06.next.why.${lossy.lost}`,
      ),
      remember: text(`generators.f06.remember.${lossy.lost}`),
      reasons: key === undefined ? [] : view.reasonOf(key),
      sources: ['RFC 9293 §3.8.1', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: loss.at,
      endsAtMs: doneAt(view),
    };
  },
};

const sentAfter = (view: RunView, loss: Sent): Sent | undefined =>
  view.sent.find(({ at }) => at > loss.at);

const seen = (sent: Sent | undefined): Seen => ({
  next: sent === undefined ? null : { ...written(sent), at: sent.at },
});

const show = ({ next: segment }: Seen): Text =>
  segment === null ? text('generators.nothing') : segmentText(segment, segment.at);

/** The same look at runs in which something else is lost, A keeps silent, or the first time-out is another. */
function slips(
  lossy: LossyHandshake,
  read: (view: RunView) => Seen,
  random: Random,
): (Wrong<Seen> | null)[] {
  const elsewhere = labOf({
    ...lossy,
    lost: lossy.lost === 'syn' ? 'ack' : 'syn',
    speaksAfterMs: 0,
  });
  const lostThere = lastLost(elsewhere.real);
  const silent = lossy.speaksAfterMs > 0 ? labOf({ ...lossy, speaksAfterMs: 0 }) : null;
  return [
    silent && nearMiss(read(silent.real), text('generators.f06.next.silentServer')),
    silent && nearMiss(read(silent.under('D14')), text('generators.f06.next.silentClient')),
    // Only some of them are asked: in turn, so that the right segment is not the only one of its kind each time.
    ...random.shuffle([
      ...(lostThere === undefined
        ? []
        : [
            nearMiss(
              seen(sentAfter(elsewhere.real, lostThere)),
              text('generators.f06.next.otherLoss'),
            ),
          ]),
      nearMiss(
        read(labOf(lossy, { rtoInitialMs: oldFirstRtoMs }).real),
        text('generators.f06.next.oldTimeout', {
          old: duration(oldFirstRtoMs),
          now: duration(firstRtoMs),
        }),
      ),
    ]),
  ];
}

/** RFC 1122 §4.2.3.1, before RFC 6298 brought it down. */
const oldFirstRtoMs = 3000;
