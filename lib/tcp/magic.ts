import type { Magic } from './events';
import { ACK, FIN, has, isPureAck, type Segment } from './segment';
import { add } from './seq';
import type { Tcb } from './tcb';

/** Carried as it stands, like every real segment. */
export const noMagic: Magic = {
  actsOnSending: false,
  peerLearns: false,
  senderLearns: false,
  meant: null,
};

/** What the sender's misconception, if it has one, expects of this segment. Null for every real behaviour. */
export function magicOf(tcb: Tcb, segment: Segment): Magic | null {
  const { behaviour } = tcb;
  const pure = isPureAck(segment);
  const third = pure && isThird(tcb, segment);
  const last = pure && tcb.state === 'TIME-WAIT';
  const resent = pure && behaviour.pureAcks === 'retransmitted';
  const actsOnSending =
    (third && behaviour.thirdSegmentActs === 'on-sending') ||
    (last && behaviour.lastAckActs === 'on-sending');
  const peerLearns = resent || (has(segment, FIN) && behaviour.namesAtSecondFin === 'swapped');
  const senderLearns =
    resent ||
    (third && behaviour.activePath === 'through-syn-received') ||
    (last && behaviour.timeWaitEnds === 'when-last-ack-arrived');
  return actsOnSending || peerLearns || senderLearns
    ? { actsOnSending, peerLearns, senderLearns, meant: null }
    : null;
}

/** Whether a pure ACK acknowledges the peer's SYN and nothing more, before anything else was sent. */
function isThird(tcb: Tcb, segment: Segment): boolean {
  return (
    tcb.origin === 'active' &&
    has(segment, ACK) &&
    segment.seq === add(tcb.iss, 1) &&
    segment.ack === add(tcb.irs, 1)
  );
}
