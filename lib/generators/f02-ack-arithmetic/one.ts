import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import { otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { answered, type Flow, labOf, situation, wrap } from '../flow';

/** One segment, one answer. */
export const one: Form<Flow> = {
  id: 'one',
  topic: 'handshake',
  levels: [1, 1],
  ask: (flow, { random }) => {
    const single = { ...flow, lengths: flow.lengths.slice(0, 1), lost: [], late: null };
    const lab = labOf(single);
    const view = lab.real;
    const last = answered(view, single).at(-1);
    if (last === undefined) return null;
    const { seq, len } = last.sent;
    const observed = observe(lab, [], (each) => answered(each, single).at(-1)?.reply.ack ?? null, [
      misreading('D04', wrap(seq + 1)),
      nearMiss(wrap((last.reply.ack ?? 0) - 1), text('generators.f02.slips.lastOctet')),
      nearMiss(last.reply.seq, text('generators.slips.ownNumbers')),
    ]);
    const other = otherHost(flow.sender);
    return {
      preset: null,
      stem: paragraphs(situation(single, view, true), text('generators.f02.one.stem', { other })),
      body: choice(observed, (ack) => `\`ack=${ack}\``, random),
      why: text('generators.f02.one.why', { seq, len, ack: last.reply.ack ?? 0 }),
      remember: text('generators.f02.remember'),
      reasons: view.reasonOf(last.reply),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: last.reply.arrivedAt ?? last.reply.at,
    };
  },
};
