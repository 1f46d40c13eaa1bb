import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Closing, fourOf, labOf, situation } from './closing';

const quantities = ['seqOfFin2', 'ackOfAck2'] as const;

/** One number of the second half of the close. */
export const number: Form<Closing> = {
  id: 'number',
  topic: 'teardown',
  levels: [2, 5],
  ask: (closing, { random }) => {
    const quantity = random.pick(quantities);
    const lab = labOf(closing);
    const view = lab.real;
    const four = fourOf(view, closing);
    const read = (each: RunView): number => {
      const { fin2, ack2 } = fourOf(each, closing);
      return quantity === 'seqOfFin2' ? fin2.seq : (ack2.ack ?? 0);
    };
    const fewer = (changed: Partial<Closing>) => read(labOf({ ...closing, ...changed }).real);
    const octets = text('generators.f09.slips.octets');
    const observed = observe(lab, [], read, [
      closing.between > 0 ? nearMiss(fewer({ between: 0 }), octets) : null,
      closing.sentA + closing.sentB > 0 ? nearMiss(fewer({ sentA: 0, sentB: 0 }), octets) : null,
      quantity === 'ackOfAck2'
        ? nearMiss(four.fin2.seq, text('generators.f09.slips.finCounts'))
        : nearMiss(four.ack2.ack, text('generators.f09.slips.finItself')),
      nearMiss(
        quantity === 'ackOfAck2' ? four.ack2.seq : four.fin2.ack,
        text('generators.slips.ownNumbers'),
      ),
    ]);
    const value = read(view);
    return {
      preset: null,
      stem: paragraphs(
        situation(closing, numberedSetting),
        text(`generators.f09.number.${quantity}`, {
          from: quantity === 'seqOfFin2' ? four.fin2.from : four.ack2.from,
        }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text(`generators.f09.number.${quantity}Why`, { value }),
      remember: text('generators.f09.fields.remember'),
      reasons: view.reasonOf(quantity === 'seqOfFin2' ? four.fin2 : four.ack2),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: four.ack1.at,
      endsAtMs: arrivalOf(four.ack2),
    };
  },
};
