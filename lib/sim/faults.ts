import type { Random } from '@/lib/kit';
import { ACK, FIN, has, isPureAck, RST, SYN, type Segment } from '@/lib/tcp';
import { flagsFit } from './flags-fit';
import type { LinkFault, SegmentClass, SegmentFilter } from './scenario';
import type { HostName } from './trace';

/** What the faults make of one segment, put together. */
export interface Mishap {
  dropped: boolean;
  /** The bit that is turned over on the way, counted from a number that may exceed the segment; null for none. */
  damagedBit: number | null;
  /** How much longer it is under way, in milliseconds. */
  laterMs: number;
  /** It arrives not before this moment. */
  notBeforeMs: number;
  /** How much after it each copy arrives. */
  readonly copiesAfterMs: number[];
}

interface Armed {
  readonly rule: LinkFault;
  readonly stream: Random;
  /** Segments that fitted so far. */
  seen: number;
}

/**
 * The faults of a link. Each counts what fits it and draws from a stream of its own, whether or not another one strikes
 * the same segment: a fault that is added changes nothing for the others.
 */
export class Faults {
  private readonly armed: readonly Armed[];

  constructor(rules: readonly LinkFault[], random: Random) {
    const labels = new Map<string, number>();
    this.armed = rules.map((rule) => {
      // A stream goes with what the rule says, not with its place in the list.
      const text = JSON.stringify(rule);
      const twin = labels.get(text) ?? 0;
      labels.set(text, twin + 1);
      return { rule, stream: random.fork(`fault/${text}/${twin}`), seen: 0 };
    });
  }

  /** Null when nothing happens to the segment. */
  strike(from: HostName, segment: Segment): Mishap | null {
    let mishap: Mishap | null = null;
    for (const armed of this.armed) {
      const { rule } = armed;
      if (rule.from !== from || !fits(rule, segment) || !strikes(armed)) continue;
      mishap ??= {
        dropped: false,
        damagedBit: null,
        laterMs: 0,
        notBeforeMs: 0,
        copiesAfterMs: [],
      };
      suffer(mishap, armed);
    }
    return mishap;
  }
}

function strikes(armed: Armed): boolean {
  const { rule, stream } = armed;
  armed.seen += 1;
  if (rule.chance !== undefined) return stream.chance(rule.chance);
  const nth = rule.nth ?? 1;
  return armed.seen >= nth && armed.seen < nth + (rule.count ?? 1);
}

function suffer(mishap: Mishap, { rule, stream }: Armed): void {
  switch (rule.fault) {
    case 'drop':
      mishap.dropped = true;
      break;
    case 'corrupt':
      mishap.damagedBit = stream.uint32();
      break;
    case 'duplicate':
      mishap.copiesAfterMs.push(rule.byMs);
      break;
    case 'reorder':
      mishap.laterMs += rule.byMs;
      break;
    case 'hold':
      mishap.notBeforeMs = Math.max(mishap.notBeforeMs, rule.untilMs);
      break;
  }
}

/** Whether a rule is for such a segment, whoever sends it. */
export function fits({ flags, text, of }: SegmentFilter, segment: Segment): boolean {
  if (flags !== undefined && !flagsFit(segment, flags)) return false;
  if (of !== undefined && !isOfClass(segment, of)) return false;
  return text === undefined || text === segment.len > 0;
}

function isOfClass(segment: Segment, of: SegmentClass): boolean {
  switch (of) {
    case 'any':
      return true;
    case 'SYN':
      return has(segment, SYN) && !has(segment, ACK);
    case 'SYNACK':
      return has(segment, SYN | ACK);
    case 'ACK':
      return isPureAck(segment);
    case 'DATA':
      return segment.len > 0;
    case 'FIN':
      return has(segment, FIN);
    case 'RST':
      return has(segment, RST);
  }
}
