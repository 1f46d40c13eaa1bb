import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { paragraphs, text } from '../text';
import { writtenBy } from '../writes';
import {
  answererOf,
  answerIn,
  answersAtMs,
  labOf,
  reasonText,
  type Resetting,
  situation,
  sources,
  triggerOf,
} from './resetting';

/** Fill in the header of the RST. */
export const fields: Form<Resetting> = {
  id: 'fields',
  topic: 'handshake',
  levels: [1, 5],
  weight: 3,
  ask: (resetting) => {
    const lab = labOf(resetting);
    const view = lab.real;
    const asked = answerIn(view, resetting);
    if (!asked?.flags.includes('RST')) return null;
    const read = (each: RunView): Fields | null => {
      const sent = answerIn(each, resetting);
      return sent?.flags.includes('RST') === true ? fieldsOf(sent) : null;
    };
    const host = answererOf(resetting);
    const observed = observe(
      lab,
      ['D44', 'D44-ack'],
      read,
      slips(resetting, view, fieldsOf(asked)),
    );
    return {
      preset: resetting.preset,
      stem: paragraphs(situation(resetting), text('generators.f16.fields.stem', { host })),
      body:
        observed && observed.wrong.length > 0
          ? { kind: 'header-fields', asked: ['flags', 'seq', 'ack', 'len'], given: {}, observed }
          : null,
      why: reasonText(resetting),
      remember: text('generators.f16.remember'),
      reasons: view.reasonOf(asked),
      sources,
      view,
      shownUntilMs: triggerOf(view, resetting)?.at ?? answersAtMs(resetting) - 1,
      endsAtMs: answersAtMs(resetting) + resetting.delayMs,
    };
  },
};

/** What the trigger occupies is miscounted, or a number of one's own is put in its place. */
function slips(resetting: Resetting, view: RunView, right: Fields): (Wrong<Fields> | null)[] {
  const { issA, issB, aborts, writes } = resetting;
  const trigger = triggerOf(view, resetting);
  if (trigger === null) {
    const iss = aborts === 'A' ? issA : issB;
    const sent = writtenBy(writes, aborts);
    const elsewhere = resetting.preset === 'linux' ? 'rfc9293' : 'linux';
    const other = answerIn(labOf({ ...resetting, preset: elsewhere }).real, resetting);
    return [
      other && nearMiss(fieldsOf(other), text('generators.f16.fields.otherForm')),
      nearMiss({ ...right, seq: iss }, text('generators.slips.synCounts')),
      sent > 0
        ? nearMiss({ ...right, seq: (iss + 1) % 2 ** 32 }, text('generators.f09.slips.octets'))
        : null,
    ];
  }
  const miscounted = (ack: number) =>
    right.ack === null
      ? null
      : nearMiss({ ...right, ack: ack % 2 ** 32 }, text('generators.f16.fields.length'));
  return [
    miscounted(trigger.seq),
    trigger.len > 0 ? miscounted(trigger.seq + trigger.len) : null,
    trigger.ack === null
      ? nearMiss({ ...right, seq: issB }, text('generators.f16.fields.noNumbers'))
      : nearMiss({ ...right, seq: trigger.seq }, text('generators.slips.ownNumbers')),
  ];
}
