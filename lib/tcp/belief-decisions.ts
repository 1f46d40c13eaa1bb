/**
 * Decisions that no real TCP makes: each is what somebody with one misconception expects to see. They stand
 * beside the real decisions so that a misconception is a row of the same table and runs through the same
 * code. A belief about the other end («it must know by now») is told to the endpoints by the simulator:
 * see `Telepathy` in events.ts.
 */
export interface Beliefs {
  /** D03: a FIN comes without the ACK bit, and is taken without it. RFC 9293 §3.10.7.4 fifth would drop it. */
  readonly finForm: 'fin-ack' | 'bare-fin';
  /** D09: the third segment of the handshake makes its receiver ESTABLISHED when it is sent. */
  readonly thirdSegmentActs: 'on-arrival' | 'on-sending';
  /** D10: the active opener is in SYN-RECEIVED from the SYN,ACK until its own ACK has arrived. */
  readonly activePath: 'direct' | 'through-syn-received';
  /** D11: the answer to a SYN is a bare ACK, which the opener takes for what a SYN,ACK is. */
  readonly secondSegment: 'syn-ack' | 'ack';
  /**
   * D14: a pure ACK stands on its sender's retransmission queue until it arrives, and whoever waits for it
   * leaves the retransmitting to that sender.
   */
  readonly pureAcks: 'sent-once' | 'retransmitted';
  /** D18: while the second FIN of a close is under way, the two ends bear each other's state names. */
  readonly namesAtSecondFin: 'own' | 'swapped';
  /** D19: acknowledging the FIN is consenting to close, so CLOSE-WAIT is over once that ACK is sent. */
  readonly closeWaitEnds: 'on-close-call' | 'on-own-ack';
  /** D22: TIME-WAIT serves only to repeat the last ACK, so it ends when that ACK has arrived. */
  readonly timeWaitEnds: 'after-2msl' | 'when-last-ack-arrived';
  /** D23: nothing more is heard, so the other end is CLOSED as soon as the last ACK is sent, lost or not. */
  readonly lastAckActs: 'on-arrival' | 'on-sending';
}

const none: Beliefs = {
  finForm: 'fin-ack',
  thirdSegmentActs: 'on-arrival',
  activePath: 'direct',
  secondSegment: 'syn-ack',
  pureAcks: 'sent-once',
  namesAtSecondFin: 'own',
  closeWaitEnds: 'on-close-call',
  timeWaitEnds: 'after-2msl',
  lastAckActs: 'on-arrival',
};

export const beliefs = { none } as const;
