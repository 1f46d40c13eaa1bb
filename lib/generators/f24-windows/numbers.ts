import { isBelieved } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, text } from '../text';
import {
  bufferOf,
  flightOf,
  labOf,
  octetsOf,
  receiverOf,
  readsAtMs,
  sendsAtMs,
  sentBy,
  situation,
  sources,
  type Windowed,
  windowsOf,
} from './windowed';

const octets = text('generators.f24.unit');

/** How much leaves before anything is heard. */
export const flight: Form<Windowed> = {
  id: 'flight',
  topic: 'states',
  levels: [1, 3],
  ask: (given) => {
    const windowed: Windowed = { ...given, preset: 'rfc9293' };
    const { sender, mss } = windowed;
    const lab = labOf(windowed);
    const view = lab.real;
    const buffer = bufferOf(windowed);
    const all = octetsOf(windowed);
    const observed = observe(lab, [], (each) => flightOf(each, windowed), [
      misreading('D02', mss),
      nearMiss(all, text('generators.f24.flight.all')),
      nearMiss(buffer, text('generators.f24.flight.buffer')),
      nearMiss(buffer - mss, text('generators.f24.flight.less')),
      nearMiss(buffer - 1, text('generators.f24.flight.lessOne')),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(situation(windowed), text('generators.f24.flight.stem', { sender })),
      body: observed && isBelieved(observed) ? { kind: 'numeric', unit: octets, observed } : null,
      why: text(`generators.f24.flight.${all > buffer ? 'why' : 'whyAll'}`, {
        receiver: receiverOf(windowed),
        sender,
        buffer,
        all,
        mss,
      }),
      remember: text('generators.f24.remember.window'),
      reasons: [],
      sources,
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: sendsAtMs + 2 * windowed.delayMs,
    };
  },
};

/** The window field of one of the acknowledgments. */
export const field: Form<Windowed> = {
  id: 'window',
  topic: 'states',
  levels: [1, 5],
  weight: 2,
  ask: (given, { random }) => {
    const windowed: Windowed = { ...given, preset: 'rfc9293', closes: false };
    const { mss, room } = windowed;
    const lab = labOf(windowed);
    const view = lab.real;
    const first = sentBy(view, windowed).filter(({ at }) => at === sendsAtMs);
    const nth = random.int(1, first.length);
    const read = (each: RunView) => windowsOf(each, windowed)[nth - 1] ?? null;
    const right = read(view) ?? 0;
    const last = first[nth - 1];
    const observed = observe(lab, [], read, [
      misreading('D02', last?.len),
      nearMiss(room * mss, text('generators.f24.window.whole')),
      nearMiss(right + (last?.len ?? 0), text('generators.f24.window.before')),
      nearMiss(nth * mss, text('generators.f24.window.taken')),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        situation(windowed),
        text('generators.f24.window.stem', { receiver: receiverOf(windowed), nth }),
      ),
      // Where what is left happens to be a segment, that belief would be right.
      body: observed && isBelieved(observed) ? { kind: 'numeric', unit: octets, observed } : null,
      why: text('generators.f24.window.why', {
        receiver: receiverOf(windowed),
        buffer: room * mss,
        nth,
        taken: room * mss - right,
        right,
      }),
      remember: text('generators.f24.remember.window'),
      reasons: [],
      sources,
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: sendsAtMs + 2 * windowed.delayMs,
    };
  },
};

/** How much leaves when the receiver has read, and says so. */
export const opens: Form<Windowed> = {
  id: 'opens',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (given, { random }) => {
    const windowed: Windowed = {
      ...given,
      preset: 'rfc9293',
      reads: given.reads > 0 ? given.reads : random.int(1, given.room),
      readsAfterMs: 600,
    };
    const { sender, mss, reads, delayMs } = windowed;
    const left = octetsOf(windowed) - bufferOf(windowed);
    // Nothing waits, or the reading is too little to be told.
    if (left <= 0) return null;
    const lab = labOf(windowed);
    const view = lab.real;
    const at = readsAtMs(windowed) + delayMs;
    const read = (each: RunView): number =>
      sentBy(each, windowed)
        .filter((sent) => sent.at === at)
        .reduce((sum, { len }) => sum + len, 0);
    const observed = observe(lab, [], read, [
      misreading('D02', mss),
      nearMiss(left, text('generators.f24.opens.all')),
      nearMiss(bufferOf(windowed), text('generators.f24.opens.buffer')),
      nearMiss(0, text('generators.f24.opens.nothing')),
      nearMiss(reads * mss, text('generators.f24.opens.read')),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(situation(windowed), text('generators.f24.opens.stem', { sender })),
      body: observed && { kind: 'numeric', unit: octets, observed },
      why: text('generators.f24.opens.why', {
        receiver: receiverOf(windowed),
        sender,
        window: reads * mss,
        left,
        case: read(view) === left ? 'all' : 'some',
      }),
      remember: text('generators.f24.remember.window'),
      reasons: [],
      sources: [...sources, 'RFC 9293 §3.8.6.2.2'],
      view,
      shownUntilMs: sendsAtMs - 1,
      endsAtMs: at + delayMs,
    };
  },
};
