import type { State } from '@/lib/tcp';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text } from '../text';
import { arrivalOf, type Closing, fourOf, labOf, situation } from './closing';

/** The states that one end goes through from ESTABLISHED to CLOSED. */
export const path: Form<Closing> = {
  id: 'path',
  topic: 'teardown',
  levels: [1, 3],
  weight: 2,
  ask: (closing, { random }) => {
    const host = random.pick(hostNames);
    const role = host === closing.closer ? 'closer' : 'other';
    const lab = labOf(closing);
    const view = lab.real;
    const read = (each: RunView): readonly State[] => {
      const all = each.path(host);
      return all.slice(all.indexOf('ESTABLISHED') + 1);
    };
    // The other end closes before the FIN can have reached it: the FINs cross.
    const crossing = labOf({ ...closing, crosses: true }).real;
    const observed = observe(lab, ['D18', 'D19'], read, [
      nearMiss(
        read(labOf({ ...closing, closer: otherHost(closing.closer) }).real),
        text('generators.f09.path.otherEnd'),
      ),
      nearMiss(read(crossing), text('generators.f09.path.crossing')),
    ]);
    return {
      preset: null,
      stem: paragraphs(situation(closing), text('generators.f09.path.stem', { host })),
      body: choice(observed, (states) => states.map((state) => `\`${state}\``).join(' → '), random),
      why: text(`generators.f09.path.${role}`, { host }),
      remember: text('generators.f09.moment.remember'),
      reasons: [
        ...view.reasonFor(host, role === 'closer' ? 'FIN-WAIT-2' : 'CLOSE-WAIT'),
        ...view.reasonFor(host, role === 'closer' ? 'TIME-WAIT' : 'LAST-ACK'),
      ],
      sources: ['RFC 9293 §3.3.2', 'RFC 9293 §3.6'],
      view,
      shownUntilMs: null,
      endsAtMs: arrivalOf(fourOf(view, closing).ack2),
    };
  },
};
