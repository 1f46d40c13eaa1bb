import type { Form } from '../family';
import { Lab, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, sentences, text } from '../text';
import { type Arriving, fateOf, labOf, meetingOf, offsetOf, tcbText } from './arriving';

/** The last number that is still in the window. */
export const bound: Form<Arriving> = {
  id: 'bound',
  topic: 'states',
  levels: [1, 3],
  ask: (arriving) => {
    if (arriving.full) return null;
    const plain: Arriving = { ...arriving, ackAhead: 0, len: 0, place: 'last' };
    if (offsetOf(plain) === null) return null;
    const lab = labOf(plain);
    const view = lab.real;
    const meeting = meetingOf(view, plain);
    if (meeting === null) return null;
    const edge = new Lab(lab.behaviour, labOf({ ...plain, place: 'edge' }).scenario);
    // The number at the edge is the answer of who takes it in, the one before it of everybody else.
    const read = (each: RunView): number | null => {
      const believed = each !== view;
      const atEdge = believed ? edge.under('D38') : edge.real;
      const isIn = fateOf(atEdge, { ...plain, place: 'edge' })?.verdict !== 'dropped';
      const last = meetingOf(each, plain)?.seq ?? null;
      return last === null ? null : (last + (isIn ? 1 : 0)) % 2 ** 32;
    };
    const { before } = meeting;
    const observed = observe(lab, ['D38'], read, [
      nearMiss(
        ((before.rcvNxt ?? 0) + before.rcvWnd + 1) % 2 ** 32,
        text('generators.f04.bound.more'),
      ),
      nearMiss(before.rcvWnd, text('generators.f04.bound.windowAlone')),
      nearMiss(before.rcvNxt, text('generators.f04.bound.first')),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(text('generators.preset.rfc9293'), tcbText(meeting, plain)),
        text('generators.f04.bound.stem', { receiver: plain.receiver }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f04.bound.why', {
        next: before.rcvNxt ?? 0,
        window: before.rcvWnd,
        last: meeting.seq,
      }),
      remember: text('generators.f04.remember'),
      reasons: [],
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: meeting.at,
    };
  },
};
