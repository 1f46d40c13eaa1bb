import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  closeOf,
  dataOf,
  doneAt,
  finOf,
  type Half,
  labOf,
  otherClosesAtMs,
  presetAsked,
  situation,
  toldAtMs,
} from './half';

/** Which statements about the run are true. */
export const claims: Form<Half> = {
  id: 'claims',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (half, { random }) => {
    if (half.sizes.length === 0) return null;
    const lab = labOf(half);
    const view = lab.real;
    return {
      preset: presetAsked(half),
      stem: paragraphs(situation(half), text('generators.claimsStem')),
      body: askClaims(lab, ['D17', 'D19', 'D14', 'D18'], claimsOf(half), random),
      why: text('generators.f11.claims.why', {
        closer: half.closer,
        other: otherHost(half.closer),
      }),
      remember: text('generators.f11.remember'),
      reasons: [
        ...view.reasonFor(half.closer, 'FIN-WAIT-2'),
        ...view.reasonFor(otherHost(half.closer), 'CLOSE-WAIT'),
        ...view.reasonFor(otherHost(half.closer), 'LAST-ACK'),
      ],
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.2'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

type Id =
  | 'stillTakes'
  | 'refuses'
  | 'finNumber'
  | 'two'
  | 'finWait2'
  | 'timeWait'
  | 'closeWait'
  | 'lastAck'
  | 'acksGoOn'
  | 'ackTimer'
  | 'otherWaits'
  | 'octets';

function claimsOf(half: Half): Claim[] {
  const { closer, sizes } = half;
  const other = otherHost(closer);
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
    belief?: string,
  ): Claim => ({
    text: `generators.f11.claims.${id}`,
    why: `generators.f11.claims.${id}Why`,
    about,
    holds,
    params: { closer, other, ...params },
    ...(belief !== undefined && { belief }),
  });
  const before = otherClosesAtMs(half) - 1;
  const all = sizes.reduce((sum, each) => sum + each, 0);
  const two = (value: number): Claim =>
    claim('two', 'count', (view) => halfIn(view, half) === value, { value, right: 2 }, 'D21');
  return [
    claim('stillTakes', 'data', (view) => dataOf(view, half).some(({ at }) => at > toldAtMs(half))),
    claim('refuses', 'data', (view) => received(view, half) === 0),
    claim('octets', 'data', (view) => received(view, half) === all, { all }),
    ...(half.lost === 'none' ? [two(2), two(3)] : []),
    claim('finWait2', 'closer', (view) => view.statesAt(before)[closer] === 'FIN-WAIT-2'),
    claim('timeWait', 'closer', (view) => view.statesAt(before)[closer] === 'TIME-WAIT'),
    claim('closeWait', 'other', (view) => view.statesAt(before)[other] === 'CLOSE-WAIT'),
    claim('lastAck', 'other', (view) => view.statesAt(before)[other] === 'LAST-ACK'),
    claim('acksGoOn', 'acks', (view) => acks(view, half).length > 1),
    claim('ackTimer', 'acks', (view) =>
      view.sent.some(
        ({ flags, attempt, len }) => attempt > 0 && flags.join() === 'ACK' && len === 0,
      ),
    ),
    claim('otherWaits', 'time-wait', (view) => view.visits(other, 'TIME-WAIT')),
    claim('finNumber', 'number', (view) =>
      acks(view, half).every(({ seq }) => seq !== finOf(view, closer).seq),
    ),
  ];
}

/** Segments up to the moment when the first FIN is acknowledged. */
const halfIn = (view: RunView, half: Half): number =>
  closeOf(view, half).filter(({ at }) => at <= (view.entersAt(half.closer, 'FIN-WAIT-2') ?? 0))
    .length;

/** What the end that has closed goes on sending. */
const acks = (view: RunView, half: Half) =>
  closeOf(view, half).filter(({ from, flags }) => from === half.closer && flags.join() === 'ACK');

/** Octets that reach the user of the end that has closed. */
const received = (view: RunView, half: Half): number =>
  view.trace.reduce(
    (sum, event) =>
      event.kind === 'result' &&
      event.call === 'RECEIVE' &&
      event.host === half.closer &&
      event.at > toldAtMs(half)
        ? sum + event.octets
        : sum,
    0,
  );
