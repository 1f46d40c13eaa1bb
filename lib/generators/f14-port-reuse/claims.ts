import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  answerIn,
  arrivesAtMs,
  behaviourOf,
  caseOf,
  isOver,
  labOf,
  type Late,
  reasonText,
  situation,
  sources,
  waitsAtMs,
} from './late';

/** Which statements about the run are true. */
export const claims: Form<Late> = {
  id: 'claims',
  topic: 'time-wait',
  levels: [2, 5],
  weight: 3,
  ask: (late, { random }) => {
    const lab = labOf(late, { toTheEnd: true });
    const view = lab.real;
    const rows = ['D42', 'D22', 'D45'] as const;
    return {
      preset: late.preset,
      stem: paragraphs(situation(late), text('generators.claimsStem')),
      body: askClaims(lab, rows, claimsOf(late, view), random),
      why: reasonText(late),
      remember: text('generators.f14.remember'),
      reasons: view.reasonsAt(arrivesAtMs(late)),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(late) + 2 * late.delayMs,
    };
  },
};

type Id =
  | 'answers'
  | 'resets'
  | 'accepts'
  | 'stays'
  | 'goes'
  | 'full'
  | 'longer'
  | 'killed'
  | 'stillThere'
  | 'otherWaits';

function claimsOf(late: Late, real: RunView): Claim[] {
  const { closer } = late;
  const other = otherHost(closer);
  const at = arrivesAtMs(late);
  const { timeWaitMs } = behaviourOf(late);
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
  ): Claim => ({
    text: `generators.f14.claims.${id}`,
    why: `generators.f14.claims.${id}Why`,
    about,
    holds,
    params: { closer, other, case: caseOf(late), rfc1337: late.rfc1337 ? 'yes' : 'no', ...params },
  });
  const flags = (view: RunView): string => answerIn(view, late)?.flags.join() ?? '';
  const lasted = (view: RunView) =>
    (view.leavesAt(closer, 'TIME-WAIT') ?? Infinity) - waitsAtMs(late);
  // The answer goes to the other end, and a RST comes back.
  const killedAfterMs = at - waitsAtMs(late) + 2 * late.delayMs;
  // An ACK may draw a RST that ends TIME-WAIT a little later: then «ends» could be read both ways.
  const isPlain = late.cut || real.statesAt(at)[closer] !== 'TIME-WAIT';
  const before = isPlain && real.statesAt(at - 1)[closer] === 'TIME-WAIT';
  return [
    claim('answers', 'answer', (view) => flags(view) === 'ACK'),
    claim('resets', 'answer', (view) => flags(view).includes('RST')),
    claim('accepts', 'new', (view) => flags(view) === 'SYN,ACK'),
    claim('stillThere', 'there', (view) => view.statesAt(at - 1)[closer] === 'TIME-WAIT'),
    ...(before
      ? [
          claim('stays', 'state', (view) => view.statesAt(at)[closer] === 'TIME-WAIT'),
          claim('goes', 'state', (view) => view.statesAt(at)[closer] !== 'TIME-WAIT'),
        ]
      : []),
    ...(isOver(late) || !late.cut
      ? []
      : [
          claim('full', 'length', (view) => lasted(view) === timeWaitMs),
          claim('longer', 'length', (view) => lasted(view) > timeWaitMs),
        ]),
    ...(isOver(late) || late.cut
      ? []
      : [claim('killed', 'length', (view) => lasted(view) === killedAfterMs)]),
    claim('otherWaits', 'other', (view) => view.visits(other, 'TIME-WAIT')),
  ];
}
