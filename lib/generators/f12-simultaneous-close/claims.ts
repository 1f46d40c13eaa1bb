import type { HostName } from '@/lib/sim';
import type { Form } from '../family';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  caseOf,
  closeOf,
  closingPath,
  type Crossing,
  doneAt,
  finOf,
  labOf,
  presetAsked,
  reasonText,
  situation,
} from './crossing';

/** Which statements about the close are true. */
export const claims: Form<Crossing> = {
  id: 'claims',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (crossing, { random }) => {
    const lab = labOf(crossing);
    const view = lab.real;
    return {
      preset: presetAsked(crossing),
      stem: paragraphs(situation(crossing), text('generators.claimsStem')),
      body: askClaims(lab, ['D25', 'D14', 'D19', 'D22'], claimsOf(crossing, view), random),
      why: reasonText(crossing),
      remember: text('generators.f12.remember'),
      reasons: [...view.reasonsAt(doneAt(view))],
      sources: ['RFC 9293 §3.6', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

type Id =
  | 'both'
  | 'onlyOne'
  | 'closing'
  | 'notClosing'
  | 'finWait2'
  | 'closeWait'
  | 'segments'
  | 'covers'
  | 'notCovers'
  | 'ackTimer'
  | 'samePath';

function claimsOf(crossing: Crossing, real: RunView): Claim[] {
  const first: HostName = crossing.gapMs >= 0 ? 'A' : 'B';
  const second = otherHost(first);
  const all = closeOf(real, crossing).length;
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
    belief?: string,
  ): Claim => ({
    text: `generators.f12.claims.${id}`,
    why: `generators.f12.claims.${id}Why`,
    about,
    holds,
    params: { first, second, case: caseOf(crossing), ...params },
    ...(belief !== undefined && { belief }),
  });
  const goes = (view: RunView, host: HostName, state: 'CLOSING' | 'CLOSE-WAIT' | 'FIN-WAIT-2') =>
    closingPath(view, host).includes(state);
  const covers = (view: RunView) => finOf(view, second).ack !== finOf(view, first).seq;
  const halved = (value: number): Claim =>
    claim(
      'segments',
      'count',
      (view) => closeOf(view, crossing).length === value,
      { value, right: all },
      value === 2 ? 'D26' : undefined,
    );
  const waits = (view: RunView) =>
    (['A', 'B'] as const).filter((host) => view.visits(host, 'TIME-WAIT')).length;
  return [
    claim('both', 'time-wait', (view) => waits(view) === 2),
    claim('onlyOne', 'time-wait', (view) => waits(view) === 1),
    claim('closing', 'closing', (view) => goes(view, first, 'CLOSING')),
    claim('notClosing', 'closing', (view) => !goes(view, first, 'CLOSING')),
    claim('finWait2', 'wait', (view) => goes(view, first, 'FIN-WAIT-2')),
    claim('closeWait', 'close-wait', (view) => goes(view, second, 'CLOSE-WAIT')),
    halved(2),
    halved(all),
    claim('covers', 'number', covers),
    claim('notCovers', 'number', (view) => !covers(view)),
    claim('ackTimer', 'acks', (view) =>
      view.sent.some(({ flags, attempt }) => attempt > 0 && flags.join() === 'ACK'),
    ),
    claim(
      'samePath',
      'path',
      (view) => closingPath(view, 'A').join() === closingPath(view, 'B').join(),
    ),
  ];
}
