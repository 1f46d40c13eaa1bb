import { ctlOf, PSH, type FlagName, type Segment } from '@/lib/tcp';

/** Whether a segment has exactly these flags, PSH left aside: it says nothing about the exchange. */
export const flagsFit = (segment: Segment, flags: readonly FlagName[]): boolean =>
  (segment.ctl & ~PSH) === (ctlOf(flags) & ~PSH);
