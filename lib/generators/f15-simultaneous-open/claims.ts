import type { Form } from '../family';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text, type Text } from '../text';
import {
  caseOf,
  connectionsOf,
  doneAt,
  isCrossed,
  labOf,
  type Opening,
  presetAsked,
  reasonText,
  rememberText,
  situation,
  sources,
} from './opening';

/** Which statements about the run are true. */
export const claims: Form<Opening> = {
  id: 'claims',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (opening, { random }) => {
    const lab = labOf(opening);
    const view = lab.real;
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening), text('generators.claimsStem')),
      body: askClaims(lab, ['D11'], claimsOf(opening, view), random),
      why: reasonText(opening),
      remember: rememberText(opening),
      reasons: hostNames.flatMap((host) => view.reasonFor(host, 'ESTABLISHED')),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: doneAt(view),
    };
  },
};

type Id =
  | 'one'
  | 'two'
  | 'nothing'
  | 'segments'
  | 'received'
  | 'direct'
  | 'reset'
  | 'listen'
  | 'twoSynAcks'
  | 'sameSeq'
  | 'together';

function claimsOf(opening: Opening, real: RunView): Claim[] {
  const first = opening.gapMs >= 0 ? 'A' : 'B';
  const second = otherHost(first);
  const all = real.sent.length;
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    params: Readonly<Record<string, Text>> = {},
    belief?: string,
  ): Claim => ({
    text: `generators.f15.claims.${id}`,
    why: `generators.f15.claims.${id}Why`,
    about,
    holds,
    params: { first, second, case: caseOf(opening), ...params },
    ...(belief !== undefined && { belief }),
  });
  // Where nothing crosses, nobody takes half of an exchange for the whole.
  const crossing = isCrossed(opening) ? 'D26' : undefined;
  const segments = (value: number): Claim =>
    claim(
      'segments',
      'count',
      (view) => view.sent.length === value,
      { value, right: all },
      value === 2 ? crossing : undefined,
    );
  const synAcks = (view: RunView) => view.sent.filter(({ flags }) => flags.join() === 'SYN,ACK');
  return [
    claim('one', 'connections', (view) => connectionsOf(view) === 1),
    claim('two', 'connections', () => false, {}, 'D43'),
    claim('nothing', 'connections', (view) => connectionsOf(view) === 0),
    segments(2),
    segments(all),
    claim('received', 'path', (view) => view.visits(first, 'SYN-RECEIVED'), {}, crossing),
    claim(
      'direct',
      'other',
      (view) => !view.visits(second, 'SYN-RECEIVED') && isUp(view),
      {},
      crossing,
    ),
    claim('reset', 'rst', (view) => view.sent.some(({ flags }) => flags.includes('RST'))),
    claim('listen', 'listen', (view) => hostNames.some((host) => view.visits(host, 'LISTEN'))),
    claim('twoSynAcks', 'syn-ack', (view) =>
      hostNames.every((host) => synAcks(view).some(({ from }) => from === host)),
    ),
    ...(isCrossed(opening)
      ? [
          claim('sameSeq', 'number', (view) =>
            synAcks(view).every(({ from, seq }) => view.find(from, ['SYN'])?.seq === seq),
          ),
        ]
      : []),
    ...(opening.gapMs === 0
      ? []
      : [
          claim(
            'together',
            'clock',
            (view) =>
              isUp(view) && view.entersAt('A', 'ESTABLISHED') === view.entersAt('B', 'ESTABLISHED'),
          ),
        ]),
  ];
}

const isUp = (view: RunView): boolean => connectionsOf(view) === 1;
