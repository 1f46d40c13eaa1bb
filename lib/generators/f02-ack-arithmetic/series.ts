import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { listOf, paragraphs, text } from '../text';
import {
  answered,
  type Answered,
  endOf,
  type Flow,
  isPlayable,
  labOf,
  misreadAnswers,
  situation,
} from '../flow';

/** All acknowledgment numbers of a flow, in the order in which they leave. */
export const series: Form<Flow> = {
  id: 'series',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow) || flow.lengths.length < 2) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const read = (each: RunView) => answered(each, flow).map(({ reply }) => reply.ack ?? 0);
    const right = read(view);
    const all = answered(view, flow);
    const wrong = misreadAnswers(view, flow, all);
    const observed = observe(lab, [], read, [
      ...(['D06', 'D05', 'D04'] as const).map((code) =>
        misreading(
          code,
          wrong.map((each) => each[code]),
        ),
      ),
      nearMiss(ownEnds(all), text('generators.f02.series.ownEnds')),
      nearMiss(
        right.filter((ack, index) => ack !== right[index - 1]),
        text('generators.f02.series.silent'),
      ),
    ]);
    const other = otherHost(flow.sender);
    const last = all.at(-1)?.reply;
    return {
      preset: null,
      stem: paragraphs(
        situation(flow, view, difficulty <= 3),
        text('generators.f02.series.stem', { other }),
      ),
      body: choice(observed, (acks) => listOf(acks.map((ack) => `\`${ack}\``)), random),
      why: text(
        flow.lost.length > 0 || flow.late !== null
          ? 'generators.f02.series.whyHole'
          : 'generators.f02.series.why',
        { other },
      ),
      remember: text('generators.f02.remember'),
      reasons: all.flatMap(({ reply }) => view.reasonOf(reply)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: last?.arrivedAt ?? 0,
    };
  },
};

/** As if each answer spoke of the segment alone that drew it. */
const ownEnds = (all: readonly Answered[]): number[] => all.map(({ sent }) => endOf(sent));
