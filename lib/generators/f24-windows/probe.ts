import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { paragraphs, text, type Text } from '../text';
import {
  labOf,
  probeOf,
  receiverOf,
  sentBy,
  situation,
  sendsAtMs,
  type Windowed,
} from './windowed';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Written | null;
}

/** What is sent next while the window is closed. */
export const probe: Form<Windowed> = {
  id: 'probe',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    const windowed: Windowed = {
      ...given,
      reads: 0,
      closes: false,
      full: Math.max(given.full, given.room + 1),
    };
    const { sender, preset } = windowed;
    const lab = labOf(windowed);
    const view = lab.real;
    const read = (each: RunView): Seen => {
      const sent = probeOf(each, windowed);
      return { next: sent && written(sent) };
    };
    const other: Windowed = { ...windowed, preset: preset === 'linux' ? 'rfc9293' : 'linux' };
    const observed = observe(lab, ['D14'], read, [
      nearMiss(read(labOf(other).real), text(`generators.f24.probe.${other.preset}`)),
      ...slips(windowed, view),
      nearMiss<Seen>({ next: null }, text('generators.f24.probe.nothing', { sender })),
    ]);
    const right = probeOf(view, windowed);
    return {
      preset,
      stem: paragraphs(
        situation(windowed),
        text('generators.f24.probe.stem', { sender, receiver: receiverOf(windowed) }),
      ),
      body: choice(observed, show, random, false),
      why: text(`generators.f24.probe.why.${preset}`, {
        sender,
        receiver: receiverOf(windowed),
      }),
      remember: text('generators.f24.remember.probe'),
      reasons: right === null ? [] : view.reasonOf(right),
      sources: ['RFC 9293 §3.8.6.1'],
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: (right?.at ?? 0) + 2 * windowed.delayMs,
    };
  },
};

/** A whole segment in spite of the window, and the last one again. */
function slips(windowed: Windowed, view: RunView): (Wrong<Seen> | null)[] {
  const { sender, mss } = windowed;
  const last = sentBy(view, windowed).findLast(({ at }) => at === sendsAtMs);
  if (last === undefined) return [];
  const next = (last.seq + last.len) % 2 ** 32;
  return [
    nearMiss(
      { next: { ...written(last), seq: next, len: mss } },
      text('generators.f24.probe.whole', { sender }),
    ),
    nearMiss({ next: written(last) }, text('generators.f24.probe.again', { sender })),
  ];
}

const show = ({ next }: Seen): Text =>
  next === null ? text('generators.nothing') : segmentText(next, null);
