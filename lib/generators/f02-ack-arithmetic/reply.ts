import type { Form, Question } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, text, type Text } from '../text';
import {
  answered,
  type Answered,
  endOf,
  type Flow,
  isAhead,
  isPlayable,
  labelOf,
  labOf,
  misreadAnswers,
  misreadCodes,
  situation,
  wrap,
} from '../flow';

/** The acknowledgment number with which one segment of several is answered. */
export const reply: Form<Flow> = {
  id: 'reply',
  topic: 'handshake',
  levels: [1, 5],
  weight: 3,
  ask: (flow, { random, difficulty }) => (flow.fin ? null : askReply(flow, random, difficulty)),
};

/** The same where the flow ends with a FIN. */
export const replyToFin: Form<Flow> = {
  id: 'reply-fin',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (flow, { random, difficulty }) => askReply({ ...flow, fin: true }, random, difficulty),
};

type Random = Parameters<Form<Flow>['ask']>[1]['random'];

function askReply(flow: Flow, random: Random, difficulty: number): Question | null {
  if (!isPlayable(flow)) return null;
  const lab = labOf(flow);
  const view = lab.real;
  const all = answered(view, flow);
  const index = random.pick(worthAsking(all, flow));
  const asked = all[index];
  if (asked === undefined) return null;
  const right = asked.reply.ack ?? 0;
  const own = endOf(asked.sent);
  const read = (each: RunView): number | null => answered(each, flow)[index]?.reply.ack ?? null;
  const wrong = misreadAnswers(view, flow, all)[index];
  const slip = flow.fin && closed(view, asked) ? 'finCounts' : 'lastOctet';
  const observed = observe(lab, [], read, [
    ...misreadCodes.map((code) => misreading(code, wrong?.[code])),
    nearMiss(own, text('generators.f02.slips.itsOwnEnd')),
    nearMiss(wrap(right - 1), text(`generators.f02.slips.${slip}`)),
    nearMiss(asked.reply.seq, text('generators.slips.ownNumbers')),
  ]);
  const other = otherHost(flow.sender);
  const segment = labelOf(flow, asked);
  return {
    preset: null,
    stem: paragraphs(
      situation(flow, view, difficulty <= 3),
      text('generators.f02.reply.stem', { other, segment }),
    ),
    body: observed && { kind: 'numeric', unit: null, observed },
    why: whyOf(flow, view, asked, segment),
    remember: text('generators.f02.remember'),
    reasons: view.reasonOf(asked.reply),
    sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
    view,
    shownUntilMs: null,
    endsAtMs: asked.reply.arrivedAt ?? asked.reply.at,
  };
}

/** Where something is lost or late, only what arrives from then on. */
function worthAsking(all: readonly Answered[], { lost, late, lengths, fin }: Flow): number[] {
  const first = Math.min(...lost, late?.segment ?? Infinity);
  const indices = all.map((_, index) => index);
  const after = indices.filter((index) => (all[index]?.nth ?? 0) > first || isRepair(all, index));
  if (after.length > 0) return after;
  return fin
    ? indices.slice(-1)
    : indices.filter((index) => (all[index]?.nth ?? 0) >= Math.min(2, lengths.length));
}

const isRepair = (all: readonly Answered[], index: number): boolean =>
  (all[index]?.sent.attempt ?? 0) > 0 ||
  all.slice(0, index).some(({ nth }) => nth > (all[index]?.nth ?? 0));

/** Whether this answer covers the FIN. */
const closed = (view: RunView, { reply: ack }: Answered): boolean =>
  view.sent.some(({ flags, seq }) => flags.includes('FIN') && ack.ack === wrap(seq + 1));

/** What has arrived in order, and what that leaves as the next number. */
function whyOf(flow: Flow, view: RunView, asked: Answered, segment: Text): Text {
  const params = { segment, ack: asked.reply.ack ?? 0, nth: asked.nth, sender: flow.sender };
  const expected = asked.reply.ack ?? 0;
  const end = endOf(asked.sent);
  const missing = view.sent.find(({ seq, from }) => from === flow.sender && seq === expected);
  if (expected === end) {
    return text(isFin(asked) ? 'generators.f02.why.fin' : 'generators.f02.why.inOrder', params);
  }
  const filled = isAhead(expected, asked.sent.seq);
  if (filled) {
    return text(
      closed(view, asked) ? 'generators.f02.why.filledToFin' : 'generators.f02.why.filled',
      params,
    );
  }
  return text('generators.f02.why.hole', { ...params, missing: missing?.seq ?? expected });
}

const isFin = ({ sent }: Answered): boolean => sent.flags.includes('FIN');
