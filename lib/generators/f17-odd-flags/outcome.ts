import { choice } from '../body';
import type { Form } from '../family';
import { arrivesAtMs, type Hit, hitLab, reasonsOfHit, victimOf } from '../hit';
import { hitSlips, outcomeOf, outcomeText } from '../hit-outcome';
import { observe } from '../observe';
import { paragraphs, text } from '../text';
import { arrival, beliefsIn, met, ruleText, situation, sourcesIn } from './odd';

/** What an end makes of one odd segment: its answer, and the state it is in then. */
export const outcome: Form<Hit> = {
  id: 'outcome',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (given, draw) => {
    const hit = met(given, draw);
    const lab = hitLab(hit);
    const view = lab.real;
    const observed = observe(
      lab,
      beliefsIn(hit.state),
      (each) => outcomeOf(each, hit),
      hitSlips(hit),
    );
    return {
      preset: hit.preset,
      stem: paragraphs(
        situation(view, hit),
        arrival(view, hit),
        text('generators.f17.outcome.stem', { host: victimOf(hit) }),
      ),
      body: choice(observed, (value) => outcomeText(value, hit), draw.random, false),
      why: ruleText(view, hit),
      remember: text(`generators.f17.remember.${orderIn(hit)}`),
      reasons: reasonsOfHit(view, hit),
      sources: sourcesIn(hit.state),
      view,
      shownUntilMs: null,
      endsAtMs: arrivesAtMs(hit) + hit.delayMs,
    };
  },
};

/** Which order of checks a state goes by. */
export const orderIn = ({ state }: Hit) =>
  state === 'SYN-SENT'
    ? 'synSent'
    : state === 'CLOSED' || state === 'LISTEN'
      ? 'listen'
      : 'synchronized';
