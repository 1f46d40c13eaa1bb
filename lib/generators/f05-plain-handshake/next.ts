import { choice } from '../body';
import type { Form } from '../family';
import { observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { numberedSetting } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf, threeOf } from './handshake';

/** Which segment answers the first. */
export const next: Form<Handshake> = {
  id: 'next',
  topic: 'handshake',
  levels: [1, 4],
  weight: 2,
  ask: (handshake, { random }) => {
    const lab = labOf(handshake);
    const view = lab.real;
    const { first, second, third } = threeOf(view);
    const observed = observe(lab, ['D11'], (each) => written(segmentOf(each, 2)), slips(view));
    return {
      preset: null,
      stem: paragraphs(numberedSetting(handshake), text('generators.f05.next.stem')),
      body: choice(observed, (segment) => segmentText(segment, null), random),
      why: text('generators.f05.fields.why2', { seq: second.seq, ack: second.ack ?? 0 }),
      remember: text('generators.f05.fields.remember'),
      reasons: view.reasonOf(second),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: arrivalOf(first) - 1,
      endsAtMs: arrivalOf(third),
    };
  },
};

function slips(view: RunView): Wrong<Written>[] {
  const { first, second, third } = threeOf(view);
  const right = written(second);
  const miss = (changed: Partial<Written>, why: 'synCounts' | 'swapped' | 'ownNumbers') => ({
    value: { ...right, ...changed },
    misconception: null,
    why: text(`generators.slips.${why}`),
  });
  return [
    miss({ ack: first.seq }, 'synCounts'),
    miss({ seq: first.seq, ack: third.ack }, 'swapped'),
    miss({ seq: third.seq }, 'ownNumbers'),
  ];
}
