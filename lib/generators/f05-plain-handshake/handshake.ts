import { present } from '@/lib/kit';
import { type Behaviour, rfc9293 } from '@/lib/tcp';
import { clientServer } from '@/lib/sim';
import { Lab } from '../observe';
import type { RunView, Sent } from '../run-view';
import type { Setting } from '../setting';

export interface Handshake extends Setting {
  /** The segment asked about. */
  readonly segment: 1 | 2 | 3;
}

/** The octets that A sends once it is ESTABLISHED, in the questions that go so far. */
export const firstText = 100;

/** Nothing is lost, so both presets do the same; with `text` A sends `firstText` octets a second later. */
export function labOf(
  handshake: Handshake,
  { text, behaviour = rfc9293 }: { text?: boolean; behaviour?: Behaviour } = {},
): Lab {
  const { issA, issB, portA, portB, delayMs } = handshake;
  return new Lab(behaviour, (believed) =>
    clientServer({
      behaviour: believed,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      calls: text
        ? [
            {
              host: 'A',
              call: 'SEND',
              octets: firstText,
              when: { host: 'A', enters: 'ESTABLISHED', afterMs: 1000 },
            },
          ]
        : [],
      untilMs: text ? 1000 + 10 * delayMs : 10 * delayMs,
    }),
  );
}

/** The n-th segment of a run; every run of this family has three. */
export const segmentOf = (view: RunView, nth: number): Sent =>
  present(view.sent[nth - 1], `segment ${nth}`);

/** The three segments, for what is read off them all. */
export const threeOf = (view: RunView) => ({
  first: segmentOf(view, 1),
  second: segmentOf(view, 2),
  third: segmentOf(view, 3),
});

/** When a segment of a run without losses arrives. */
export const arrivalOf = (sent: Sent): number => present(sent.arrivedAt, 'an arrival');
