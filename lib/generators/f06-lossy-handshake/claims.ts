import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  doneAt,
  isPlayable,
  labOf,
  lastLost,
  type LossyHandshake,
  presetAsked,
  situation,
} from './lossy';

/** Which statements about the run are true. */
export const claims: Form<LossyHandshake> = {
  id: 'claims',
  topic: 'why-three',
  levels: [2, 5],
  weight: 2,
  ask: (lossy, { random }) => {
    if (lossy.lost !== 'ack' || !isPlayable(lossy)) return null;
    const lab = labOf(lossy);
    const view = lab.real;
    return {
      preset: presetAsked(lossy),
      stem: paragraphs(situation(lossy), text('generators.claimsStem')),
      body: askClaims(lab, ['D09', 'D14', 'D39'], claimsOf(lossy, view), random),
      why: text('generators.f06.claims.why'),
      remember: text('generators.f06.remember.ack'),
      reasons: [...view.reasonFor('A', 'ESTABLISHED'), ...view.reasonFor('B', 'ESTABLISHED')],
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.8.1'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

type Id =
  | 'clientStands'
  | 'clientFails'
  | 'clientRepeats'
  | 'serverRepeats'
  | 'serverAtLoss'
  | 'serverHalfOpen'
  | 'answersDuplicate'
  | 'textCompletes'
  | 'stepsEqual'
  | 'stepsDouble';

const claim = (id: Id, about: string, holds: (view: RunView) => boolean): Claim => ({
  text: `generators.f06.claims.${id}`,
  why: `generators.f06.claims.${id}Why`,
  about,
  holds,
});

function claimsOf({ delayMs, times, speaksAfterMs }: LossyHandshake, real: RunView): Claim[] {
  const lossAt = lastLost(real)?.at ?? 0;
  return [
    claim('clientStands', 'client', (view) => view.statesAt(lossAt).A === 'ESTABLISHED'),
    claim('clientFails', 'client', (view) => view.visits('A', 'CLOSED')),
    claim('clientRepeats', 'ack', (view) =>
      view.sent.some(({ flags, attempt }) => flags.join() === 'ACK' && attempt > 0),
    ),
    claim('serverRepeats', 'syn-ack', (view) =>
      view.sent.some(({ from, attempt }) => from === 'B' && attempt > 0),
    ),
    claim('serverAtLoss', 'server', (view) => view.statesAt(2 * delayMs).B === 'ESTABLISHED'),
    claim('serverHalfOpen', 'server', (view) => view.statesAt(3 * delayMs).B === 'SYN-RECEIVED'),
    ...(speaksAfterMs > 0
      ? [
          claim(
            'textCompletes',
            'text',
            (view) => view.entersAt('B', 'ESTABLISHED') === textArrives(view),
          ),
        ]
      : [
          claim('answersDuplicate', 'duplicate', (view) =>
            view.sent.some(
              ({ from, attempt, at }) =>
                from === 'B' &&
                attempt > 0 &&
                view.sent.some((ack) => ack.from === 'A' && ack.at === at + delayMs),
            ),
          ),
        ]),
    ...(times > 1 && speaksAfterMs === 0
      ? [
          claim('stepsEqual', 'steps', (view) => step(view, 1) === step(view, 0)),
          claim('stepsDouble', 'steps', (view) => step(view, 1) === 2 * step(view, 0)),
        ]
      : []),
  ];
}

const textArrives = (view: RunView): number | null =>
  view.sent.find(({ len }) => len > 0)?.arrivedAt ?? null;

/** The time between one SYN,ACK and the next; NaN where there is none. */
function step(view: RunView, nth: number): number {
  const times = view.sent.filter(({ from, flags }) => from === 'B' && flags.includes('SYN'));
  return (times[nth + 1]?.at ?? NaN) - (times[nth]?.at ?? NaN);
}
