import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  bufferOf,
  finAtMs,
  labOf,
  octetsOf,
  receiverOf,
  readsAtMs,
  sendsAtMs,
  situation,
  type Windowed,
} from './windowed';

/** When the FIN leaves that CLOSE has queued behind the data. */
export const fin: Form<Windowed> = {
  id: 'fin',
  topic: 'teardown',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    const windowed: Windowed = {
      ...given,
      preset: 'rfc9293',
      closes: true,
      readsAfterMs: 600,
      reads: given.reads > 0 ? given.reads : random.int(1, given.room),
    };
    const { sender, delayMs } = windowed;
    const lab = labOf(windowed);
    const view = lab.real;
    const read = (each: RunView): number | null => {
      const at = finAtMs(each, windowed);
      return at === null ? null : at - sendsAtMs;
    };
    const right = read(view);
    const reading = readsAtMs(windowed) - sendsAtMs;
    // After that the persist timer has its say, which is another question.
    if (right === null || right > reading + 3 * delayMs) return null;
    const observed = observe(lab, [], read, [
      nearMiss(0, text('generators.f24.fin.atOnce')),
      nearMiss(2 * delayMs, text('generators.f24.fin.acked')),
      nearMiss(reading, text('generators.f24.fin.reading', { sender })),
      nearMiss(reading + delayMs, text('generators.f24.fin.opened')),
      nearMiss(reading + 3 * delayMs, text('generators.f24.fin.allAcked')),
    ]);
    const all = octetsOf(windowed);
    const buffer = bufferOf(windowed);
    const rule =
      all < buffer
        ? 'fits'
        : right === reading + delayMs
          ? all === buffer
            ? 'exact'
            : 'opened'
          : 'later';
    return {
      preset: 'rfc9293',
      stem: paragraphs(situation(windowed), text('generators.f24.fin.stem', { sender })),
      body: observed && { kind: 'numeric', unit: 'ms', observed },
      why: text(`generators.f24.fin.why.${rule}`, {
        sender,
        receiver: receiverOf(windowed),
        all,
        buffer,
        right,
      }),
      remember: text('generators.f24.remember.fin'),
      reasons: view.sent
        .filter(({ from, flags }) => from === sender && flags.includes('FIN'))
        .slice(0, 1)
        .flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.10.4', 'RFC 9293 §3.8.6'],
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: right + sendsAtMs + delayMs,
    };
  },
};
