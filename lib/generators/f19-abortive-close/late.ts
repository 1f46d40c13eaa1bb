import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe } from '../observe';
import type { RunView } from '../run-view';
import { segmentText, written } from '../segment-text';
import { otherHost } from '../setting';
import { duration, paragraphs, text } from '../text';
import { answerToLate, type Ending, isHard, labOf, situation, timesOf } from './ending';
import type { Seen } from './leaves';

/** What the closer answers to octets that come after its call. */
export const late: Form<Ending> = {
  id: 'late',
  topic: 'teardown',
  levels: [3, 5],
  weight: 2,
  ask: (given, { random }) => {
    const ending: Ending = { ...given, late: given.late === 0 ? 300 : given.late };
    // Where the connection is reset already, the octets are never sent.
    if (isHard(ending)) return null;
    const { closer, way } = ending;
    const times = timesOf(ending);
    const peer = otherHost(closer);
    const lab = labOf(ending);
    const view = lab.real;
    const read = (each: RunView): Seen => {
      const sent = answerToLate(each, ending);
      return { next: sent && written(sent) };
    };
    const other: Ending = {
      ...ending,
      unread: false,
      way: way === 'shutdown' ? 'close' : 'shutdown',
    };
    const observed = observe(lab, ['D44', 'D44-ack'], read, [
      nearMiss(
        read(labOf(other).real),
        text(`generators.f19.late.${way === 'shutdown' ? 'nobody' : 'stillRead'}`, { closer }),
      ),
      nearMiss<Seen>({ next: null }, text('generators.f19.late.silent')),
      nearMiss(unmoved(view, ending), text('generators.f19.late.unmoved', { closer })),
    ]);
    const sent = answerToLate(view, ending);
    return {
      preset: 'linux',
      stem: paragraphs(
        situation(ending),
        text('generators.f19.late.stem', {
          closer,
          peer,
          late: ending.late,
          after: duration(times.late - times.ends),
        }),
      ),
      body: choice(
        observed,
        ({ next }) =>
          next === null ? text('generators.f19.leaves.nothing') : segmentText(next, null),
        random,
        false,
      ),
      why: text(`generators.f19.late.${way === 'shutdown' ? 'whyShutdown' : 'whyClose'}`, {
        closer,
        peer,
      }),
      remember: text('generators.f19.late.remember'),
      reasons: sent === null ? [] : view.reasonOf(sent),
      sources: ['RFC 9293 §3.6.1', 'RFC 1122 §4.2.2.13'],
      view,
      shownUntilMs: times.late,
      endsAtMs: times.late + 2 * ending.delayMs,
    };
  },
};

/** An ACK that does not take the octets. */
function unmoved(view: RunView, ending: Ending): Seen | null {
  const { closer } = ending;
  const data = view.sent.find(({ from, at }) => from !== closer && at === timesOf(ending).late);
  if (data?.ack == null) return null;
  return { next: { from: closer, flags: ['ACK'], seq: data.ack, ack: data.seq, len: 0 } };
}
