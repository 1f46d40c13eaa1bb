import type { Form } from '../family';
import {
  answered,
  endOf,
  type Flow,
  isAhead,
  isPlayable,
  labelOf,
  labOf,
  situation,
} from '../flow';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { tcbAt } from '../tcb-at';
import { paragraphs, sentences, text } from '../text';
import { answerMoments, type Moment, pickMoment } from './moment';

/** Which segments are fully acknowledged, and which only begin at or below the acknowledgment number. */
export const acked: Form<Flow> = {
  id: 'acked',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (flow, { random, difficulty }) => {
    if (!isPlayable(flow)) return null;
    const lab = labOf(flow);
    const view = lab.real;
    const host = flow.sender;
    const moment = pickMoment(view, answerMoments(view, flow), random);
    if (moment === null) return null;
    const una = tcbAt(view, host, moment.at)?.sndUna ?? 0;
    return {
      preset: null,
      stem: paragraphs(
        situation(flow, view, difficulty <= 3),
        sentences(moment.told, text('generators.f03.acked.stem')),
      ),
      body: askClaims(lab, [], claimsOf(flow, view, moment, una), random),
      why: text('generators.f03.acked.because', { una, host }),
      remember: text('generators.f03.queue.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4'],
      view,
      shownUntilMs: null,
      endsAtMs: moment.at,
    };
  },
};

function claimsOf(flow: Flow, view: RunView, { at }: Moment, una: number): Claim[] {
  const host = flow.sender;
  const segments = answered(view, flow).filter(
    ({ nth }, index, all) => all.findIndex((each) => each.nth === nth) === index,
  );
  const unaOf = (each: RunView) => tcbAt(each, host, at)?.sndUna ?? 0;
  const nxtOf = (each: RunView) => tcbAt(each, host, at)?.sndNxt ?? 0;
  return [
    ...segments.map((each): Claim => {
      const { seq } = each.sent;
      const end = endOf(each.sent);
      const isFin = each.sent.flags.includes('FIN');
      return {
        text: isFin ? 'generators.f03.acked.fin' : 'generators.f03.acked.segment',
        why: whyOf(isFin, isAhead(end, una)),
        about: `segment ${each.nth}`,
        holds: (run) => !isAhead(end, unaOf(run)),
        params: {
          segment: labelOf(flow, { ...each, sent: { ...each.sent, attempt: 0 } }),
          end,
          una,
        },
        ...(seq === una && { belief: 'D08' }),
      };
    }),
    ...[una, (una + 2 ** 32 - 1) % 2 ** 32].map((value, index): Claim => ({
      text: 'generators.f03.acked.una',
      why: 'generators.f03.acked.unaWhy',
      about: 'una',
      holds: (run) => unaOf(run) === value,
      params: { host, value, una },
      ...(index === 1 && { belief: 'D07' }),
    })),
    {
      text: 'generators.f03.acked.running',
      why: 'generators.f03.acked.runningWhy',
      about: 'running',
      holds: (run) => unaOf(run) !== nxtOf(run),
      params: { host },
    },
  ];
}

function whyOf(isFin: boolean, missing: boolean): Claim['why'] {
  if (isFin) return 'generators.f03.acked.finWhy';
  return missing ? 'generators.f03.acked.notYet' : 'generators.f03.acked.yes';
}
