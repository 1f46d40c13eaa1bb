import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  exchangeOf,
  isBogus,
  labOf,
  type OldSyn,
  settledAtMs,
  situation,
  twoWayLabOf,
} from './old-syn';

/** Which statements about the old SYN are true. */
export const claims: Form<OldSyn> = {
  id: 'claims',
  topic: 'why-three',
  levels: [1, 5],
  weight: 3,
  ask: (old, { random }) => {
    if (!isBogus(old)) return null;
    const lab = labOf(old);
    const view = lab.real;
    return {
      preset: null,
      stem: paragraphs(situation(old, view), text('generators.claimsStem')),
      body: askClaims(lab, ['D13', 'D40'], claimsOf(old, view), random),
      why: text('generators.f07.claims.because'),
      remember: text('generators.f07.claims.remember'),
      reasons: view.reasonsAt(settledAtMs(old)),
      sources: ['RFC 9293 §3.5', 'RFC 9293 §3.4.1'],
      view,
      shownUntilMs: null,
      endsAtMs: settledAtMs(old),
    };
  },
};

type Id =
  | 'serverAnswers'
  | 'serverKnows'
  | 'clientSilent'
  | 'clientResets'
  | 'backToListen'
  | 'staysReceived'
  | 'repeats'
  | 'established'
  | 'never'
  | 'twoWayOpen'
  | 'testsSending'
  | 'guardsOld';

function claimsOf(old: OldSyn, real: RunView): Claim[] {
  const settled = settledAtMs(old) + 1;
  const { reply } = exchangeOf(real);
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    belief?: string,
  ): Claim => ({
    text: `generators.f07.claims.${id}`,
    why: `generators.f07.claims.${id}Why`,
    about,
    holds,
    params: { ack: reply.ack ?? 0 },
    ...(belief !== undefined && { belief }),
  });
  const answers = (view: RunView): boolean =>
    view.sent.some(({ from, at }) => from === 'B' && at === view.sent[0]?.arrivedAt);
  const resets = (view: RunView): boolean =>
    view.sent.some(({ from, flags }) => from === 'A' && flags.includes('RST'));
  const twoWay = twoWayLabOf({ ...old, rstsLost: 0 }).real;
  const opened = twoWay.statesAt(exchangeOf(twoWay).reply.at).B === 'ESTABLISHED';
  return [
    claim('serverAnswers', 'server', answers),
    claim('serverKnows', 'server', (view) => !answers(view)),
    claim('clientResets', 'client', (view) => resets(view) || !answers(view), 'D13'),
    claim('clientSilent', 'client', (view) => answers(view) && !resets(view), 'D13'),
    old.rstsLost > 0
      ? claim('staysReceived', 'end', (view) => view.statesAt(settled).B === 'SYN-RECEIVED')
      : claim('backToListen', 'end', (view) => view.statesAt(settled).B === 'LISTEN'),
    ...(old.rstsLost > 0
      ? [
          claim('repeats', 'repeat', (view) =>
            view.sent.some(({ from, attempt }) => from === 'B' && attempt > 0),
          ),
        ]
      : []),
    claim('established', 'established', (view) => view.statesAt(settled).B === 'ESTABLISHED'),
    claim('never', 'established', (view) => view.statesAt(settled).B !== 'ESTABLISHED'),
    claim('twoWayOpen', 'two', () => opened),
    claim('testsSending', 'purpose', () => false, 'D12'),
    claim('guardsOld', 'purpose', () => true, 'D12'),
  ];
}
