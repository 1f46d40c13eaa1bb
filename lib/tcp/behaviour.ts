import { beliefs, type Beliefs } from './belief-decisions';

/**
 * What an endpoint decides where implementations differ. Each decision names its source; nothing else in
 * this room asks which system it is. Times in milliseconds.
 */
export interface Behaviour extends Beliefs {
  // --- Retransmission (RFC 6298, RFC 9293 §3.8.3)
  /** The RTO before the first measurement. RFC 6298 §2.1: 1 s. Linux TCP_TIMEOUT_INIT: 1 s. */
  readonly rtoInitialMs: number;
  /** The least RTO. RFC 6298 §2.4: 1 s SHOULD. Linux tcp_rto_min_us: 200 ms [recorded: h12]. */
  readonly rtoMinMs: number;
  /**
   * What the minimum bounds: the whole RTO (RFC 6298 §2.4) or only the variance term, so that the RTO is
   * SRTT + 200 ms at least (Linux tcp_rtt_estimator).
   */
  readonly rtoMinBounds: 'rto' | 'variance';
  /** The greatest RTO. RFC 6298 §2.5: at least 60 s. Linux TCP_RTO_MAX: 120 s. */
  readonly rtoMaxMs: number;
  /** RFC 6298 §5.5 doubles it. */
  readonly rtoBackoff: 'exponential' | 'constant';
  /**
   * When a backed-off RTO comes down again: with the next measurement (RFC 6298 §5.5) or with any
   * acknowledgment of new data (Linux tcp_clean_rtx_queue).
   */
  readonly rtoAfterProgress: 'until-measured' | 'recomputed';
  /**
   * The RTO with which data begin when a SYN timer had expired. RFC 6298 §5.7: 3 s; so does Linux
   * (TCP_TIMEOUT_FALLBACK) [h11].
   */
  readonly rtoAfterSynLossMs: number;
  /** Two round trips after the last segment of a flight, with SACK: nothing, or a probe (RFC 8985 §7; Linux). */
  readonly lossProbe: 'none' | 'tail';
  /**
   * Retransmissions of a SYN before giving up. RFC 9293 §3.8.3 MUST-23 wants at least 3 minutes: 7 give
   * 183 s with these RTOs. Linux tcp_syn_retries: 6.
   */
  readonly synRetries: number;
  /** How many of them keep the first RTO before backing off. Linux tcp_syn_linear_timeouts: 4. */
  readonly synLinearTimeouts: number;
  /** The same for a SYN,ACK. Linux tcp_synack_retries: 5. */
  readonly synAckRetries: number;
  /**
   * Retransmissions of data or FIN. RFC 9293 §3.8.3 SHLD-11: R2 of at least 100 s: 6 give 123 s with
   * an RTO of 1 s. Linux tcp_retries2: 15.
   */
  readonly dataRetries: number;
  /** The same when no process holds the connection any more. Linux tcp_orphan_retries 0 means 8. */
  readonly orphanRetries: number;
  /** What a retry limit counts; `transmissions` is a misreading (D39). */
  readonly retriesCount: 'retransmissions' | 'transmissions';

  // --- Opening
  /** A segment with SYN and FIN to a listener: queue the FIN (§3.10.7.2 third) or drop it (Linux) [q1]. */
  readonly synFinInListen: 'queue' | 'drop' | 'reset';
  /** Text or FIN on a SYN: queued until ESTABLISHED (§3.10.7.2) or thrown away (Linux without TFO) [r1]. */
  readonly textOnSyn: 'queue' | 'discard' | 'reset';
  /** Text or FIN on a SYN,ACK (§3.10.7.3 fourth, processed; Linux throws it away) [r4, r5, q10]. */
  readonly textOnSynAck: 'process' | 'discard';
  /**
   * The SYN,ACK that reaches SYN-RECEIVED in a simultaneous open. RFC 9293 Figure 7 completes the open
   * with it; Linux does so too but acknowledges it [e1]; `literal` is §3.10.7.4 first by the letter.
   */
  readonly synAckInSynReceived: 'accept' | 'accept-and-ack' | 'literal';
  /** A retransmitted SYN in SYN-RECEIVED: plain ACK (§3.10.7.4 first) or the SYN,ACK again (Linux) [h9]. */
  readonly dupSynInSynReceived: 'ack' | 'syn-ack';
  /** A new SYN in the window of a passively opened SYN-RECEIVED (§3.10.7.4 fourth; Linux resets too) [i7]. */
  readonly newSynInSynReceived: 'to-listen' | 'reset-and-listen';
  /**
   * After an unacceptable ACK in SYN-SENT, and before any retransmission: how soon the SYN is repeated; null =
   * no sooner than the RTO (§3.10.7.3). Linux TCP_TIMEOUT_MIN: two ticks [i2, t4].
   */
  readonly synAfterBadAckMs: number | null;
  /** Whether queued text leaves on the ACK that completes the handshake (§3.10.7.3: MAY) [r7]. */
  readonly queuedTextOnThird: 'separate' | 'included';

