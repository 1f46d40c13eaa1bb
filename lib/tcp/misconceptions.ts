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
  D13: { badAckInSynSent: 'ignored' },
  D14: { pureAcks: 'retransmitted' },
  /** SYN data: a fault, to be reset. */
  D15: { textOnSyn: 'reset' },
  D16: { sendAfterClose: 'sent' },
  D17: { closeWaitEnds: 'by-itself' },
  D18: { namesAtSecondFin: 'swapped' },
  D19: { closeWaitEnds: 'on-own-ack' },
  D20: { finWithAck: 'separate' },
  D22: { timeWaitEnds: 'when-last-ack-arrived' },
  D23: { lastAckActs: 'on-sending' },
  /** tcp_fin_timeout, in its old default, as the length of TIME-WAIT. */
  D24: { timeWaitMs: 30_000 },
  D25: { finInFinWait1: 'time-wait' },
  D29: { rstMeans: 'reconnect' },
  D30: { ackInListen: 'drop' },
  D36: { synFinInListen: 'reset' },
  D38: { windowEdge: 'inside' },
  /** Every retry after the same time: 1, 1, 1 … s. */
  D39: { rtoBackoff: 'constant', synLinearTimeouts: 0 },
  /** The first transmission counts as a retry, so one is missing and the give-up comes at half the time. */
  'D39-count': { retriesCount: 'transmissions' },
  D41: { closeInSynSent: 'fin' },
  D42: { synInTimeWait: 'reset' },
  D44: { resetForm: 'zero' },
  'D44-ack': { resetForm: 'always-ack' },
  D45: { rstInWindow: 'reset' },
} as const satisfies Readonly<Record<string, Partial<Behaviour>>>;
export type MisconceptionRow = keyof typeof misconceptions;

/** Rows for proofs: a TCP without one of its safeguards, and the older rules for resets. */
export const proofRows = {
  twoWayHandshake: { handshake: 'two-way' },
  noTimeWait: { timeWaitMs: 0 },
  predictableIsn: { isnGenerator: 'counter' },
  rfc793Reset: {
    rstInWindow: 'reset',
    synInSynchronized: 'reset',
    newSynInSynReceived: 'to-listen',
  },
} as const satisfies Readonly<Record<string, Partial<Behaviour>>>;
export type ProofRow = keyof typeof proofRows;

/** A behaviour with one of the rows for proofs. */
export const withProofRow = (base: Behaviour, row: ProofRow): Behaviour => ({
  ...base,
  ...proofRows[row],
});

/** A behaviour with the decisions of one misconception in place of its own. */
export function believing(base: Behaviour, row: MisconceptionRow): Behaviour {
  return { ...base, ...misconceptions[row] };
}
