import { present } from '@/lib/kit';
import type { HostName } from '@/lib/sim';
import type { Form } from '../family';
import type { RunView, Sent } from '../run-view';
import { numberedSetting, otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  closeOf,
  doneAt,
  finOf,
  labOf,
  type Merging,
  presetAsked,
  situation,
  toldAtMs,
} from './merging';
import { outcomeOf } from './outcome';

/** Which statements about the close are true. */
export const claims: Form<Merging> = {
  id: 'claims',
  topic: 'why-four',
  levels: [2, 5],
  weight: 2,
  ask: (merging, { random }) => {
    const lab = labOf(merging);
    const view = lab.real;
    const rows = ['D20', 'D19', 'D23', 'D22'] as const;
    const { closer } = merging;
    return {
      preset: presetAsked(merging),
      stem: paragraphs(situation(merging, numberedSetting), text('generators.claimsStem')),
      body: askClaims(lab, rows, claimsOf(merging, view), random),
      why: text('generators.f10.path.why', {
        closer,
        other: otherHost(closer),
        outcome: outcomeOf(merging),
      }),
      remember: text('generators.f10.remember'),
      reasons: closeOf(view, merging).flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.8.6.3'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

type Id =
  | 'segments'
  | 'oneForBoth'
  | 'separate'
  | 'finWait2'
  | 'straight'
  | 'closeWait'
  | 'skipsCloseWait'
  | 'otherWaits'
  | 'closerWaits'
  | 'closing'
  | 'finAck'
  | 'closedOnSending'
  | 'waitIsOver';

function claimsOf(merging: Merging, real: RunView): Claim[] {
  const { closer } = merging;
  const other = otherHost(closer);
  const outcome = outcomeOf(merging);
  const all = closeOf(real, merging).length;
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
  ): Claim => ({
    text: `generators.f10.claims.${id}`,
    why: `generators.f10.claims.${id}Why`,
    about,
    holds,
    params: { closer, other, outcome, ...params },
  });
  const segments = (value: number): Claim =>
    claim('segments', 'count', (view) => closeOf(view, merging).length === value, {
      value,
      right: all,
    });
  const finAck = (value: number): Claim =>
    claim('finAck', 'number', (view) => finOf(view, other).ack === value, {
      value,
      right: finOf(real, other).ack ?? 0,
    });
  return [
    ...[3, 4].filter((value) => value !== all).map(segments),
    segments(all),
    claim('oneForBoth', 'merge', (view) => acksFinWithFin(view, merging)),
    claim('separate', 'merge', (view) => !acksFinWithFin(view, merging)),
    claim('finWait2', 'path', (view) => view.stations(closer).includes('FIN-WAIT-2')),
    claim('straight', 'path', (view) => !view.stations(closer).includes('FIN-WAIT-2')),
    claim('closeWait', 'passive', (view) => view.visits(other, 'CLOSE-WAIT')),
    claim('skipsCloseWait', 'passive', (view) => !view.visits(other, 'CLOSE-WAIT')),
    claim('otherWaits', 'time-wait', (view) => view.visits(other, 'TIME-WAIT')),
    claim('closerWaits', 'time-wait', (view) => view.visits(closer, 'TIME-WAIT')),
    claim(
      'closedOnSending',
      'closed',
      (view) => view.statesAt(lastAck(view, closer).at)[other] === 'CLOSED',
    ),
    claim('waitIsOver', 'over', (view) => view.statesAt(doneAt(view))[closer] === 'CLOSED'),
    claim('closing', 'closing', (view) => view.visits(closer, 'CLOSING')),
    finAck(finOf(real, closer).seq),
    finAck(finOf(real, other).ack ?? 0),
  ];
}

/** Whether the first thing that the other end sends after the FIN is its own FIN. */
const acksFinWithFin = (view: RunView, merging: Merging): boolean =>
  view.sent
    .find(({ from, at }) => from !== merging.closer && at >= toldAtMs(merging))
    ?.flags.includes('FIN') ?? false;

const lastAck = (view: RunView, closer: HostName): Sent =>
  present(
    view.sent.findLast(({ from }) => from === closer),
    'a last ACK',
  );
