import { choice } from '../body';
import type { Form } from '../family';
import { observe } from '../observe';
import { segmentText, written } from '../segment-text';
import { paragraphs, text } from '../text';
import {
  askedOf,
  type Building,
  headerRows,
  labOf,
  mistakes,
  purposeOf,
  roleOf,
  situation,
} from './build';

/** Recognise the header of one segment among others that differ in one thing. */
export const which: Form<Building> = {
  id: 'which',
  topic: 'handshake',
  levels: [1, 3],
  weight: 2,
  ask: (building, { random }) => {
    const lab = labOf(building);
    const view = lab.real;
    const asked = askedOf(view, building);
    const role = roleOf(building, building.segment);
    if (asked === null || role === null) return null;
    const right = written(asked);
    const observed = observe(
      lab,
      headerRows,
      (each) => {
        const sent = askedOf(each, building);
        return sent && written(sent);
      },
      mistakes(view, asked, right),
    );
    return {
      preset: null,
      stem: paragraphs(
        situation(building),
        text('generators.f01.which.stem', { purpose: purposeOf(building, role, asked) }),
      ),
      body: choice(observed, (segment) => segmentText(segment, null), random),
      why: text(`generators.f01.fields.${role}Why`, {
        from: asked.from,
        seq: asked.seq,
        ack: asked.ack ?? 0,
        len: asked.len,
      }),
      remember: text('generators.f01.fields.remember'),
      reasons: view.reasonOf(asked),
      sources: ['RFC 9293 §3.1', 'RFC 9293 §3.4'],
      view,
      shownUntilMs: null,
      endsAtMs: asked.arrivedAt ?? asked.at,
    };
  },
};
