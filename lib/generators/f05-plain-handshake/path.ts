import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { settingText } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf } from './handshake';

/** The states that the client goes through. */
export const path: Form<Handshake> = {
  id: 'path',
  topic: 'states',
  levels: [1, 2],
  ask: (handshake, { random }) => {
    const lab = labOf(handshake);
    const view = lab.real;
    const observed = observe(lab, ['D10'], (each) => each.path('A'), [
      nearMiss(view.path('B'), text('generators.f05.path.other')),
      nearMiss(
        [...view.path('B').slice(0, 1), ...view.path('A')],
        text('generators.f05.path.listens'),
      ),
    ]);
    return {
      preset: null,
      stem: paragraphs(settingText(handshake), text('generators.f05.path.stem')),
      body: choice(observed, (states) => states.map((state) => `\`${state}\``).join(' → '), random),
      why: text('generators.f05.path.why'),
      remember: null,
      reasons: [...view.reasonFor('A', 'SYN-SENT'), ...view.reasonFor('A', 'ESTABLISHED')],
      sources: ['RFC 9293 §3.3.2', 'RFC 9293 §3.5'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};
