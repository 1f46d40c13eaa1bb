import { choice } from '../body';
import type { Form } from '../family';
import { misreading, nearMiss, observe, type Wrong } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { paragraphs, text, type Text } from '../text';
import {
  answererOf,
  answerIn,
  answersAtMs,
  labOf,
  reasonText,
  type Resetting,
  situation,
  sources,
  triggerOf,
} from './resetting';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Written | null;
}

/** What is sent in answer: a RST of which form, something else, or nothing. */
export const answer: Form<Resetting> = {
  id: 'answer',
  topic: 'handshake',
  levels: [1, 5],
  weight: 3,
  ask: (resetting, { random }) => {
    if (resetting.cause === 'abort') return null;
    const lab = labOf(resetting);
    const view = lab.real;
    const read = (each: RunView): Seen => {
      const sent = answerIn(each, resetting);
      return { next: sent && written(sent) };
    };
    const key = answerIn(view, resetting);
    const observed = observe(lab, ['D30', 'D44', 'D44-ack', 'D13'], read, [
      ...readings(resetting, read),
      ...slips(resetting, view),
    ]);
    const host = answererOf(resetting);
    return {
      preset: resetting.preset,
      stem: paragraphs(
        situation(resetting),
        text(`generators.f16.answer.${resetting.cause === 'reopened' ? 'stemReopened' : 'stem'}`, {
          host,
        }),
      ),
      body: choice(observed, show, random),
      why: reasonText(resetting),
      remember: text('generators.f16.remember'),
      reasons: key === null ? [] : view.reasonOf(key),
      sources,
      view,
      shownUntilMs: triggerOf(view, resetting)?.at ?? 0,
      endsAtMs: answersAtMs(resetting) + resetting.delayMs,
    };
  },
};

const show = ({ next }: Seen): Text =>
  next === null ? text('generators.f16.answer.nothing') : segmentText(next, null);

/** Wrong ideas of when a RST comes at all. */
function readings(resetting: Resetting, read: (view: RunView) => Seen): (Wrong<Seen> | null)[] {
  const refused = read(labOf({ ...resetting, cause: 'closed-port' }).real);
  switch (resetting.cause) {
    case 'down':
      return [misreading('D27', refused)];
    case 'closed-port':
      return [misreading<Seen>('D28', { next: null })];
    case 'stray-closed':
    case 'stray-listen':
    case 'rebooted-data':
    case 'rebooted-fin':
    case 'listening-data':
    case 'reopened':
    case 'abort':
      return [];
  }
}

/** The other form of RST, a handshake that nobody offers, an ordinary acknowledgment, or nothing. */
function slips(resetting: Resetting, view: RunView): (Wrong<Seen> | null)[] {
  const { issB, cause } = resetting;
  const trigger = triggerOf(view, resetting);
  if (trigger === null) return [];
  const length =
    trigger.len + trigger.flags.filter((flag) => flag === 'SYN' || flag === 'FIN').length;
  const end = (trigger.seq + length) % 2 ** 32;
  const from = answererOf(resetting);
  const base = { from, len: 0 } as const;
  const ack: Written = { ...base, flags: ['ACK'], seq: trigger.ack ?? issB, ack: end };
  const accept: Written = { ...base, flags: ['SYN', 'ACK'], seq: issB, ack: end };
  const withAck: Written = { ...base, flags: ['RST', 'ACK'], seq: 0, ack: end };
  return [
    cause === 'down' ? nearMiss({ next: ack }, text('generators.f16.answer.dead')) : null,
    trigger.flags.join() === 'SYN'
      ? nearMiss({ next: accept }, text('generators.f16.answer.accept'))
      : nearMiss({ next: ack }, text('generators.f16.answer.ack')),
    trigger.flags.includes('RST') ? misreadRst(withAck) : null,
    nearMiss<Seen>({ next: null }, text('generators.f16.answer.silent')),
  ];
}

/** A RST is never answered by a RST, or there would be no end of it. */
const misreadRst = (next: Written): Wrong<Seen> | null =>
  nearMiss<Seen>({ next }, text('generators.f16.answer.rstToRst'));
