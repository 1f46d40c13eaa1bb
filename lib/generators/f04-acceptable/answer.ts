import type { Form } from '../family';
import { isAhead } from '../flow';
import { misreading, nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { paragraphs, sentences, text } from '../text';
import { type Arriving, fateOf, labOf, meetingOf, offsetOf, segmentOf, tcbText } from './arriving';
import { whyOf } from './why';

/** The acknowledgment number of the answer. */
export const answer: Form<Arriving> = {
  id: 'answer',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (arriving) => {
    if (offsetOf(arriving) === null || arriving.len === 0) return null;
    const lab = labOf(arriving);
    const view = lab.real;
    const meeting = meetingOf(view, arriving);
    const fate = fateOf(view, arriving);
    if (meeting === null || fate?.ack == null) return null;
    const read = (each: RunView) => fateOf(each, arriving)?.ack ?? null;
    const end = (meeting.seq + meeting.len) % 2 ** 32;
    const next = meeting.before.rcvNxt ?? 0;
    const observed = observe(lab, [], read, [
      misreading('D04', (meeting.seq + 1) % 2 ** 32),
      fate.verdict === 'badAck'
        ? nearMiss(end, text('generators.f04.answer.unchecked'))
        : isAhead(end, next)
          ? misreading(arriving.place === 'edge' ? 'D38' : 'D06', end)
          : nearMiss(end, text('generators.f04.answer.back')),
      nearMiss(meeting.seq, text('generators.f04.answer.start')),
      nearMiss(next, text('generators.f04.answer.unmoved')),
      nearMiss((next + meeting.len) % 2 ** 32, text('generators.f04.answer.allNew')),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(text('generators.preset.rfc9293'), tcbText(meeting, arriving)),
        text('generators.f04.answer.stem', {
          segment: segmentOf(meeting),
          receiver: arriving.receiver,
        }),
      ),
      body: observed && { kind: 'numeric', unit: null, observed },
      why: whyOf(arriving, meeting, fate),
      remember: text('generators.f04.answer.remember'),
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
