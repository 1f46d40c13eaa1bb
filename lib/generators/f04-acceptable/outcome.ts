import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import { paragraphs, sentences, text } from '../text';
import {
  type Arriving,
  type Fate,
  fateOf,
  fateText,
  labOf,
  type Meeting,
  meetingOf,
  offsetOf,
  segmentOf,
  shownFate,
  tcbText,
} from './arriving';
import { whyOf } from './why';

/** What the receiver does with one segment. */
export const outcome: Form<Arriving> = {
  id: 'outcome',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (arriving, { random }) => {
    if (offsetOf(arriving) === null) return null;
    const lab = labOf(arriving);
    const view = lab.real;
    const meeting = meetingOf(view, arriving);
    const right = fateOf(view, arriving);
    if (meeting === null || right === null) return null;
    const observed = observe(
      lab,
      ['D38', 'D06', 'D04'],
      (each) => shownFate(fateOf(each, arriving)),
      random.shuffle(slips(arriving, meeting, right)),
    );
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(text('generators.preset.rfc9293'), tcbText(meeting, arriving)),
        text('generators.f04.outcome.stem', {
          segment: segmentOf(meeting),
          receiver: arriving.receiver,
        }),
      ),
      body: choice(observed, fateText, random, false),
      why: whyOf(arriving, meeting, right),
      remember: text('generators.f04.remember'),
      reasons: view.sent
        .filter(({ from, at }) => from === arriving.receiver && at === meeting.at)
        .flatMap((sent) => view.reasonOf(sent)),
      sources: ['RFC 9293 §3.4', 'RFC 9293 §3.10.7.4'],
      view,
      shownUntilMs: null,
      endsAtMs: meeting.at,
    };
  },
};

type SlipName = 'silent' | 'reset' | 'outside' | 'within' | 'trimmed' | 'zero' | 'badAck';

/** The other verdicts, each with the reason why it is not this one. */
function slips(
  { full }: Arriving,
  { seq, len, before }: Meeting,
  { verdict }: Fate,
): (Wrong<Fate> | null)[] {
  const next = before.rcvNxt ?? 0;
  const end = (seq + len) % 2 ** 32;
  const miss = (other: Fate, why: SlipName) => nearMiss(other, text(`generators.f04.slips.${why}`));
  const outside = verdict === 'dropped';
  return [
    // Whether an ACK that brings nothing new is processed or dropped shows nowhere.
    ...(verdict === 'quiet' ? [] : [miss({ verdict: 'silent', ack: null }, 'silent')]),
    miss({ verdict: 'reset', ack: null }, 'reset'),
    outside
      ? len > 0
        ? miss({ verdict: 'taken', ack: end }, full ? 'zero' : 'outside')
        : miss({ verdict: 'quiet', ack: null }, 'outside')
      : verdict === 'badAck'
        ? miss(len > 0 ? { verdict: 'taken', ack: end } : { verdict: 'quiet', ack: null }, 'badAck')
        : miss(
            { verdict: 'dropped', ack: next },
            verdict === 'taken' && seq !== next ? 'trimmed' : 'within',
          ),
  ];
}
