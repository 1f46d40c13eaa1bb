import type { Behaviour } from './behaviour';

/**
 * Misconceptions (codes of content/messages/…/misconceptions.json) as the decisions they change. Where one
 * code has two common forms, the second has a suffix.
 */
export const misconceptions = {
  D03: { finForm: 'bare-fin' },
  D09: { thirdSegmentActs: 'on-sending' },
  D10: { activePath: 'through-syn-received' },
  D11: { secondSegment: 'ack' },
  D14: { pureAcks: 'retransmitted' },
  D18: { namesAtSecondFin: 'swapped' },
  D19: { closeWaitEnds: 'on-own-ack' },
  D22: { timeWaitEnds: 'when-last-ack-arrived' },
  D23: { lastAckActs: 'on-sending' },
  /** Every retry after the same time: 1, 1, 1 … s. */
  D39: { rtoBackoff: 'constant', synLinearTimeouts: 0 },
  /** The first transmission counts as a retry, so one is missing and the give-up comes at half the time. */
  'D39-count': { retriesCount: 'transmissions' },
} as const satisfies Readonly<Record<string, Partial<Behaviour>>>;
export type MisconceptionRow = keyof typeof misconceptions;

/** A behaviour with the decisions of one misconception in place of its own. */
export function believing(base: Behaviour, row: MisconceptionRow): Behaviour {
  return { ...base, ...misconceptions[row] };
}