  /** How the next connection's first number is found; see lib/sim/isn.ts. RFC 6528, a predictable one, or (D34) plain chance. */
  readonly isnGenerator: 'rfc6528' | 'clock' | 'counter' | 'random-24-bits';
  /** Ticks of its clock in a millisecond. RFC 9293 §3.4.1: 4 µs each. Linux: 64 ns [s1]. */
  readonly isnTicksPerMs: number;

  // --- Arrivals in synchronized states
  /** RST in the window but not at RCV.NXT: RFC 5961 §3 or RFC 793. */
  readonly rstInWindow: 'challenge-ack' | 'reset';
  /** SYN in a synchronized state: RFC 5961 §4 or RFC 793. */
  readonly synInSynchronized: 'challenge-ack' | 'reset';
  /** The lowest acknowledgment taken: RFC 5961 §5 (SND.UNA - MAX.SND.WND); Linux also never below ISS + 1 [j10]. */
  readonly oldestAck: 'max-window' | 'max-window-and-sent';
  /**
   * An acknowledgment of what was never sent: answered by an ACK (§3.10.7.4 fifth); Linux drops it in silence in
   * ESTABLISHED (tcp_rcv_established), and answers in the later states.
   */
  readonly ackOfUnsent: 'ack' | 'silent-when-established';
  /** Whether a RST in CLOSING or LAST-ACK is told to the user: §3.10.7.4 second has it silent, Linux not [w1]. */
  readonly rstWhileClosing: 'silent' | 'told';
  /** RECEIVE of text that is still unread in CLOSING, LAST-ACK, TIME-WAIT: §3.10.3 refuses it [v4]. */
  readonly receiveWhileClosing: 'refused' | 'served';
  /** Unread text when the connection is reset: flushed (§3.10.7.4 second) or still to be read (Linux) [v17]. */
  readonly unreadAfterReset: 'flushed' | 'kept';
  /** RST at RCV.NXT - 1 after the peer's FIN: outside (§3.10.7.4) or taken (Linux tcp_reset_check) [w1]. */
  readonly rstBeforeFin: 'drop' | 'accept';
  /** RST at RCV.NXT + RCV.WND: outside, or answered (Linux tcp_sequence is off by one) [j5]. */
  readonly rstAtRightEdge: 'drop' | 'challenge-ack';
  /** FIN (without text) into a zero window: not acceptable by Table 6; Linux takes it [v11]. */
  readonly finInZeroWindow: 'drop' | 'accept';
  /** At most one challenge or duplicate ACK per connection in this time (Linux tcp_invalid_ratelimit) [j6]; 0 = no limit. */
  readonly challengeAckIntervalMs: number;
  /** A FIN with its text on a segment of its own, or on the last text that waits (Linux tcp_send_fin). */
  readonly finOnQueuedText: 'separate' | 'combined';

