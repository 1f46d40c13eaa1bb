import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  answered,
  type Flow,
  isPlayable,
  labelOf,
  labOf,
  misreadAnswers,
  misreadCodes,
  situation,
} from '../flow';

/** Which statements about the acknowledgments of a flow are true. */
export const claims: Form<Flow> = {
  id: 'claims',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow)) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const all = answered(view, flow);
    return {
      preset: null,
      stem: paragraphs(situation(flow, view, difficulty <= 3), text('generators.claimsStem')),
      body: askClaims(lab, [], claimsOf(flow, view), random),
      why: text('generators.f02.claims.because'),
      remember: text('generators.f02.remember'),
      reasons: all.flatMap(({ reply }) => view.reasonOf(reply)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: all.at(-1)?.reply.arrivedAt ?? 0,
    };
  },
};

function claimsOf(flow: Flow, view: RunView): Claim[] {
  const other = otherHost(flow.sender);
  const all = answered(view, flow);
  const misread = misreadAnswers(view, flow, all);
  const replyTo = (each: RunView, index: number) => answered(each, flow)[index]?.reply.ack ?? 0;
  const numbers = all.flatMap((asked, index): Claim[] => {
    const right = replyTo(view, index);
    const claim = (value: number, belief?: string): Claim => ({
      text: 'generators.f02.claims.reply',
      why: 'generators.f02.claims.replyWhy',
      about: `reply ${index}`,
      holds: (each) => replyTo(each, index) === value,
      params: { other, segment: labelOf(flow, asked), value, right },
      ...(belief !== undefined && { belief }),
    });
    const wrong = misreadCodes.flatMap((code) => {
      const value = misread[index]?.[code] ?? right;
      return value === right ? [] : [claim(value, code)];
    });
    return [claim(right), ...wrong];
  });
  const acks = (each: RunView) => answered(each, flow).map(({ reply }) => reply);
  const isRepeated = (each: RunView) =>
    new Set(acks(each).map(({ ack }) => ack)).size < acks(each).length;
  const plain = (
    id: 'sameSeq' | 'risingSeq' | 'repeats' | 'everyOne',
    about: string,
    holds: Claim['holds'],
  ): Claim => ({
    text: `generators.f02.claims.${id}`,
    why: `generators.f02.claims.${id}Why`,
    about,
    holds,
    params: { other, sender: flow.sender, repeated: isRepeated(view) ? 'yes' : 'no' },
  });
  return [
    ...numbers,
    plain('sameSeq', 'seq', (each) => new Set(acks(each).map(({ seq }) => seq)).size === 1),
    plain('risingSeq', 'seq', (each) => new Set(acks(each).map(({ seq }) => seq)).size > 1),
    ...(flow.lost.length > 0 || flow.late !== null
      ? [
          plain('repeats', 'repeated', isRepeated),
          plain('everyOne', 'repeated', (each) => !isRepeated(each)),
        ]
      : []),
  ];
}
