import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  askedAtMs,
  cookiesIn,
  type Flood,
  halfOpenIn,
  labOf,
  meetingOf,
  oldStands,
  roomOf,
  situation,
  sources,
  whyText,
} from './flood';

/** Which statements about the flood are true. */
export const claims: Form<Flood> = {
  id: 'claims',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (flood, { random }) => {
    const lab = labOf(flood);
    const view = lab.real;
    return {
      preset: 'linux',
      stem: paragraphs(situation(flood), text('generators.f22.claims.stem')),
      body: askClaims(lab, ['D33', 'D32'], claimsOf(flood), random),
      why: whyText(view, flood),
      remember: text(`generators.f22.remember.${flood.cookies === 0 ? 'bare' : 'cookies'}`),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: askedAtMs(flood),
    };
  },
};

type Id =
  'stands' | 'down' | 'served' | 'refused' | 'cookies' | 'state' | 'dropped' | 'acks' | 'ready';

function claimsOf(flood: Flood): Claim[] {
  const claim = (
    id: Id,
    about: string,
    holds: (view: RunView) => boolean,
    belief?: string,
  ): Claim => ({
    text: `generators.f22.claims.${id}`,
    why: `generators.f22.claims.${id}Why`,
    about,
    holds,
    params: { room: roomOf(flood) },
    ...(belief !== undefined && { belief }),
  });
  const isOpen = (view: RunView) => ['queued', 'cookie'].includes(meetingOf(view, flood));
  return [
    claim('stands', 'host', (view) => oldStands(view, flood), 'D33'),
    claim('down', 'host', (view) => !oldStands(view, flood), 'D33'),
    claim('served', 'client', isOpen),
    claim('dropped', 'client', (view) => meetingOf(view, flood) === 'dropped'),
    claim('refused', 'rst', (view) => meetingOf(view, flood) === 'refused', 'D32'),
    claim('cookies', 'cookies', (view) => cookiesIn(view, flood) > 0),
    claim('state', 'state', (view) => halfOpenIn(view) > roomOf(flood)),
    claim('acks', 'acks', () => false),
    claim('ready', 'ready', () => false),
  ];
}
