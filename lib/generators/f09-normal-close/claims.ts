import type { Form } from '../family';
import type { RunView } from '../run-view';
import { numberedSetting, otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import { arrivalOf, type Closing, fourOf, labOf, situation } from './closing';

/** Which statements about the close are true. */
export const claims: Form<Closing> = {
  id: 'claims',
  topic: 'why-four',
  levels: [1, 5],
  weight: 3,
  ask: (closing, { random }) => {
    const lab = labOf(closing);
    const view = lab.real;
    const rows = ['D03', 'D18', 'D19', 'D22', 'D23'] as const;
    return {
      preset: null,
      stem: paragraphs(situation(closing, numberedSetting), text('generators.claimsStem')),
      body: askClaims(lab, rows, claimsOf(closing, view), random),
      why: text('generators.f09.claims.why'),
      remember: text('generators.f09.claims.remember'),
      reasons: view.reasonsAt(fourOf(view, closing).fin2.at),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.4'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivalOf(fourOf(view, closing).ack2),
    };
  },
};

type Id =
  | 'closerWaits'
  | 'otherWaits'
  | 'finsAck'
  | 'bareFin'
  | 'waitsForUser'
  | 'leavesAtOnce'
  | 'stillSends'
  | 'finWait2'
  | 'swapped'
  | 'closedOnSending'
  | 'waitIsOver'
  | 'lastAck';

function claimsOf(closing: Closing, real: RunView): Claim[] {
  const { closer, between } = closing;
  const other = otherHost(closer);
  const { ack1, fin2, ack2 } = fourOf(real, closing);
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
  ): Claim => ({
    text: `generators.f09.claims.${id}`,
    why: `generators.f09.claims.${id}Why`,
    about,
    holds,
    params: { closer, other, ...params },
  });
  const ackOf = (view: RunView) => fourOf(view, closing).ack2.ack;
  const lastAck = (value: number): Claim =>
    claim('lastAck', 'number', (view) => ackOf(view) === value, { value, right: ackOf(real) ?? 0 });
  const whileUnderWay = fin2.at;
  return [
    claim('closerWaits', 'time-wait', (view) => view.visits(closer, 'TIME-WAIT')),
    claim('otherWaits', 'time-wait', (view) => view.visits(other, 'TIME-WAIT')),
    claim('finsAck', 'fin', (view) => fins(view).every(({ ack }) => ack !== null)),
    claim('bareFin', 'fin', (view) => fins(view).some(({ ack }) => ack === null)),
    claim(
      'waitsForUser',
      'close-wait',
      (view) => view.statesAt(fin2.at - 1)[other] === 'CLOSE-WAIT',
    ),
    claim('leavesAtOnce', 'close-wait', (view) => view.statesAt(ack1.at)[other] !== 'CLOSE-WAIT'),
    ...(between > 0
      ? [
          claim(
            'stillSends',
            'text',
            (view) =>
              view.sent.some(
                ({ from, at, len }) => from === other && at > ack1.at && len === between,
              ),
            { between },
          ),
        ]
      : []),
    claim('finWait2', 'names', (view) => view.statesAt(whileUnderWay)[closer] === 'FIN-WAIT-2'),
    claim('swapped', 'names', (view) => view.statesAt(whileUnderWay)[closer] === 'LAST-ACK'),
    claim('closedOnSending', 'closed', (view) => view.statesAt(ack2.at)[other] === 'CLOSED'),
    claim('waitIsOver', 'over', (view) => view.statesAt(arrivalOf(ack2))[closer] === 'CLOSED'),
    lastAck(ack2.ack ?? 0),
    lastAck(fin2.seq),
  ];
}

const fins = (view: RunView) => view.sent.filter(({ flags }) => flags.includes('FIN'));
