import { choice } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, hitLab, reasonsOfHit, victimOf } from '../hit';
import { hitSlips, outcomeOf, outcomeText } from '../hit-outcome';
import { nearMiss, observe, type Wrong } from '../observe';
import type { Outcome } from '../hit-outcome';
import { paragraphs, text } from '../text';
import { aimed, type Blind, lineOf, ruleText, situation, sources } from './blind';

/** What one forged segment does. */
export const outcome: Form<Blind> = {
  id: 'outcome',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (given, { random }) => {
    const hit = aimed(given);
    const lab = hitLab(hit);
    const view = lab.real;
    const observed = observe(lab, ['D45', 'D38', 'D06'], (each) => outcomeOf(each, hit), [
      ...elsewhere(hit),
      ...hitSlips(hit),
    ]);
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        text('generators.f18.forged', { host: victimOf(hit), segment: lineOf(view, hit) }),
        text('generators.f18.outcome.stem', { host: victimOf(hit) }),
      ),
      body: choice(observed, (value) => outcomeText(value, hit), random, false),
      why: ruleText(hit),
      remember: text(`generators.f18.remember.${hit.weapon}`),
      reasons: reasonsOfHit(view, hit),
      sources,
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) + hit.delayMs,
    };
  },
};

/** What the same segment would do at another place against the window. */
function elsewhere(hit: Blind): (Wrong<Outcome> | null)[] {
  const places = (['exact', 'inside', 'beyond'] as const).filter((aim) => aim !== hit.aim);
  return places.map((aim) => {
    const moved = aimed({ ...hit, aim });
    // The numbers of text that is taken are the moved segment's own: shown here they would make no sense.
    return hit.weapon === 'data'
      ? null
      : nearMiss(outcomeOf(hitLab(moved).real, moved), text(`generators.f18.outcome.${aim}`));
  });
}
