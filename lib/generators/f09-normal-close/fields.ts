import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Closing, fourOf, labOf, situation, type Step, steps } from './closing';

/** Fill in the header of one of the four segments. */
export const fields: Form<Closing> = {
  id: 'fields',
  topic: 'teardown',
  levels: [1, 5],
  weight: 3,
  ask: (closing, { random }) => {
    const step = random.pick(steps);
    const lab = labOf(closing);
    const view = lab.real;
    const four = fourOf(view, closing);
    const read = (each: RunView) => fieldsOf(fourOf(each, closing)[step]);
    const observed = observe(lab, ['D03'], read, slips(closing, step, read));
    const asked = four[step];
    return {
      preset: null,
      stem: paragraphs(
        situation(closing, numberedSetting),
        text(`generators.f09.fields.${step}`, { from: asked.from }),
      ),
      body:
        observed && observed.wrong.length > 0
          ? { kind: 'header-fields', asked: ['flags', 'seq', 'ack', 'len'], given: {}, observed }
          : null,
      why: text(`generators.f09.fields.${step}Why`, {
        from: asked.from,
        seq: asked.seq,
        ack: asked.ack ?? 0,
      }),
      remember: text('generators.f09.fields.remember'),
      reasons: view.reasonOf(asked),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: asked.at - 1,
      endsAtMs: arrivalOf(four.ack2),
    };
  },
};

/** Octets or a FIN forgotten in the counting. */
function slips(
  closing: Closing,
  step: Step,
  read: (view: RunView) => Fields,
): (Wrong<Fields> | null)[] {
  const view = labOf(closing).real;
  const four = fourOf(view, closing);
  const right = read(view);
  const octets = text('generators.f09.slips.octets');
  const finCounts = text('generators.f09.slips.finCounts');
  const fewer = (changed: Partial<Closing>) => read(labOf({ ...closing, ...changed }).real);
  return [
    closing.between > 0 ? nearMiss(fewer({ between: 0 }), octets) : null,
    closing.sentA + closing.sentB > 0 ? nearMiss(fewer({ sentA: 0, sentB: 0 }), octets) : null,
    step === 'ack1' ? nearMiss({ ...right, ack: four.fin1.seq }, finCounts) : null,
    step === 'ack2' ? nearMiss({ ...right, ack: four.fin2.seq }, finCounts) : null,
    step === 'ack2' ? nearMiss({ ...right, seq: four.fin1.seq }, finCounts) : null,
    step === 'fin2' ? nearMiss({ ...right, ack: four.fin1.seq }, finCounts) : null,
  ];
}
