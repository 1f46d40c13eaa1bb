import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { otherHost } from '../setting';
import { paragraphs, text, type Text } from '../text';
import {
  answerIn,
  arrivesAtMs,
  expectedOf,
  labOf,
  type Late,
  leavesAtMs,
  reasonText,
  segmentOf,
  sentOf,
  situation,
  sources,
} from './late';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Written | null;
}

/** What is sent in answer to what comes late. */
export const answer: Form<Late> = {
  id: 'answer',
  topic: 'time-wait',
  levels: [1, 5],
  weight: 3,
  ask: (late, { random }) => {
    const { closer } = late;
    const lab = labOf(late);
    const view = lab.real;
    const read = (each: RunView): Seen => {
      const sent = answerIn(each, late);
      return { next: sent && written(sent) };
    };
    const key = answerIn(view, late);
    const observed = observe(lab, ['D42', 'D22', 'D45', 'D44', 'D30'], read, [
      ...slips(late),
      nearMiss<Seen>({ next: null }, text('generators.f14.answer.silent')),
    ]);
    return {
      preset: late.preset,
      stem: paragraphs(situation(late), text('generators.f14.answer.stem', { closer })),
      body: choice(observed, show, random),
      why: reasonText(late),
      remember: text('generators.f14.remember'),
      reasons: key === null ? view.reasonsAt(arrivesAtMs(late)) : view.reasonOf(key),
      sources,
      view,
      shownUntilMs: leavesAtMs(late),
      endsAtMs: arrivesAtMs(late) + late.delayMs,
    };
  },
};

const show = ({ next }: Seen): Text =>
  next === null ? text('generators.f14.answer.nothing') : segmentText(next, null);

/** The ACK of TIME-WAIT, and a RST as if the connection were gone. */
function slips(late: Late): (Wrong<Seen> | null)[] {
  const { closer } = late;
  const segment = segmentOf(late);
  const ack: Written = {
    from: closer,
    flags: ['ACK'],
    seq: sentOf(late),
    ack: expectedOf(late),
    len: 0,
  };
  const reset: Written =
    segment.ack === null
      ? { from: closer, flags: ['RST', 'ACK'], seq: 0, ack: (segment.seq + 1) % 2 ** 32, len: 0 }
      : { from: closer, flags: ['RST'], seq: segment.ack, ack: null, len: 0 };
  return [
    nearMiss({ next: ack }, text('generators.f14.answer.ack', { other: otherHost(closer) })),
    nearMiss({ next: reset }, text('generators.f14.answer.reset')),
  ];
}
