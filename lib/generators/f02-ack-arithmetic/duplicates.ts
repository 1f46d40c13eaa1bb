import { present } from '@/lib/kit';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { answered, type Flow, isPlayable, labOf, misreadAnswers, situation } from '../flow';

/** How often the same number is acknowledged while something is missing. */
export const duplicates: Form<Flow> = {
  id: 'duplicates',
  topic: 'handshake',
  levels: [3, 5],
  ask: (flow) => {
    const [missing] = flow.lost;
    if (missing === undefined || !isPlayable(flow)) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const hole = startOf(view, flow, missing);
    // Before the first segment the handshake has acknowledged this number already.
    if (hole === null || missing === 1) return null;
    const count = (each: RunView) =>
      answered(each, flow).filter(({ reply }) => reply.ack === hole).length;
    const right = count(view);
    const observed = observe(lab, [], count, [
      misreading(
        'D06',
        misreadAnswers(view, flow, answered(view, flow)).filter(({ D06 }) => D06 === hole).length,
      ),
      nearMiss(right - 1, text('generators.f02.duplicates.first')),
      nearMiss(right + 1, text('generators.f02.duplicates.oneMore')),
    ]);
    const other = otherHost(flow.sender);
    const replies = answered(view, flow).filter(({ reply }) => reply.ack === hole);
    return {
      preset: null,
      stem: paragraphs(
        situation(flow, view, true),
        text('generators.f02.duplicates.stem', { other, hole }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f02.duplicates.why', { hole, count: right, other, missing }),
      remember: text('generators.f02.duplicates.remember'),
      reasons: replies.flatMap(({ reply }) => view.reasonOf(reply)),
      sources: ['RFC 9293 §3.10.7.4', 'RFC 5681 §3.2'],
      view,
      shownUntilMs: null,
      endsAtMs: present(answered(view, flow).at(-1), 'an answer').reply.at,
    };
  },
};

/** The first number of a segment of the flow. */
function startOf(view: RunView, { sender }: Flow, nth: number): number | null {
  const first = view.sent.filter(
    ({ from, len, attempt }) => from === sender && len > 0 && attempt === 0,
  );
  return first[nth - 1]?.seq ?? null;
}
