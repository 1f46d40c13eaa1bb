import type { Form } from '../family';
import type { RunView } from '../run-view';
import { askClaims, type Claim } from '../statements';
import { paragraphs, text } from '../text';
import {
  askedAtMs,
  boundOf,
  fatesOf,
  halfOpenIn,
  labOf,
  type Queues,
  readyIn,
  situation,
  sources,
  whyText,
} from './queues';

/** Which statements about the queues are true. */
export const claims: Form<Queues> = {
  id: 'claims',
  topic: 'handshake',
  levels: [2, 5],
  weight: 2,
  ask: (queues, { random }) => {
    const lab = labOf(queues);
    const view = lab.real;
    return {
      preset: 'linux',
      stem: paragraphs(situation(queues), text('generators.f21.claims.stem')),
      body: askClaims(lab, ['D31', 'D32'], claimsOf(queues), random),
      why: whyText(view, queues),
      remember: text('generators.f21.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: askedAtMs(queues),
    };
  },
};

type Id = 'full' | 'exact' | 'refused' | 'last' | 'ahead' | 'waiting' | 'halfOpen' | 'all' | 'app';

function claimsOf(queues: Queues): Claim[] {
  const bound = boundOf(queues);
  const claim = (id: Id, about: string, holds: (view: RunView) => boolean): Claim => ({
    text: `generators.f21.claims.${id}`,
    why: `generators.f21.claims.${id}Why`,
    about,
    holds,
    params: { bound, room: bound + 1 },
  });
  const some = (view: RunView, fate: string) => fatesOf(view, queues).some((each) => each === fate);
  return [
    claim('full', 'ready', (view) => readyIn(view, queues) === bound + 1),
    claim('exact', 'ready', (view) => readyIn(view, queues) === bound),
    claim('refused', 'rst', (view) => some(view, 'refused')),
    claim('last', 'last', (view) => fatesOf(view, queues).at(-1) === 'open'),
    claim('ahead', 'ahead', (view) => some(view, 'ahead')),
    claim('waiting', 'waiting', (view) => some(view, 'waiting')),
    claim('halfOpen', 'half', (view) => halfOpenIn(view, queues) > 0),
    claim('all', 'all', (view) => fatesOf(view, queues).every((each) => each === 'open')),
    claim('app', 'app', () => false),
  ];
}
