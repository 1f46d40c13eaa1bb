import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { Fields } from '../body';
import type { RunView } from '../run-view';
import { fieldsOf } from '../segment-text';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf, threeOf } from './handshake';

/** Fill in the header of one segment. */
export const fields: Form<Handshake> = {
  id: 'fields',
  topic: 'handshake',
  levels: [1, 4],
  weight: 2,
  ask: (handshake) => {
    const { segment } = handshake;
    const lab = labOf(handshake);
    const view = lab.real;
    const right = fieldsOf(segmentOf(view, segment));
    const observed = observe(
      lab,
      ['D11'],
      (each) => fieldsOf(segmentOf(each, segment)),
      slips(view, segment, right),
    );
    const { seq, ack } = segmentOf(view, segment);
    const before = view.sent[segment - 2];
    return {
      preset: null,
      stem: paragraphs(numberedSetting(handshake), text('generators.f05.fields.stem', { segment })),
      body: observed && {
        kind: 'header-fields',
        asked: ['flags', 'seq', 'ack', 'len'],
        given: {},
        observed,
      },
      why: text(`generators.f05.fields.why${segment}`, { seq, ack: ack ?? 0 }),
      remember: text('generators.f05.fields.remember'),
      reasons: view.reasonOf(segmentOf(view, segment)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: before ? arrivalOf(before) - 1 : null,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};

/** A number taken from the wrong place: of the SYN itself instead of the next, or of the other end. */
function slips(view: RunView, segment: 1 | 2 | 3, right: Fields): (Wrong<Fields> | null)[] {
  const { first, second, third } = threeOf(view);
  const synCounts = text('generators.slips.synCounts');
  const ownNumbers = text('generators.slips.ownNumbers');
  switch (segment) {
    case 1:
      return [nearMiss({ ...right, ack: third.ack }, text('generators.slips.unknownNumber'))];
    case 2:
      return [
        nearMiss({ ...right, ack: first.seq }, synCounts),
        nearMiss({ ...right, seq: third.seq }, ownNumbers),
      ];
    case 3:
      return [
        nearMiss({ ...right, seq: first.seq }, synCounts),
        nearMiss({ ...right, ack: second.seq }, synCounts),
        nearMiss({ ...right, seq: third.ack }, ownNumbers),
      ];
  }
}
