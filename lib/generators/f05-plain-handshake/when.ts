import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import { hostNames, otherHost, settingText } from '../setting';
import { duration, paragraphs, text } from '../text';
import { arrivalOf, type Handshake, labOf, segmentOf } from './handshake';

/** How long after A's OPEN an end is ESTABLISHED. */
export const when: Form<Handshake> = {
  id: 'when',
  topic: 'handshake',
  levels: [2, 4],
  ask: (handshake, { random }) => {
    const host = random.pick(hostNames);
    const lab = labOf(handshake);
    const view = lab.real;
    const observed = observe(lab, ['D09', 'D10'], (each) => each.entersAt(host, 'ESTABLISHED'), [
      nearMiss(view.entersAt(otherHost(host), 'ESTABLISHED'), text('generators.slips.otherEnd')),
      nearMiss(view.entersAt('B', 'SYN-RECEIVED'), text('generators.slips.before')),
    ]);
    return {
      preset: null,
      stem: paragraphs(settingText(handshake), text('generators.f05.when.stem', { host })),
      body: observed && { kind: 'numeric', unit: 'ms', observed },
      why: text('generators.f05.when.why', { host, at: duration(observed?.right ?? 0) }),
      remember: text('generators.f05.moment.remember'),
      reasons: view.reasonFor(host, 'ESTABLISHED'),
      sources: ['RFC 9293 §3.5'],
      view,
      shownUntilMs: 0,
      endsAtMs: arrivalOf(segmentOf(view, 3)),
    };
  },
};
