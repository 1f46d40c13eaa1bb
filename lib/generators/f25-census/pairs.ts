import { present } from '@/lib/kit';
import type { MatchBody } from '../body-listed';
import type { Form } from '../family';
import { paragraphs, text } from '../text';
import { pictureEndsMs } from './cause';
import { type Census, faults, hostOf, labOf, sources, tableText, whyText } from './census';

const letters = ['a', 'b', 'c', 'd'];

/** Four hosts' tables, and what explains each. */
export const pairs: Form<Census> = {
  id: 'pairs',
  topic: 'states',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random }) => {
    const chosen = random.shuffle(faults).slice(0, letters.length);
    const all = chosen.map((fault, index) => {
      const census: Census = { ...given, fault, size: given.size + 3 * index };
      return { census, view: labOf(census).real, id: present(letters[index], 'a letter') };
    });
    const body: MatchBody = {
      kind: 'match',
      left: all.map(({ census, view, id }) => ({
        id,
        text: text(`generators.f25.pairs.${hostOf(census)}`, { table: tableText(view, census) }),
        to: census.fault,
      })),
      right: faults.map((id) => ({ id, text: text(`generators.f25.cause.${id}`) })),
      faults: all.flatMap(({ census, view, id }) =>
        faults
          .filter((fault) => fault !== census.fault)
          .map((fault) => ({
            left: id,
            right: fault,
            misconception: null,
            why: whyText(view, census),
          })),
      ),
    };
    return {
      preset: 'linux',
      stem: paragraphs(text('generators.f25.linux'), text('generators.f25.pairs.stem')),
      body,
      why: paragraphs(...all.map(({ census, view }) => whyText(view, census))),
      remember: text('generators.f25.remember'),
      reasons: [],
      sources,
      view: present(all[0], 'a table').view,
      shownUntilMs: null,
      endsAtMs: pictureEndsMs,
    };
  },
};
