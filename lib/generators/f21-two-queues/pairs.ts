import { present } from '@/lib/kit';
import type { MatchBody } from '../body-listed';
import type { Form } from '../family';
import { codeOf } from '../observe';
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

const letters = ['a', 'b', 'c', 'd'];

/** Where each of the last clients stands. */
export const pairs: Form<Queues> = {
  id: 'pairs',
  topic: 'states',
  levels: [3, 5],
  weight: 2,
  ask: (queues) => {
    const lab = labOf(queues);
    const view = lab.real;
    const all = clientsOf(queues);
    const real = fatesOf(view, queues);
    const chosen = Array.from({ length: Math.min(4, all) }, (_, index) => all - index).reverse();
    const left = chosen.map((nth, index) => ({
      id: present(letters[index], 'a letter'),
      text: text('generators.f21.pairs.client', { nth }),
      to: present(real[nth - 1], 'a client'),
      nth,
    }));
    const why = whyText(view, queues);
    const believed = (['D31', 'D32'] as const).map((row) => ({
      misconception: codeOf(row),
      fates: fatesOf(lab.under(row), queues),
    }));
    const faults = left.flatMap(({ id, to, nth }) =>
      believed.flatMap(({ misconception, fates: list }) => {
        const right = list[nth - 1];
        return right === undefined || right === to ? [] : [{ left: id, right, misconception, why }];
      }),
    );
    const body: MatchBody = {
      kind: 'match',
      left: left.map(({ id, text: shown, to }) => ({ id, text: shown, to })),
      right: fates.map((id) => ({ id, text: text(`generators.f21.fate.${id}`) })),
      faults: faults.filter(
        (one, index) =>
          faults.findIndex((two) => two.left === one.left && two.right === one.right) === index,
      ),
    };
    const kinds = new Set(left.map(({ to }) => to)).size;
    return {
      preset: 'linux',
      stem: paragraphs(situation(queues), text('generators.f21.pairs.stem')),
      body: kinds > 1 && body.faults.length > 0 ? body : null,
      why,
      remember: text('generators.f21.remember'),
      reasons: [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: askedAtMs(queues),
    };
  },
};
