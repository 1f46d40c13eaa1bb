import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  behaviourOf,
  labOf,
  type Losing,
  otherDoneAt,
  overAt,
  secondFin,
  situation,
} from './losing';

/** Which statements about the run are true. */
export const claims: Form<Losing> = {
  id: 'claims',
  topic: 'time-wait',
  levels: [2, 5],
  weight: 2,
  ask: (losing, { random }) => {
    const lab = labOf(losing);
    const view = lab.real;
    return {
      preset: losing.preset,
      stem: paragraphs(situation(losing), text('generators.claimsStem')),
      body: askClaims(lab, ['D14', 'D22', 'D23', 'D39'], claimsOf(losing, view), random),
      why: text('generators.f13.claims.why'),
      remember: text('generators.f13.moment.remember'),
      reasons: [
        ...view.reasonFor(losing.closer, 'TIME-WAIT'),
        ...view.reasonFor(otherHost(losing.closer), 'CLOSED'),
      ],
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.6.1'],
      view,
      shownUntilMs: null,
      endsAtMs: Math.max(overAt(view, losing), otherDoneAt(view, losing)),
    };
  },
};

type Id =
  | 'finRepeats'
  | 'ackRepeats'
  | 'reAck'
  | 'closedOnSending'
  | 'stillLastAck'
  | 'waitIsOver'
  | 'restarts'
  | 'notRestarted'
  | 'otherWaits'
  | 'knowsInTheEnd';

function claimsOf(losing: Losing, real: RunView): Claim[] {
  const { closer, delayMs } = losing;
  const passive = otherHost(closer);
  const { timeWaitMs } = behaviourOf(losing);
  const firstAckAt = secondFin(real, losing).at + delayMs;
  const claim = (id: Id, about: string, holds: (view: RunView) => boolean): Claim => ({
    text: `generators.f13.claims.${id}`,
    why: `generators.f13.claims.${id}Why`,
    about,
    holds,
    params: { closer, passive },
  });
  const waited = (view: RunView): number =>
    overAt(view, losing) - (view.entersAt(closer, 'TIME-WAIT') ?? 0);
  return [
    claim('finRepeats', 'fin', (view) =>
      view.sent.some(({ from, attempt }) => from === passive && attempt > 0),
    ),
    claim('ackRepeats', 'ack', (view) =>
      view.sent.some(({ from, attempt }) => from === closer && attempt > 0),
    ),
    claim('reAck', 'answer', (view) =>
      view.sent.some(
        ({ from, at, attempt }) => from === closer && attempt === 0 && at > firstAckAt,
      ),
    ),
    claim('closedOnSending', 'other', (view) => view.statesAt(firstAckAt)[passive] === 'CLOSED'),
    claim(
      'stillLastAck',
      'other',
      (view) => view.statesAt(firstAckAt + delayMs)[passive] === 'LAST-ACK',
    ),
    claim('waitIsOver', 'over', (view) => overAt(view, losing) === otherDoneAt(view, losing)),
    claim('restarts', 'length', (view) => waited(view) > timeWaitMs),
    claim('notRestarted', 'length', (view) => waited(view) === timeWaitMs),
    claim('otherWaits', 'time-wait', (view) => view.visits(passive, 'TIME-WAIT')),
    claim('knowsInTheEnd', 'end', (view) =>
      view.sent.some(
        ({ from, arrivedAt, at }) => from === closer && at >= firstAckAt && arrivedAt !== null,
      ),
    ),
  ];
}
