import type { Form } from '../family';
import { askClaims, type Claim } from '../statements';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  actsAtMs,
  type HalfOpen,
  labOf,
  lessonOf,
  lostAtMs,
  overAt,
  presetOf,
  situation,
  survivorOf,
} from './half-open';
import { whyText } from './lesson';

/** Which statements about the run are true. */
export const claims: Form<HalfOpen> = {
  id: 'claims',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (half, { random }) => {
    const lab = labOf(half);
    const view = lab.real;
    return {
      preset: presetOf(half),
      stem: paragraphs(situation(half), text('generators.claimsStem')),
      body: askClaims(lab, ['D47', 'D27', 'D29', 'D39'], claimsOf(half), random),
      why:
        half.sequel === 'reopen'
          ? text('generators.f20.why.reopen')
          : whyText(half, lessonOf(view, half)),
      remember: text('generators.f20.remember'),
      reasons: [...view.reasonFor(survivorOf(half), 'CLOSED')],
      sources: ['RFC 9293 §3.5.1', 'RFC 9293 §3.8.3', 'RFC 9293 §3.8.4'],
      view,
      shownUntilMs: null,
      endsAtMs: overAt(view, half),
    };
  },
};

type Id =
  | 'stillOpen'
  | 'atOnce'
  | 'loserOpen'
  | 'loserForgot'
  | 'rst'
  | 'reconnects'
  | 'fin'
  | 'timeWait'
  | 'never'
  | 'arrives'
  | 'repeats'
  | 'challenge';

function claimsOf(half: HalfOpen): Claim[] {
  const { loser, sequel, cause } = half;
  const survivor = survivorOf(half);
  const lost = lostAtMs(half);
  const claim = (id: Id, about: string, holds: (view: RunView) => boolean): Claim => ({
    text: `generators.f20.claims.${id}`,
    why: `generators.f20.claims.${id}Why`,
    about,
    holds,
    params: { survivor, loser, cause, octets: half.octets },
  });
  const after = (view: RunView) => view.sent.filter(({ at }) => at > lost);
  const soon = lost + 500;
  const all: (Claim | null)[] = [
    claim('stillOpen', 'notice', (view) => view.statesAt(soon)[survivor] === 'ESTABLISHED'),
    claim('atOnce', 'notice', (view) => view.statesAt(soon)[survivor] === 'CLOSED'),
    claim('loserOpen', 'loser', (view) => view.statesAt(soon)[loser] === 'ESTABLISHED'),
    claim('loserForgot', 'loser', (view) => view.statesAt(soon)[loser] === 'CLOSED'),
    claim('rst', 'rst', (view) =>
      after(view).some(
        ({ from, flags, arrivedAt }) =>
          from === loser && flags.includes('RST') && arrivedAt !== null,
      ),
    ),
    claim('reconnects', 'syn', (view) =>
      after(view).some(({ from, flags }) => from === survivor && flags.join() === 'SYN'),
    ),
    claim('fin', 'fin', (view) =>
      after(view).some(({ from, flags }) => from === survivor && flags.includes('FIN')),
    ),
    claim('timeWait', 'fin', (view) => view.visits(survivor, 'TIME-WAIT')),
    claim('never', 'end', (view) => lessonOf(view, half) === 'never'),
    sequel === 'send'
      ? claim('arrives', 'data', (view) =>
          after(view).some(
            ({ from, len, arrivedAt }) =>
              from === survivor && len > 0 && arrivedAt !== null && cause === 'break',
          ),
        )
      : null,
    sequel === 'send'
      ? claim('repeats', 'repeat', (view) =>
          after(view).some(({ from, len, attempt }) => from === survivor && len > 0 && attempt > 0),
        )
      : null,
    sequel === 'reopen'
      ? claim('challenge', 'answer', (view) =>
          view.sent.some(
            ({ from, at, flags }) => from === 'B' && at > actsAtMs(half) && flags.join() === 'ACK',
          ),
        )
      : null,
  ];
  return all.filter((each) => each !== null);
}
