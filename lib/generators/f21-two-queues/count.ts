import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  askedAtMs,
  boundOf,
  clientsOf,
  fatesOf,
  halfOpenIn,
  labOf,
  type Queues,
  readyIn,
  situation,
  sources,
  statesOf,
  whyText,
} from './queues';

const things = ['ready', 'clients', 'halfOpen', 'unanswered'] as const;
type Thing = (typeof things)[number];

/** How many connections wait in a queue, or how many clients think that they are connected. */
export const count: Form<Queues> = {
  id: 'count',
  topic: 'handshake',
  levels: [2, 5],
  weight: 3,
  ask: (queues, { random, difficulty }) => {
    const thing = random.pick(things.slice(0, difficulty === 2 ? 1 : difficulty === 3 ? 2 : 4));
    const lab = labOf(queues);
    const view = lab.real;
    const read = (each: RunView) => countIn(each, queues, thing);
    const observed = observe(lab, ['D31', 'D32'], read, slips(queues));
    const fates = new Set(fatesOf(view, queues));
    // Where everybody finds room the queues play no part.
    const isFull = fates.size > 1 || !fates.has('open');
    return {
      preset: 'linux',
      stem: paragraphs(situation(queues), text(`generators.f21.count.${thing}`)),
      body:
        observed && isFull && observed.wrong.length > 1
          ? { kind: 'numeric', unit: null, observed }
          : null,
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

function countIn(view: RunView, queues: Queues, thing: Thing): number {
  switch (thing) {
    case 'ready':
      return readyIn(view, queues);
    case 'clients':
      return statesOf(view, queues).filter(([client]) => client === 'ESTABLISHED').length;
    case 'halfOpen':
      return halfOpenIn(view, queues);
    case 'unanswered':
      return fatesOf(view, queues).filter((fate) => fate === 'waiting').length;
  }
}

function slips(queues: Queues): (Wrong<number> | null)[] {
  const bound = boundOf(queues);
  const room = text('generators.f21.slips.room', { room: bound + 1 });
  return [
    nearMiss(bound, text('generators.f21.slips.exact', { bound })),
    nearMiss(bound + 1, room),
    queues.backlog === bound
      ? null
      : nearMiss(queues.backlog + 1, text('generators.f21.slips.somaxconn')),
    nearMiss(clientsOf(queues), text('generators.f21.slips.all')),
    nearMiss(clientsOf(queues) - bound - 1, room),
    nearMiss(0, room),
  ];
}
