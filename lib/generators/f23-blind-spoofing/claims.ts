import { rfc9293, withProofRow } from '@/lib/tcp';
import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import { whyText } from './outcome';
import {
  ackAtMs,
  answerTo,
  fateOf,
  labOf,
  pathOf,
  predicted,
  situation,
  sources,
  type Spoofing,
} from './spoofing';

/** Which statements about the attack are true. */
export const claims: Form<Spoofing> = {
  id: 'claims',
  topic: 'why-three',
  levels: [2, 5],
  weight: 2,
  ask: (spoofing, { random }) => {
    const lab = labOf(spoofing);
    const { real: view } = lab;
    return {
      preset: null,
      stem: paragraphs(situation(spoofing, false), text('generators.claimsStem')),
      body: askClaims(lab, ['D27', 'D34', 'D44'], claimsOf(spoofing), random),
      why: whyText(spoofing),
      remember: text('generators.f23.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: ackAtMs(spoofing) + 2 * spoofing.delayMs,
    };
  },
};

type Id =
  'seen' | 'toA' | 'right' | 'open' | 'twoWay' | 'rst' | 'guessA' | 'floodB' | 'stops' | 'synAck';

function claimsOf(spoofing: Spoofing): Claim[] {
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    belief?: string,
  ): Claim => ({
    text: `generators.f23.claims.${id}`,
    why: `generators.f23.claims.${id}Why`,
    about,
    holds,
    ...(belief !== undefined && { belief }),
  });
  const forA = (view: RunView) =>
    view.trace.some(
      (event) =>
        event.kind === 'send' &&
        event.host === 'A' &&
        event.because.id.startsWith('rfc9293:3.10.7'),
    );
  const { real: twoWay } = labOf(spoofing, withProofRow(rfc9293, 'twoWayHandshake'));
  return [
    claim('seen', 'path', () => false),
    claim('toA', 'path', (view) => answerTo(view, spoofing) !== null),
    claim('right', 'number', (view) => answerTo(view, spoofing)?.seq === predicted(spoofing)),
    claim('open', 'open', (view) => pathOf(view, spoofing).includes('ESTABLISHED')),
    claim('stops', 'stops', (view) => ['host', 'brief'].includes(fateOf(view, spoofing))),
    claim('rst', 'rst', forA),
    claim('guessA', 'whose', () => false, 'D35'),
    claim('floodB', 'flood', () => false, 'D35'),
    claim('synAck', 'syn', (view) => pathOf(view, spoofing)[0] === 'SYN-RECEIVED'),
    claim('twoWay', 'two', () => pathOf(twoWay, spoofing).includes('ESTABLISHED')),
  ];
}
