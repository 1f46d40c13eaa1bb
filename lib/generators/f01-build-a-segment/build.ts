import { rfc9293, type Behaviour } from '@/lib/tcp';
import { Lab, nearMiss, type Wrong } from '../observe';
import type { RunView, Sent } from '../run-view';
import type { Written } from '../segment-text';
import { numberedSetting, otherHost } from '../setting';
import { type Talk, talkScenario, talkText } from '../conversation';
import { sentences, text, type Text } from '../text';

/** A talk, and the segment of it that is to be built. */
export interface Building extends Talk {
  /** Its place in the run, from 1. */
  readonly segment: number;
}

export const labOf = (building: Building, behaviour: Behaviour = rfc9293): Lab =>
  new Lab(behaviour, (believed) => talkScenario(building, believed));

export const situation = (building: Building): Text =>
  sentences(numberedSetting(building), talkText(building));

/** What a segment of a talk is there for. */
export type Role = 'syn' | 'synAck' | 'ack' | 'data' | 'ackData' | 'fin' | 'ackFin';

/** Three open the connection, two belong to each word, and two to the close. */
export function roleOf({ said }: Building, nth: number): Role | null {
  const opening = (['syn', 'synAck', 'ack'] as const)[nth - 1];
  if (opening !== undefined) return opening;
  const place = nth - 4;
  const word = place < 2 * said.length;
  const answer = place % 2 === 1;
  if (word) return answer ? 'ackData' : 'data';
  return place < 2 * said.length + 2 ? (answer ? 'ackFin' : 'fin') : null;
}

/** The segment asked about; null where the run has no such segment. */
export const askedOf = (view: RunView, { segment }: Building): Sent | null =>
  view.sent[segment - 1] ?? null;

/** What the segment is for, in words that tell none of its numbers. */
export function purposeOf(building: Building, role: Role, asked: Sent): Text {
  const word = building.said[Math.floor((building.segment - 4) / 2)];
  return text(`generators.talk.purpose.${role}`, {
    from: asked.from,
    other: otherHost(asked.from),
    octets: word?.octets ?? 0,
  });
}

/** The last segment of the other end that took numbers before this one left. */
function answered(view: RunView, asked: Sent): Sent | undefined {
  return view.sent.findLast(
    ({ from, at, flags, len }) =>
      from !== asked.from && at < asked.at && (len > 0 || flags.length > 1 || flags[0] !== 'ACK'),
  );
}

/** What a wrong idea of a segment's header changes in the run. */
export const headerRows = ['D03', 'D11', 'D04', 'D05'] as const;

/** The same segment with one number taken from the wrong place. */
export function mistakes(view: RunView, asked: Sent, right: Written): (Wrong<Written> | null)[] {
  const before = answered(view, asked);
  const own = view.sent.filter(({ from, at }) => from === asked.from && at < asked.at);
  const said = own.some(({ len }) => len > 0);
  const with_ = (changed: Partial<Written>): Written => ({ ...right, ...changed });
  const octets = text('generators.f01.slips.octets');
  return [
    said ? nearMiss(with_({ seq: wrap((own[0]?.seq ?? 0) + 1) }), octets) : null,
    before?.len === 0
      ? nearMiss(with_({ ack: before.seq }), text('generators.f01.slips.counts'))
      : null,
    right.ack === null
      ? null
      : nearMiss(with_({ seq: right.ack, ack: right.seq }), text('generators.slips.swapped')),
    asked.len > 0
      ? nearMiss(with_({ seq: wrap(asked.seq + asked.len) }), text('generators.f01.slips.first'))
      : null,
  ];
}

export const wrap = (number: number): number => number % 2 ** 32;
