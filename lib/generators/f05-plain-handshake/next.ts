import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { settingText } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf } from './handshake';

/** Which segment comes after the first or the second. */
export const next: Form<Handshake> = {
  id: 'next',
  topic: 'handshake',
  levels: [1, 4],
  weight: 2,
  ask: (handshake, { random }) => {
    if (handshake.segment === 1) return null;
    const nth = handshake.segment;
    const lab = labOf(handshake);
    const view = lab.real;
    const observed = observe(
      lab,
      ['D11'],
      (each) => written(segmentOf(each, nth)),
      slips(view, nth),
    );
    return {
      preset: null,
      stem: paragraphs(
        settingText(handshake),
        text('generators.f05.next.stem', { segment: nth - 1 }),
      ),
      body: choice(observed, (segment) => segmentText(segment, null), random),
      why: text(`generators.f05.fields.why${nth}`, {
        seq: segmentOf(view, nth).seq,
        ack: segmentOf(view, nth).ack ?? 0,
      }),
      remember: text('generators.f05.fields.remember'),
      reasons: view.reasonOf(segmentOf(view, nth)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: arrivalOf(segmentOf(view, nth - 1)) - 1,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};

function slips(view: RunView, nth: 2 | 3): (Wrong<Written> | null)[] {
  const right = written(segmentOf(view, nth));
  const before = segmentOf(view, nth - 1);
  const first = segmentOf(view, 1);
  return [
    nearMiss({ ...right, ack: before.seq }, text('generators.slips.synCounts')),
    nth === 2
      ? nearMiss(
          { ...right, seq: first.seq, ack: segmentOf(view, 3).ack },
          text('generators.slips.swapped'),
        )
      : nearMiss({ ...right, seq: first.seq }, text('generators.slips.synCounts')),
    nearMiss({ ...right, seq: right.ack ?? right.seq, ack: right.seq }, text('generators.slips.swapped')),
  ];
}