  // --- Text and its acknowledgment
  /** How long an acknowledgment waits for company. RFC 9293 §3.8.6.3 MUST-40: less than 0.5 s. Linux TCP_ATO_MIN: 40 ms [c2]. */
  readonly delayedAckMs: number;
  /** When it waits no longer: two full-sized segments (SHLD-19) or more than one (Linux __tcp_ack_snd_check). */
  readonly ackEvery: 'second-full-sized' | 'more-than-one';
  /** How many ACKs of text leave at once at the beginning (Linux TCP_MAX_QUICKACKS) [v11]. */
  readonly quickAcks: number;
  /** How long the ACK of a FIN waits where no text came before it (Linux: one tick) [b5]. */
  readonly finAckMs: number;
  /** What asks a zero window: an octet of new text (§3.8.6.1 MUST-36) or an old empty number (Linux) [v10]. */
  readonly windowProbe: 'octet' | 'empty';
  /** The largest text of one segment: the MSS, or also half of the greatest window (Linux) [l5]. */
  readonly segmentBound: 'mss' | 'half-window';
  /** PSH: on the last of what is sent (§3.9.1.2 MUST-61); Linux also each half of the greatest window [l5]. */
  readonly push: 'end-of-text' | 'also-half-window';
  /**
   * Slow start grows cwnd by a segment for each ACK at most (RFC 5681 §3.1), or by all that is acknowledged, but only
   * where at least half of cwnd was in use (Linux tcp_slow_start, tcp_is_cwnd_limited).
   */
  readonly slowStart: 'segment-per-ack' | 'octets-in-use';
  /**
   * An ICMP error: by its kind, a soft one never ends a connection and a hard one does (RFC 9293 §3.9.2.2 MUST-56,
   * SHLD-26); or by the state, any unreachable ends an attempt to open and none an open connection (Linux tcp_v4_err).
   */
  readonly icmpError: 'by-kind' | 'by-state';
  /** A segment without the timestamps that were agreed on: dropped (RFC 7323 §3.2 SHOULD) or taken (Linux). */
  readonly missingTimestamp: 'drop' | 'accept';

  // --- Closing
  /** How long TIME-WAIT lasts. RFC 9293 §3.6.1 MUST-13: 2 MSL = 4 minutes. Linux TCP_TIMEWAIT_LEN: 60 s. */
  readonly timeWaitMs: number;
  /**
   * What restarts TIME-WAIT: the retransmitted FIN (§3.10.7.4 fifth, which the literal first check would
   * never reach) or any segment with an ACK (Linux) [o9, o13].
   */
  readonly timeWaitRestart: 'fin' | 'any-ack';
  /** RST in TIME-WAIT: §3.10.7.4 second; `ignore` is RFC 1337 (Linux tcp_rfc1337=1); `exact-only` Linux's default [o6-o8]. */
  readonly rstInTimeWait: 'close' | 'exact-only' | 'ignore';
  /** A FIN-WAIT-2 that no process holds ends after this; null = never (§3.10.8 has no such timeout). Linux tcp_fin_timeout. */
  readonly finWait2TimeoutMs: number | null;
  /**
   * A SYN in TIME-WAIT: challenge ACK (§3.10.7.4 fourth), or a new connection in place of the old one if its
   * number lies ahead of RCV.NXT, with ISS = old SND.NXT + 65537 (MAY-2; Linux) [o1, o5, o14]. `rfc6191` (SHLD-4)
   * judges by timestamps first and drops in silence what is not newer.
   */
  readonly synInTimeWait: 'challenge-ack' | 'reopen' | 'rfc6191' | 'reset';
  /**
   * A FIN-WAIT-2 that no process holds: processed like any other, or by the few rules of Linux's
   * tcp_timewait_state_process, which knows only the FIN to come [x1-x4].
   */
  readonly releasedFinWait2: 'full' | 'reduced';
  /**
   * Text for which nobody can call RECEIVE any more: RST (§3.6.1 SHLD-3, for who closes both directions at
   * once) or kept in silence [m1, m2, m4].
   */
  readonly textAfterRelease: 'keep' | 'reset';
  /** Closing both directions with unread text: RST, so that the peer knows of the loss (§3.6.1 SHLD-3), or FIN [l2]. */
  readonly releaseWithUnread: 'fin' | 'rst';
  /** The reset of an ABORT: `<SEQ=SND.NXT><CTL=RST>` (§3.10.5) or with the ACK bit (Linux) [u1, l1]. */
  readonly abortForm: 'rst' | 'rst-ack';
}

