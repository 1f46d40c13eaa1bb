import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { numberedSetting, otherHost } from '../setting';
import { paragraphs, text, type Text } from '../text';
import { dataOf, doneAt, finOf, type Half, labOf, presetAsked, situation } from './half';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Written | null;
}

/** What the closed end answers to the first data: an ACK, or a RST where nobody can take them any more. */
export const answer: Form<Half> = {
  id: 'answer',
  topic: 'teardown',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random }) => {
    if (given.sizes.length === 0) return null;
    const half: Half = { ...given, lost: 'none', released: random.chance(0.6) };
    const { closer, released } = half;
    const other = otherHost(closer);
    const lab = labOf(half);
    const view = lab.real;
    const read = (each: RunView) => answerIn(each, half);
    const data = dataOf(view, half)[0];
    const kept = labOf({ ...half, released: false }).real;
    const ack = answerIn(kept, half)?.next ?? null;
    const gone = labOf({ ...half, released: true }).real;
    const observed = observe(lab, released ? ['D44', 'D44-ack'] : [], read, [
      !released && ack !== null && data !== undefined
        ? misreading('D04', { next: { ...ack, ack: (data.seq + 1) % 2 ** 32 } })
        : null,
      nearMiss(
        answerIn(released ? kept : gone, half),
        text(released ? 'generators.f11.answer.stillRead' : 'generators.f11.answer.gone', {
          closer,
        }),
      ),
      nearMiss<Seen>({ next: null }, text('generators.f11.answer.silent')),
      ack &&
        nearMiss(
          { next: { ...ack, seq: finOf(view, closer).seq } },
          text('generators.f09.slips.finCounts'),
        ),
    ]);
    return {
      preset: presetAsked(half),
      stem: paragraphs(
        situation(half, numberedSetting),
        text('generators.f11.answer.stem', { closer, other }),
      ),
      body: choice(observed, show, random),
      why: text(released ? 'generators.f11.answer.whyReset' : 'generators.f11.answer.whyAck', {
        closer,
        other,
      }),
      remember: text('generators.f11.answer.remember'),
      reasons: view.sent
        .filter(({ from, at }) => from === closer && at === data?.arrivedAt)
        .flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.6.1'],
      view,
      shownUntilMs: data?.at ?? 0,
      endsAtMs: doneAt(view),
    };
  },
};

function answerIn(view: RunView, half: Half): Seen | null {
  const data = dataOf(view, half)[0];
  if (data === undefined) return null;
  const sent = view.sent.find(({ from, at }) => from === half.closer && at === data.arrivedAt);
  return { next: sent === undefined ? null : written(sent) };
}

const show = ({ next }: Seen): Text =>
  next === null ? text('generators.f11.answer.nothing') : segmentText(next, null);
