import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { paragraphs, text } from '../text';
import {
  askedAtMs,
  clientsOf,
  fates,
  fatesOf,
  labOf,
  type Queues,
  situation,
  sources,
  whyText,
} from './queues';

/** Where one of the clients stands. */
export const fate: Form<Queues> = {
  id: 'fate',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (queues, { random }) => {
    const lab = labOf(queues);
    const view = lab.real;
    const all = clientsOf(queues);
    // The last ones are those that may find no room.
    const nth = all - Math.floor((queues.which * Math.min(all, 4)) / 1000);
    const read = (each: typeof view) => fatesOf(each, queues)[nth - 1] ?? null;
    const observed = observe(
      lab,
      ['D31', 'D32'],
      read,
      fates.map((each) => nearMiss(each, whyText(view, queues))),
    );
    return {
      preset: 'linux',
      stem: paragraphs(situation(queues), text('generators.f21.fate.stem', { nth, all })),
      body: choice(observed, (each) => text(`generators.f21.fate.${each}`), random),
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
