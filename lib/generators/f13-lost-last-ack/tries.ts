import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { otherHost } from '../setting';
import { paragraphs, text } from '../text';
import {
  behaviourOf,
  labOf,
  type Losing,
  otherDoneAt,
  retriesOf,
  secondFin,
  situation,
} from './losing';

/** How often the FIN is sent when no ACK ever comes back. */
export const tries: Form<Losing> = {
  id: 'tries',
  topic: 'time-wait',
  levels: [2, 5],
  ask: (given) => {
    const losing: Losing = { ...given, cut: true, lostFins: 0 };
    const lab = labOf(losing);
    const view = lab.real;
    const passive = otherHost(losing.closer);
    const count = (each: RunView) =>
      each.sent.filter(({ from, flags }) => from === passive && flags.includes('FIN')).length;
    const { orphanRetries, dataRetries } = behaviourOf(losing);
    const oneMore = { orphanRetries: orphanRetries + 1, dataRetries: dataRetries + 1 };
    const observed = observe(lab, ['D39-count', 'D23', 'D14'], count, [
      nearMiss(count(labOf(losing, oneMore).real), text('generators.f13.tries.oneMore')),
    ]);
    return {
      preset: losing.preset,
      stem: paragraphs(situation(losing), text('generators.f13.tries.stem', { passive })),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f13.tries.why', {
        passive,
        retries: retriesOf(losing),
        all: count(view),
      }),
      remember: text('generators.f13.tries.remember'),
      reasons: view.reasonFor(passive, 'CLOSED'),
      sources: ['RFC 9293 §3.8.3', 'RFC 6298 §5.5'],
      view,
      shownUntilMs: secondFin(view, losing).at + losing.delayMs,
      endsAtMs: otherDoneAt(view, losing),
    };
  },
};
