import { isBelieved } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { ends } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Closing, fourOf, labOf, situation } from './closing';

const moments = [
  ['fin1', 'arrived'],
  ['ack1', 'arrived'],
  ['fin2', 'sent'],
  ['fin2', 'arrived'],
  ['ack2', 'arrived'],
] as const;

/** The states of both ends after a step of the close. */
export const moment: Form<Closing> = {
  id: 'moment',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (closing, { random }) => {
    const [step, event] = random.pick(moments);
    const lab = labOf(closing);
    const view = lab.real;
    const four = fourOf(view, closing);
    const at = event === 'sent' ? four[step].at : arrivalOf(four[step]);
    const observed = observe(lab, ['D18', 'D19', 'D23', 'D22'], (each) => each.statesAt(at), [
      nearMiss(view.statesAt(at - 1), text('generators.slips.before')),
      nearMiss(view.statesAt(at + closing.delayMs), text('generators.slips.after')),
    ]);
    return {
      preset: null,
      stem: paragraphs(
        situation(closing),
        text('generators.f09.moment.stem', {
          from: four[step].from,
          segment: text(`generators.f09.step.${step}`),
          event,
        }),
      ),
      body: observed && isBelieved(observed) ? { kind: 'state-pair', ends, observed } : null,
      why: text('generators.f09.moment.why', { ...view.statesAt(at) }),
      remember: text('generators.f09.moment.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.3.2', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: four[step].at,
      endsAtMs: arrivalOf(four.ack2),
    };
  },
};
