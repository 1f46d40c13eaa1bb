import { isBelieved } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import { quietMoments } from '../run-view';
import { ends } from '../setting';
import { duration, paragraphs, text } from '../text';
import {
  actsAtMs,
  givenUpAt,
  type HalfOpen,
  labOf,
  lessonOf,
  lostAtMs,
  overAt,
  presetOf,
  situation,
  survivorOf,
} from './half-open';
import { whyText } from './lesson';

/** The states of both ends some time after one of them is gone. */
export const states: Form<HalfOpen> = {
  id: 'states',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (half) => {
    const lab = labOf(half);
    const view = lab.real;
    const over = overAt(view, half);
    const moments = quietMoments(view, lostAtMs(half), over + (givenUpAt(view, half) ? 5000 : 0));
    const at = moments[Math.floor((half.at * moments.length) / 1000)];
    if (at === undefined) return null;
    const told = view.statesAt(at);
    const loser = half.loser;
    const survivor = survivorOf(half);
    const observed = observe(lab, ['D47', 'D27', 'D29'], (each) => each.statesAt(at), [
      // Whoever takes a pulled cable for the end sees the machine itself lose its connection.
      told[loser] === 'ESTABLISHED'
        ? misreading('D47', { A: 'CLOSED', B: 'CLOSED' } as const)
        : null,
      nearMiss(
        { ...told, [loser]: flipped(told[loser]) },
        text('generators.f20.states.loser', { cause: half.cause, loser }),
      ),
      nearMiss(
        { ...told, [survivor]: flipped(told[survivor]) },
        text('generators.f20.states.survivor', { survivor }),
      ),
    ]);
    return {
      preset: presetOf(half),
      stem: paragraphs(situation(half), text('generators.f20.states.stem', { at: duration(at) })),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: paragraphs(
        text('generators.f20.states.why', { at: duration(at), A: told.A, B: told.B }),
        half.sequel === 'reopen'
          ? text('generators.f20.why.reopen')
          : whyText(half, lessonOf(view, half)),
      ),
      remember: text('generators.f20.remember'),
      // What made them ESTABLISHED at the beginning decides nothing.
      reasons: told[survivor] === 'CLOSED' ? view.reasonFor(survivor, 'CLOSED') : [],
      sources: ['RFC 9293 §3.5.1'],
      view,
      shownUntilMs: Math.min(lostAtMs(half), actsAtMs(half)),
      endsAtMs: Math.max(at, over),
    };
  },
};

const flipped = (state: string) => (state === 'CLOSED' ? 'ESTABLISHED' : 'CLOSED');
