import { deciding, type Behaviour } from './behaviour';

/**
 * Misconceptions (codes of content/messages/…/misconceptions.json) as the decisions they change. Where one
 * code has two common forms, the second has a suffix.
 */
export const misconceptions = {
  D03: { finForm: 'bare-fin' },
  D04: { ackNumber: 'plus-one' },
  D05: { ackNumber: 'segments' },
  D06: { ackNumber: 'past-the-hole' },
  D08: { acknowledgedBy: 'start' },
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
  D27: { unreachableHost: 'resets' },
  D28: { resetBeforeFin: 'withheld' },
  D29: { rstMeans: 'reconnect' },
  D30: { ackInListen: 'drop' },
  D31: { backlogBounds: 'half-open' },
  D32: { fullQueue: 'refuses' },
  D33: { synFlood: 'fells-host' },
  D34: { isnGenerator: 'random-24-bits' },
  D36: { synFinInListen: 'reset' },
  D38: { windowEdge: 'inside' },
  /** Every retry after the same time: 1, 1, 1 … s. */
  D39: { rtoBackoff: 'constant', synLinearTimeouts: 0 },
  /** The first transmission counts as a retry, so one is missing and the give-up comes at half the time. */
  'D39-count': { retriesCount: 'transmissions' },
  D40: { oldSyn: 'recognised' },
  D41: { closeInSynSent: 'fin' },
  D42: { synInTimeWait: 'reset' },
  D43: { crossingSyns: 'two-connections' },
  D44: { resetForm: 'zero' },
  'D44-ack': { resetForm: 'always-ack' },
  D45: { rstInWindow: 'reset' },
  D46: { lingerTimeout: 'reset' },
  D47: { lostPeer: 'noticed' },
} as const satisfies Readonly<Record<string, Partial<Behaviour>>>;
export type MisconceptionRow = keyof typeof misconceptions;

/**
 * The other codes are no behaviour of a machine: wrong readings of a trace (what a field or a count means), or wrong
 * ideas of a reason or a remedy. Their wrong answers are made by generators and written in content.
 */
export const readings = {
  D01: 'an old picture of the header: which bits it has',
  D02: 'the window field read as the size of a segment',
  D07: 'SND.UNA read as the last number acknowledged, one less',
  D12: 'a wrong purpose of the handshake',
  D21: 'a count of segments: three for a half-close',
  D26: 'a count of segments: half of them when both ends act at once',
  D35: 'the parts of the two victims in blind spoofing exchanged',
  D37: 'a wrong remedy: a kernel setting for what the program has to close',
} as const satisfies Readonly<Record<string, string>>;
export type Reading = keyof typeof readings;

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
export const withProofRow = (base: Behaviour, row: ProofRow): Behaviour =>
  deciding(base, proofRows[row]);

/** A behaviour with the decisions of one misconception in place of its own. */
export function believing(base: Behaviour, row: MisconceptionRow): Behaviour {
  return deciding(base, misconceptions[row]);
}
