import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { ends, settingText } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf } from './handshake';

/** The states of both ends just after a segment has left or arrived. */
export const moment: Form<Handshake> = {
  id: 'moment',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (handshake, { random }) => {
    const { segment, delayMs } = handshake;
    const event = random.pick(['sent', 'arrived'] as const);
    const lab = labOf(handshake);
    const view = lab.real;
    const asked = segmentOf(view, segment);
    const at = event === 'sent' ? asked.at : arrivalOf(asked);
    const observed = observe(lab, ['D09', 'D10', 'D11'], (each) => each.statesAt(at), [
      nearMiss(at === 0 ? null : view.statesAt(at - 1), text('generators.slips.before')),
      nearMiss(view.statesAt(at + delayMs), text('generators.slips.after')),
    ]);
    const { A, B } = view.statesAt(at);
    return {
      preset: null,
      stem: paragraphs(
        settingText(handshake),
        text('generators.f05.moment.stem', { segment, event }),
      ),
      body: observed && { kind: 'state-pair', ends, observed },
      why: text('generators.f05.moment.why', { A, B }),
      remember: text('generators.f05.moment.remember'),
      reasons: view.reasonsAt(at),
      sources: ['RFC 9293 §3.3.2', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: asked.at,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};
