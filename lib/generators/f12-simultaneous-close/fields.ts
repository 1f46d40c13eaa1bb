import type { Fields } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import { fieldsOf } from '../segment-text';
import { hostNames, numberedSetting, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { writtenBy } from '../writes';
import {
  ackOf,
  closeOf,
  type Crossing,
  doneAt,
  finOf,
  isCrossed,
  labOf,
  presetAsked,
  situation,
} from './crossing';

/** Fill in the header of a FIN or of an ACK of one. */
export const fields: Form<Crossing> = {
  id: 'fields',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (crossing, { random }) => {
    const host = random.pick(hostNames);
    const other = otherHost(host);
    const what = random.pick(['fin', 'ack'] as const);
    const lab = labOf(crossing);
    const view = lab.real;
    const sent = (each: RunView, run = crossing): Sent =>
      what === 'fin' ? finOf(each, host) : ackOf(each, run, host);
    const asked = sent(view);
    const read = (each: RunView): Fields => fieldsOf(sent(each));
    const covers = asked.ack !== finOf(view, other).seq;
    const right = read(view);
    const silent = { ...crossing, writes: [] };
    const fewer = fieldsOf(sent(labOf(silent).real, silent));
    const observed = observe(lab, what === 'fin' ? ['D03'] : [], read, [
      ackMiss(right, view, other, covers),
      what === 'ack'
        ? nearMiss({ ...right, seq: finOf(view, host).seq }, text('generators.f09.slips.finCounts'))
        : null,
      writtenBy(crossing.writes, host) > 0
        ? nearMiss(fewer, text('generators.f09.slips.octets'))
        : null,
      nearMiss({ ...right, seq: asked.ack, ack: asked.seq }, text('generators.slips.swapped')),
    ]);
    const params = { host, other, seq: asked.seq, ack: asked.ack ?? 0 };
    return {
      preset: presetAsked(crossing),
      stem: paragraphs(
        situation(crossing, numberedSetting),
        text(`generators.f12.fields.${what}`, params),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: text(`generators.f12.fields.${what}Why`, {
        ...params,
        case: covers ? 'after' : isCrossed(crossing) ? 'crossed' : 'first',
      }),
      remember: text('generators.f12.remember'),
      reasons: view.reasonOf(asked),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: closeOf(view, crossing)[0]?.at ?? 0,
      endsAtMs: doneAt(view),
    };
  },
};

/** The acknowledgment number as if the other FIN had not come, or had come already. */
const ackMiss = (
  right: Fields,
  view: RunView,
  other: 'A' | 'B',
  covers: boolean,
): Wrong<Fields> | null => {
  const fin = finOf(view, other).seq;
  return covers
    ? nearMiss({ ...right, ack: fin }, text('generators.f09.slips.finCounts'))
    : nearMiss({ ...right, ack: (fin + 1) % 2 ** 32 }, text('generators.f12.fields.notYet'));
};
