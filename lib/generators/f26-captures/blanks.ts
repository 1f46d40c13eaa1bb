import type { Blank } from '../body-listed';
import { nearMiss, type Wrong, misreading } from '../observe';
import { otherHost } from '../setting';
import { text } from '../text';
import {
  answeredBy,
  type Capture,
  earlierOf,
  issOf,
  type Line,
  shownAck,
  shownNumber,
  shownSeq,
} from './capture';

/** A blank for a number, with what wrong ideas would put there; `nth` is the number of the line. */
const numberBlank = (
  id: 'seq' | 'ack',
  nth: number,
  right: number,
  wrong: readonly (Wrong<number> | null)[],
): Blank => ({
  id,
  ask: text(`generators.f26.ask.${id}`, { nth }),
  type: 'seq',
  unit: null,
  value: { type: 'seq', value: right },
  faults: different(right, wrong),
});

/** What equals the right value or an earlier wrong one falls away. */
export function different<T>(right: T, wrong: readonly (Wrong<T> | null)[]): Wrong<T>[] {
  const seen = new Set([JSON.stringify(right)]);
  return wrong.filter((each): each is Wrong<T> => {
    if (each === null) return false;
    const value = JSON.stringify(each.value);
    return !seen.has(value) && seen.add(value).has(value);
  });
}

export function ackBlank(capture: Capture, lines: readonly Line[], index: number): Blank | null {
  const line = lines[index];
  const answered = answeredBy(lines, index);
  if (line?.ack == null || answered === undefined) return null;
  const shown = (number: number) => shownAck(capture, line, number % 2 ** 32);
  const right = shown(line.ack);
  const isLong = answered.len > 1 || (answered.len > 0 && answered.flags.includes('FIN'));
  const own = shownSeq(capture, line);
  return numberBlank('ack', index + 1, right, [
    isLong ? misreading('D04', shown(answered.seq + 1)) : null,
    answered.flags.includes('SYN')
      ? nearMiss(shown(answered.seq), text('generators.slips.synCounts'))
      : null,
    answered.flags.includes('FIN')
      ? nearMiss(shown(answered.seq + answered.len), text('generators.f26.slips.finCounts'))
      : null,
    answered.len > 0 ? nearMiss(shown(answered.seq), text('generators.f26.slips.start')) : null,
    nearMiss(own, text('generators.slips.ownNumbers')),
    capture.style === 'relative' && !line.flags.includes('SYN')
      ? nearMiss(
          (line.ack - issOf(capture, otherHost(line.from)) + 2 ** 32 - 1) % 2 ** 32,
          text('generators.f26.slips.fromZero'),
        )
      : null,
  ]);
}

export function seqBlank(capture: Capture, lines: readonly Line[], index: number): Blank | null {
  const line = lines[index];
  const earlier = earlierOf(lines, index);
  const numbered = line !== undefined && (line.len > 0 || line.flags.includes('FIN'));
  if (!numbered || earlier === undefined) return null;
  const iss = issOf(capture, line.from);
  return numberBlank('seq', index + 1, shownSeq(capture, line), [
    earlier.len > 0
      ? nearMiss(shownNumber(capture, earlier.seq, line.from), text('generators.f26.slips.earlier'))
      : null,
    nearMiss(shownNumber(capture, iss, line.from), text('generators.slips.synCounts')),
    line.ack === null
      ? null
      : nearMiss(
          shownNumber(capture, line.ack, otherHost(line.from)),
          text('generators.slips.ownNumbers'),
        ),
    earlier.len === 0 && earlier.flags.join() === 'ACK'
      ? nearMiss(
          shownNumber(capture, (line.seq + 1) % 2 ** 32, line.from),
          text('generators.slips.ackTakesNone'),
        )
      : null,
  ]);
}

/** Lines with PSH are left alone: whether it is set is nothing to reason about. */
export function flagsBlank(lines: readonly Line[], index: number): Blank | null {
  const line = lines[index];
  if (line === undefined || line.flags.includes('PSH')) return null;
  const set = line.flags;
  const wrong: (Wrong<typeof set> | null)[] = [
    set.includes('FIN') ? misreading('D03', ['FIN']) : null,
    set.includes('SYN') && set.includes('ACK') ? misreading('D11', ['ACK']) : null,
    set.includes('SYN')
      ? nearMiss<typeof set>(['SYN'], text('generators.f26.slips.synAlone'))
      : null,
    set.includes('FIN') ? nearMiss<typeof set>(['ACK'], text('generators.f26.slips.noFin')) : null,
    set.join() === 'ACK'
      ? nearMiss<typeof set>(['FIN', 'ACK'], text('generators.f26.slips.noNumber'))
      : null,
  ];
  return {
    id: 'flags',
    ask: text('generators.f26.ask.flags', { nth: index + 1 }),
    type: 'flags',
    unit: null,
    value: { type: 'flags', value: [...set] },
    faults: different(set, wrong).map(({ value, ...fault }) => ({ ...fault, value: [...value] })),
  };
}
