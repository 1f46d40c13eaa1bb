/**
 * What an application or an administrator sets for a connection, as opposed to what an implementation decides
 * (behaviour.ts). The two ends of a connection may differ.
 */
export interface Settings {
  /** The MSS announced on the SYN; null = a SYN without any option, and no limit learnt from the peer's. */
  readonly mssOffer: number | null;
  /** The shift count offered (RFC 7323 §2); null = window scaling is off. */
  readonly windowScale: number | null;
  /** Offers selective acknowledgment (RFC 2018). */
  readonly sack: boolean;
  /** Offers timestamps (RFC 7323 §3). */
  readonly timestamps: boolean;
  /**
   * Holds back small segments while something is unacknowledged (RFC 9293 §3.7.4); TCP_NODELAY turns it off on one
   * connection (MUST-17).
   */
  readonly nagle: boolean;
  /** Acknowledges text in order a little later (RFC 9293 §3.8.6.3), as the behaviour decides; false = at once. */
  readonly delayedAck: boolean;
  /** Congestion control (RFC 5681); `none` sends as the peer's window allows. */
  readonly congestion: 'none' | 'reno';
  /** RFC 9293 §3.8.4 (MAY-5), for each connection (MUST-24); null = off, the default (MUST-25). */
  readonly keepAlive: KeepAlive | null;
  /** RFC 9293 §3.9.1 OPEN's timeout: what is not acknowledged in this time ends the connection; null = none. */
  readonly userTimeoutMs: number | null;
  /**
   * R2 of this connection (RFC 9293 §3.8.3 MUST-21): retransmissions of data before it is given up; Infinity leaves
   * that to the user. The behaviour's unless said.
   */
  readonly dataRetries?: number | undefined;
  /**
   * Wants reports of soft errors (RFC 9293 §3.9.1.8 MUST-47): R1 reached, ICMP messages. Off unless said (SHLD-20), as
   * with sockets.
   */
  readonly reports?: boolean | undefined;
}

export interface KeepAlive {
  /** How long nothing was heard before the first probe (MUST-27); two hours unless an application says (MUST-28). */
  readonly idleMs: number;
  readonly intervalMs: number;
  /** Unanswered probes before the connection is given up. */
  readonly probes: number;
}

/** A copy in the shape that all settings have in a run, however they were put together: see `deciding`. */
export const settingsInShape = (settings: Settings): Settings => ({
  mssOffer: settings.mssOffer,
  windowScale: settings.windowScale,
  sack: settings.sack,
  timestamps: settings.timestamps,
  nagle: settings.nagle,
  delayedAck: settings.delayedAck,
  congestion: settings.congestion,
  keepAlive: settings.keepAlive,
  userTimeoutMs: settings.userTimeoutMs,
  dataRetries: settings.dataRetries,
  reports: settings.reports,
});

/** Linux's tcp_keepalive_time, _intvl and _probes. */
export const keepAliveDefault: KeepAlive = { idleMs: 7_200_000, intervalMs: 75_000, probes: 9 };

/** No options, no delays: the exchange that textbooks draw, where every segment says one thing. */
export const plainSettings: Settings = {
  mssOffer: null,
  windowScale: null,
  sack: false,
  timestamps: false,
  nagle: false,
  delayedAck: false,
  congestion: 'none',
  keepAlive: null,
  userTimeoutMs: null,
};

/** What the hosts of today set when nobody says otherwise. */
export const usualSettings: Settings = {
  mssOffer: 1460,
  windowScale: 7,
  sack: true,
  timestamps: true,
  nagle: true,
  delayedAck: true,
  congestion: 'reno',
  keepAlive: null,
  userTimeoutMs: null,
};
