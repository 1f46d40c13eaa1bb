import type { Form } from '../family';
import type { RunView } from '../run-view';
import type { Claim } from '../statements';
import { type Statement, statements } from '../body';
import { paragraphs, text } from '../text';
import type { Random } from '@/lib/kit';
import { sends } from '@/lib/sim';
import {
  bufferOf,
  finAtMs,
  flightOf,
  labOf,
  octetsOf,
  readsAtMs,
  receiverOf,
  sendsAtMs,
  sentBy,
  situation,
  sources,
  type Windowed,
  windowsOf,
} from './windowed';

const howMany = 5;

/** Which statements about the run are true. */
export const claims: Form<Windowed> = {
  id: 'claims',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (given, { random }) => {
    const windowed: Windowed = { ...given, preset: 'rfc9293' };
    const view = labOf(windowed).real;
    return {
      preset: 'rfc9293',
      stem: paragraphs(situation(windowed), text('generators.claimsStem')),
      body: bodyOf(view, claimsOf(windowed, view), random),
      why: text('generators.f24.claims.why'),
      remember: text('generators.f24.remember.window'),
      reasons: [],
      sources,
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: readsAtMs(windowed) + 4 * windowed.delayMs,
    };
  },
};

/** Two or three that hold and the rest that do not, as of every run. */
function bodyOf(view: RunView, list: readonly Claim[], random: Random) {
  const all = random.shuffle(list).map((claim): Statement => ({
    text: text(claim.text, claim.params),
    right: claim.holds(view),
    fault: { misconception: claim.belief ?? null, why: text(claim.why, claim.params) },
  }));
  const right = all.filter((each) => each.right).slice(0, random.int(2, 3));
  const wrong = all.filter((each) => !each.right).slice(0, howMany - right.length);
  return right.length < 2 || wrong.length < 2 ? null : statements([...right, ...wrong], random);
}

type Id =
  | 'allAtOnce'
  | 'oneByOne'
  | 'shuts'
  | 'shrinks'
  | 'probes'
  | 'repeats'
  | 'finAtOnce'
  | 'segment'
  | 'moves';

/** Before that no timer has fired; a probe on its way changes what fits. */
const firstProbeMs = sendsAtMs + 1000;

const probes = (view: RunView): boolean =>
  sends(view.trace).some(({ because }) => because.id === 'rfc9293:3.8.6.1:probe');

function claimsOf(windowed: Windowed, real: RunView): Claim[] {
  const { sender, mss, delayMs, closes, reads, room } = windowed;
  const receiver = receiverOf(windowed);
  const claim = (id: Id, holds: (view: RunView) => boolean, belief?: string): Claim => ({
    text: `generators.f24.claims.${id}`,
    why: `generators.f24.claims.${id}Why`,
    about: id,
    holds,
    params: { sender, receiver, mss, buffer: bufferOf(windowed), all: octetsOf(windowed) },
    ...(belief !== undefined && { belief }),
  });
  const asks = probes(real);
  const one = octetsOf(windowed) <= mss;
  return [
    claim('allAtOnce', (view) => flightOf(view, windowed) === octetsOf(windowed)),
    ...(one ? [] : [claim('oneByOne', (view) => flightOf(view, windowed) === mss, 'D02')]),
    claim('shuts', (view) => windowsOf(view, windowed).includes(0)),
    ...(one
      ? []
      : [
          claim('shrinks', (view) => {
            const [first, second] = windowsOf(view, windowed);
            return first !== undefined && second !== undefined && second < first;
          }),
        ]),
    // A probe for a FIN alone is a matter of taste.
    ...(closes && octetsOf(windowed) === bufferOf(windowed) ? [] : [claim('probes', probes)]),
    // A probe that is sent again would be a case in between.
    ...(asks
      ? []
      : [claim('repeats', (view) => sentBy(view, windowed).some(({ attempt }) => attempt > 0))]),
    ...(closes ? [claim('finAtOnce', (view) => finAtMs(view, windowed) === sendsAtMs)] : []),
    // With room for two the window happens to be that of one segment.
    ...(room === 2
      ? []
      : [claim('segment', (view) => windowsOf(view, windowed)[0] === mss, 'D02')]),
    ...(reads > 0 && readsAtMs(windowed) < firstProbeMs
      ? [
          claim('moves', (view) =>
            sentBy(view, windowed).some(
              ({ at, len }) => at === readsAtMs(windowed) + delayMs && len > 0,
            ),
          ),
        ]
      : []),
  ];
}
