import { clientServer } from '@/lib/sim';
import { linux } from '@/lib/tcp';
import type { Form } from '../family';
import { Lab, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { settingText } from '../setting';
import { duration, paragraphs, sentences, text } from '../text';
import { firstRtoMs, type LossyHandshake } from './lossy';

/** From its first ACK on nothing of A gets through, so B's SYN,ACK is never acknowledged. */
function labOf(lossy: LossyHandshake, retries: number): Lab {
  const { issA, issB, portA, portB, delayMs } = lossy;
  return new Lab({ ...linux, synAckRetries: retries }, (behaviour) =>
    clientServer({
      behaviour,
      iss: { A: issA, B: issB },
      ports: { A: portA, B: portB },
      delayMs,
      drops: [{ from: 'A', flags: ['ACK'], nth: 1, count: Infinity }],
      untilMs: 400_000,
    }),
  );
}

const synAcks = (view: RunView) => view.sent.filter(({ from }) => from === 'B');
const secondsUntilGivenUp = (view: RunView): number =>
  ((view.leavesAt('B', 'SYN-RECEIVED') ?? 0) - (synAcks(view)[0]?.at ?? 0)) / 1000;
const secondsUntilLastTry = (view: RunView): number =>
  ((synAcks(view).at(-1)?.at ?? 0) - (synAcks(view)[0]?.at ?? 0)) / 1000;

/** How long B holds the half-open connection. */
export const giveUp: Form<LossyHandshake> = {
  id: 'give-up',
  topic: 'handshake',
  levels: [3, 5],
  ask: (lossy, { random }) => {
    const retries = random.int(2, 6);
    const lab = labOf(lossy, retries);
    const observed = observe(lab, ['D39', 'D39-count'], secondsUntilGivenUp, [
      nearMiss(secondsUntilLastTry(lab.real), text('generators.f06.giveUp.lastTry')),
      nearMiss(
        secondsUntilGivenUp(labOf(lossy, retries + 1).real),
        text('generators.f06.giveUp.oneMore'),
      ),
    ]);
    return {
      ...asked(lossy, lab.real, retries),
      stem: stemOf(lossy, retries, 'generators.f06.giveUp.stem'),
      body: observed && { kind: 'numeric', unit: 's', observed },
      why: text('generators.f06.giveUp.why', {
        retries,
        last: secondsUntilLastTry(lab.real),
        seconds: secondsUntilGivenUp(lab.real),
      }),
    };
  },
};

/** How many SYN,ACK segments B sends in all. */
export const tries: Form<LossyHandshake> = {
  id: 'tries',
  topic: 'handshake',
  levels: [2, 4],
  ask: (lossy, { random }) => {
    const retries = random.int(2, 6);
    const lab = labOf(lossy, retries);
    const observed = observe(lab, ['D39-count'], (view) => synAcks(view).length, [
      nearMiss(
        synAcks(labOf(lossy, retries + 1).real).length,
        text('generators.f06.giveUp.oneMore'),
      ),
    ]);
    return {
      ...asked(lossy, lab.real, retries),
      stem: stemOf(lossy, retries, 'generators.f06.tries.stem'),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: text('generators.f06.tries.why', { retries, all: synAcks(lab.real).length }),
    };
  },
};

const stemOf = (
  lossy: LossyHandshake,
  retries: number,
  question: 'generators.f06.giveUp.stem' | 'generators.f06.tries.stem',
) =>
  paragraphs(
    sentences(
      settingText(lossy),
      text('generators.f06.deadClient', { retries, rto: duration(firstRtoMs) }),
    ),
    text(question),
  );

const asked = (lossy: LossyHandshake, view: RunView, retries: number) => ({
  preset: 'linux' as const,
  remember: text('generators.f06.giveUp.remember', { retries }),
  reasons: view.reasonFor('B', 'CLOSED'),
  sources: ['RFC 9293 §3.8.3', 'RFC 6298 §5.5'],
  view,
  shownUntilMs: 2 * lossy.delayMs,
  endsAtMs: view.leavesAt('B', 'SYN-RECEIVED') ?? 0,
});