/** RFC 9293 by its text; where it leaves a choice, the one that its figures and notes show. */
const byText = (): Behaviour => ({
  rtoInitialMs: 1000,
  rtoMinMs: 1000,
  rtoMinBounds: 'rto',
  rtoMaxMs: 60_000,
  rtoBackoff: 'exponential',
  rtoAfterProgress: 'until-measured',
  rtoAfterSynLossMs: 3000,
  lossProbe: 'none',
  synRetries: 7,
  synLinearTimeouts: 0,
  synAckRetries: 7,
  dataRetries: 6,
  orphanRetries: 6,
  retriesCount: 'retransmissions',
  synFinInListen: 'queue',
  textOnSyn: 'queue',
  textOnSynAck: 'process',
  synAckInSynReceived: 'accept',
  dupSynInSynReceived: 'ack',
  newSynInSynReceived: 'to-listen',
  synAfterBadAckMs: null,
  queuedTextOnThird: 'separate',
  isnGenerator: 'rfc6528',
  isnTicksPerMs: 250,
  rstInWindow: 'challenge-ack',
  synInSynchronized: 'challenge-ack',
  oldestAck: 'max-window',
  ackOfUnsent: 'ack',
  rstWhileClosing: 'silent',
  receiveWhileClosing: 'refused',
  unreadAfterReset: 'flushed',
  rstBeforeFin: 'drop',
  rstAtRightEdge: 'drop',
  finInZeroWindow: 'drop',
  challengeAckIntervalMs: 0,
  finOnQueuedText: 'separate',
  delayedAckMs: 40,
  ackEvery: 'second-full-sized',
  quickAcks: 0,
  finAckMs: 40,
  windowProbe: 'octet',
  segmentBound: 'mss',
  push: 'end-of-text',
  slowStart: 'segment-per-ack',
  icmpError: 'by-kind',
  missingTimestamp: 'drop',
  timeWaitMs: 240_000,
  timeWaitRestart: 'fin',
  rstInTimeWait: 'close',
  finWait2TimeoutMs: null,
  synInTimeWait: 'challenge-ack',
  releasedFinWait2: 'full',
  textAfterRelease: 'reset',
  releaseWithUnread: 'rst',
  abortForm: 'rst',
  ...beliefs.none,
});

export const rfc9293 = byText();

/** Linux 6.18 with its default settings, as recorded (lib/sim/recordings). */
export const linux: Behaviour = {
  rtoInitialMs: 1000,
  rtoMinMs: 200,
  rtoMinBounds: 'variance',
  rtoMaxMs: 120_000,
  rtoBackoff: 'exponential',
  rtoAfterProgress: 'recomputed',
  rtoAfterSynLossMs: 3000,
  lossProbe: 'tail',
  synRetries: 6,
  synLinearTimeouts: 4,
  synAckRetries: 5,
  dataRetries: 15,
  orphanRetries: 8,
  retriesCount: 'retransmissions',
  synFinInListen: 'drop',
  textOnSyn: 'discard',
  textOnSynAck: 'discard',
  synAckInSynReceived: 'accept-and-ack',
  dupSynInSynReceived: 'syn-ack',
  newSynInSynReceived: 'reset-and-listen',
  synAfterBadAckMs: 8,
  queuedTextOnThird: 'included',
  isnGenerator: 'rfc6528',
  isnTicksPerMs: 15_625,
  rstInWindow: 'challenge-ack',
  synInSynchronized: 'challenge-ack',
  oldestAck: 'max-window-and-sent',
  ackOfUnsent: 'silent-when-established',
  rstWhileClosing: 'told',
  receiveWhileClosing: 'served',
  unreadAfterReset: 'kept',
  rstBeforeFin: 'accept',
  rstAtRightEdge: 'challenge-ack',
  finInZeroWindow: 'accept',
  challengeAckIntervalMs: 500,
  finOnQueuedText: 'combined',
  delayedAckMs: 40,
  ackEvery: 'more-than-one',
  quickAcks: 16,
  finAckMs: 4,
  windowProbe: 'empty',
  segmentBound: 'half-window',
  push: 'also-half-window',
  slowStart: 'octets-in-use',
  icmpError: 'by-state',
  missingTimestamp: 'accept',
  timeWaitMs: 60_000,
  timeWaitRestart: 'any-ack',
  rstInTimeWait: 'exact-only',
  finWait2TimeoutMs: 60_000,
  synInTimeWait: 'reopen',
  releasedFinWait2: 'reduced',
  textAfterRelease: 'reset',
  releaseWithUnread: 'rst',
  abortForm: 'rst-ack',
  ...beliefs.none,
};

/** The full rows, by name. */
export const behaviours = { rfc9293, linux } as const satisfies Readonly<Record<string, Behaviour>>;
export type BehaviourName = keyof typeof behaviours;

/**
 * The decisions of `base` but for those of `change`. Every row comes from the one literal above, so that the engine knows
 * one shape of them: each spread would make another, and a step that meets many shapes takes twice as long.
 */
export const deciding = (base: Behaviour, change: Partial<Behaviour>): Behaviour =>
  Object.assign(byText(), base, change);
