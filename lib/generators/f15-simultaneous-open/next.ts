import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import { segmentText, type Written, written } from '../segment-text';
import { hostNames, otherHost } from '../setting';
import { paragraphs, text, type Text } from '../text';
import {
  doneAt,
  isCrossed,
  labOf,
  type Opening,
  presetAsked,
  rememberText,
  situation,
  sources,
} from './opening';

/** In a box, so that «nothing» is a value that can be observed. */
interface Seen {
  readonly next: Written | null;
}

/** What an end answers to the other's SYN. */
export const next: Form<Opening> = {
  id: 'next',
  topic: 'handshake',
  levels: [1, 4],
  weight: 2,
  ask: (opening, { random }) => {
    const host = random.pick(hostNames);
    const other = otherHost(host);
    const lab = labOf(opening);
    const view = lab.real;
    const syn = view.find(other, ['SYN']);
    if (syn?.arrivedAt == null || (opening.lost === 'syn-ack' && opening.loser === host))
      return null;
    const answer = (each: RunView): Sent | undefined =>
      each.sent.find(({ from, at }) => from === host && at === syn.arrivedAt);
    const read = (each: RunView): Seen => {
      const sent = answer(each);
      return { next: sent === undefined ? null : written(sent) };
    };
    const key = answer(view);
    const observed = observe(lab, ['D11', 'D44'], read, key ? slips(opening, key) : []);
    return {
      preset: presetAsked(opening),
      stem: paragraphs(situation(opening, true), text('generators.f15.next.stem', { host, other })),
      body: choice(observed, show, random),
      why: text(`generators.f15.next.${isCrossed(opening) ? 'whySynAck' : 'whyReset'}`, {
        host,
        other,
      }),
      remember: rememberText(opening),
      reasons: key === undefined ? [] : view.reasonOf(key),
      sources,
      view,
      shownUntilMs: syn.at,
      endsAtMs: doneAt(view),
    };
  },
};

const show = ({ next: segment }: Seen): Text =>
  segment === null ? text('generators.f15.next.nothing') : segmentText(segment, null);

/** Numbers and flags that one is led to by the ordinary handshake. */
function slips(opening: Opening, key: Sent): (Wrong<Seen> | null)[] {
  const right = written(key);
  const changed = (change: Partial<Written>): Seen => ({ next: { ...right, ...change } });
  const { ack } = key;
  if (ack === null) return [];
  return isCrossed(opening)
    ? [
        nearMiss(changed({ seq: (key.seq + 1) % 2 ** 32 }), text('generators.f15.next.sameSyn')),
        nearMiss(
          changed({ ack: (ack + 2 ** 32 - 1) % 2 ** 32 }),
          text('generators.slips.synCounts'),
        ),
        nearMiss<Seen>({ next: null }, text('generators.f15.next.silent')),
      ]
    : [
        nearMiss(changed({ flags: ['RST'], ack: null }), text('generators.f15.next.bareReset')),
        nearMiss(changed({ flags: ['SYN', 'ACK'] }), text('generators.f15.next.noListener')),
        nearMiss<Seen>({ next: null }, text('generators.f15.next.silent')),
      ];
}
