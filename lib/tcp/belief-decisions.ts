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
  /** D13: an ACK of what was never sent is ignored in SYN-SENT, not reset. */
  readonly badAckInSynSent: 'reset' | 'ignored';
  /**
   * D14: a pure ACK stands on its sender's retransmission queue until it arrives, and whoever waits for it
   * leaves the retransmitting to that sender.
   */
  readonly pureAcks: 'sent-once' | 'retransmitted';
  /** D16: who has closed may still send. */
  readonly sendAfterClose: 'refused' | 'sent';
  /** D18: while the second FIN of a close is under way, the two ends bear each other's state names. */
  readonly namesAtSecondFin: 'own' | 'swapped';
  /**
   * D19: acknowledging the FIN is consenting to close, so CLOSE-WAIT is over once that ACK is sent.
   * D17: it ends by itself, with a FIN, once nothing is left to send.
   */
  readonly closeWaitEnds: 'on-close-call' | 'on-own-ack' | 'by-itself';
  /** D20: the ACK of a FIN and one's own FIN are two segments, always. */
  readonly finWithAck: 'merged' | 'separate';
  /** D22: TIME-WAIT serves only to repeat the last ACK, so it ends when that ACK has arrived. */
  readonly timeWaitEnds: 'after-2msl' | 'when-last-ack-arrived';
  /** D25: a FIN,ACK in FIN-WAIT-1 leads to TIME-WAIT, whatever it acknowledges. */
  readonly finInFinWait1: 'by-ack' | 'time-wait';
  /** D29: after a RST the opener tries again. */
  readonly rstMeans: 'end' | 'reconnect';
  /** D30: an ACK to a listener is dropped in silence. */
  readonly ackInListen: 'reset' | 'drop';
  /** D38: the window's right edge belongs to it. */
  readonly windowEdge: 'outside' | 'inside';
  /** D41: CLOSE in SYN-SENT sends a FIN. */
  readonly closeInSynSent: 'delete' | 'fin';
  /** D44: a RST always has SEQ=0, or always the ACK bit. */
  readonly resetForm: 'by-ack' | 'zero' | 'always-ack';
  /** The thought experiment of F07: a SYN alone makes its receiver ESTABLISHED. */
  readonly handshake: 'three-way' | 'two-way';
  /**
   * What stands in the acknowledgment field. D04: the number of the last segment heard, plus one. D05: one more for
   * each segment. D06: the end of the last text that has arrived, whatever is missing before it. The other end takes
   * what was meant, so that the exchange goes on.
   */
  readonly ackNumber: 'next-octet' | 'plus-one' | 'segments' | 'past-the-hole';
  /** D08: a segment counts as acknowledged once SEG.ACK has reached its first number. */
  readonly acknowledgedBy: 'end' | 'start';
  /** D28: nobody sends a RST on a connection that has not seen a FIN. */
  readonly resetBeforeFin: 'sent' | 'withheld';
  /** D23: nothing more is heard, so the other end is CLOSED as soon as the last ACK is sent, lost or not. */
  readonly lastAckActs: 'on-arrival' | 'on-sending';

  // --- Decisions of the hosts and the network around an endpoint, which lib/sim asks
  /** D27: what stands in for a host that cannot be reached answers by a RST. */
  readonly unreachableHost: 'silent' | 'resets';
  /** D31: the backlog bounds unfinished handshakes only. */
  readonly backlogBounds: 'accepted-too' | 'half-open';
  /** D32: who finds no room in a listener's queues is refused by a RST. */
  readonly fullQueue: 'silent' | 'refuses';
  /** D33: a SYN queue that overflows brings the whole host down. */
  readonly synFlood: 'fills-queue' | 'fells-host';
  /** D40: a listener knows by itself that a SYN is an old duplicate, and drops it. */
  readonly oldSyn: 'answered' | 'recognised';
  /** D43: of two SYNs that cross each makes a connection of its own. */
  readonly crossingSyns: 'one-connection' | 'two-connections';
  /** D46: SO_LINGER resets whatever its time. */
  readonly lingerTimeout: 'fin' | 'reset';
  /** D47: that the other host is gone is noticed at once. */
  readonly lostPeer: 'unnoticed' | 'noticed';
}

const none: Beliefs = {
  finForm: 'fin-ack',
  thirdSegmentActs: 'on-arrival',
  activePath: 'direct',
  secondSegment: 'syn-ack',
  badAckInSynSent: 'reset',
  pureAcks: 'sent-once',
  sendAfterClose: 'refused',
  finInFinWait1: 'by-ack',
  rstMeans: 'end',
  ackInListen: 'reset',
  windowEdge: 'outside',
  closeInSynSent: 'delete',
  resetForm: 'by-ack',
  handshake: 'three-way',
  namesAtSecondFin: 'own',
  closeWaitEnds: 'on-close-call',
  finWithAck: 'merged',
  timeWaitEnds: 'after-2msl',
  lastAckActs: 'on-arrival',
  ackNumber: 'next-octet',
  acknowledgedBy: 'end',
  resetBeforeFin: 'sent',
  unreachableHost: 'silent',
  backlogBounds: 'accepted-too',
  fullQueue: 'silent',
  synFlood: 'fills-queue',
  oldSyn: 'answered',
  crossingSyns: 'one-connection',
  lingerTimeout: 'fin',
  lostPeer: 'unnoticed',
};

export const beliefs = { none } as const;
