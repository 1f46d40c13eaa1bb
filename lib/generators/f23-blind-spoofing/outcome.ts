import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { paragraphs, text } from '../text';
import { ackAtMs, fateOf, fates, labOf, situation, sources, type Spoofing } from './spoofing';

/** What comes of the forged connection, and which segment stops it. */
export const outcome: Form<Spoofing> = {
  id: 'outcome',
  topic: 'why-three',
  levels: [1, 5],
  weight: 3,
  ask: (spoofing, { random }) => {
    const lab = labOf(spoofing);
    const view = lab.real;
    const fate = fateOf(view, spoofing);
    const why = whyText(spoofing);
    const observed = observe(
      lab,
      ['D27', 'D34', 'D44'],
      (each) => fateOf(each, spoofing),
      fates.map((each) => nearMiss(each, why)),
    );
    return {
      preset: null,
      stem: paragraphs(situation(spoofing, false), text('generators.f23.outcome.stem')),
      body: choice(observed, (each) => text(`generators.f23.outcome.${each}`), random),
      why,
      remember: text('generators.f23.remember'),
      reasons: fate === 'established' ? view.reasonFor('B', 'ESTABLISHED') : [],
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: ackAtMs(spoofing) + 2 * spoofing.delayMs,
    };
  },
};

/** Why it ends as it does. */
export function whyText(spoofing: Spoofing) {
  const { real } = labOf(spoofing);
  const fate = fateOf(real, spoofing);
  const { rule } = spoofing;
  return text(`generators.f23.why.${fate}`, { rule });
}
