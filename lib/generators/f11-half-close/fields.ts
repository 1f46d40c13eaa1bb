import type { Fields } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import { fieldsOf } from '../segment-text';
import { numberedSetting, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { writtenBy } from '../writes';
import { closeOf, dataOf, doneAt, finOf, type Half, labOf, presetAsked, situation } from './half';

type Asked = 'data' | 'ack' | 'fin' | 'last';

/** Fill in the header of a segment that is sent while one direction is closed, or closes the other one. */
export const fields: Form<Half> = {
  id: 'fields',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (half, { random }) => {
    const { closer, sizes } = half;
    if (sizes.length === 0) return null;
    const other = otherHost(closer);
    const what = random.pick(['data', 'ack', 'fin', 'last'] as const);
    const nth = random.int(1, sizes.length);
    const lab = labOf(half);
    const view = lab.real;
    const asked = segmentOf(view, half, what, nth);
    if (asked === null) return null;
    const read = (each: RunView): Fields | null => {
      const sent = segmentOf(each, half, what, nth);
      return sent === null ? null : fieldsOf(sent);
    };
    const observed = observe(lab, ['D03'], read, slips(half, view, what, nth, asked));
    return {
      preset: presetAsked(half),
      stem: paragraphs(
        situation(half, numberedSetting),
        text(`generators.f11.fields.${what}`, { closer, other, nth }),
      ),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: text(`generators.f11.fields.${what}Why`, {
        closer,
        other,
        seq: asked.seq,
        ack: asked.ack ?? 0,
        len: asked.len,
      }),
      remember: text('generators.f11.fields.remember'),
      reasons: view.reasonOf(asked),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: finOf(view, closer).at,
      endsAtMs: doneAt(view),
    };
  },
};

function segmentOf(view: RunView, half: Half, what: Asked, nth: number): Sent | null {
  const { closer } = half;
  const data = dataOf(view, half)[nth - 1];
  switch (what) {
    case 'data':
      return data ?? null;
    case 'ack': {
      const arrived = view.sent.find(
        ({ seq, len, arrivedAt }) => seq === data?.seq && len > 0 && arrivedAt !== null,
      )?.arrivedAt;
      return view.sent.find(({ from, at }) => from === closer && at === arrived) ?? null;
    }
    case 'fin':
      return finOf(view, otherHost(closer));
    case 'last':
      return closeOf(view, half).findLast(({ from }) => from === closer) ?? null;
  }
}

/** A FIN that is not counted, an ACK by the wrong rule, octets forgotten. */
function slips(
  half: Half,
  view: RunView,
  what: Asked,
  nth: number,
  asked: Sent,
): (Wrong<Fields> | null)[] {
  const { closer, writes } = half;
  const other = otherHost(closer);
  const right = fieldsOf(asked);
  const finCounts = text('generators.f09.slips.finCounts');
  const octets = text('generators.f09.slips.octets');
  const fin = finOf(view, closer);
  const data = dataOf(view, half)[nth - 1];
  const fromCloser = what === 'ack' || what === 'last';
  const silent = { ...half, writes: [] };
  const fewer =
    writtenBy(writes, other) > 0 ? segmentOf(labOf(silent).real, silent, what, nth) : null;
  return [
    what === 'ack' && data !== undefined
      ? misreading('D04', { ...right, ack: data.seq + 1 })
      : null,
    what === 'last' ? nearMiss({ ...right, ack: finOf(view, other).seq }, finCounts) : null,
    nearMiss(fromCloser ? { ...right, seq: fin.seq } : { ...right, ack: fin.seq }, finCounts),
    fewer && nearMiss(fieldsOf(fewer), octets),
    nearMiss({ ...right, seq: asked.ack, ack: asked.seq }, text('generators.slips.swapped')),
  ];
}
