import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { numberedSetting, otherHost } from '../setting';
import { writtenBy } from '../writes';
import { paragraphs, text } from '../text';
import { doneAt, finOf, labOf, type Merging, presetAsked, situation } from './merging';
import { outcomeOf } from './outcome';

/** Fill in the header of the other end's FIN. */
export const fields: Form<Merging> = {
  id: 'fields',
  topic: 'teardown',
  levels: [1, 5],
  ask: (merging) => {
    const { closer, answers, writes } = merging;
    const other = otherHost(closer);
    const lab = labOf(merging);
    const view = lab.real;
    const read = (each: RunView): Fields => fieldsOf(finOf(each, other));
    const right = read(view);
    const asked = finOf(view, other);
    const fewer = (changed: Partial<Merging>) => read(labOf({ ...merging, ...changed }).real);
    const octets = text('generators.f09.slips.octets');
    const observed = observe(lab, ['D03'], read, [
      nearMiss({ ...right, ack: finOf(view, closer).seq }, text('generators.f09.slips.finCounts')),
      answers > 0 ? nearMiss(fewer({ answers: 0 }), octets) : null,
      writtenBy(writes, other) > 0 ? nearMiss(fewer({ writes: [] }), octets) : null,
      nearMiss({ ...right, seq: asked.ack, ack: asked.seq }, text('generators.slips.swapped')),
    ]);
    return {
      preset: presetAsked(merging),
      stem: paragraphs(
        situation(merging, numberedSetting),
        text('generators.f10.fields.stem', { other }),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: text('generators.f10.fields.why', {
        closer,
        other,
        outcome: outcomeOf(merging),
        seq: asked.seq,
        ack: asked.ack ?? 0,
      }),
      remember: text('generators.f10.fields.remember'),
      reasons: view.reasonOf(asked),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: finOf(view, closer).at,
      endsAtMs: doneAt(view),
    };
  },
};
