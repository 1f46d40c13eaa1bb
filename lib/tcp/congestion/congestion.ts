import type { Seq } from '../seq';

/** What congestion control knows of one connection (RFC 5681 §2), in octets. */
export interface Congestion {
  /** Null before the connection is established: the initial window depends on the MSS. */
  cwnd: number | null;
  ssthresh: number;
  /** Duplicate acknowledgments in a row. */
  duplicates: number;
  /** While lost segments are being repaired: SND.NXT when that began (RFC 6582); null otherwise. */
  recover: Seq | null;
  /** Octets acknowledged since cwnd last grew, in congestion avoidance. */
  acknowledged: number;
}

/** The most octets that were under way in the present window, which lasts until SND.UNA has passed `until`. */
export interface WindowUse {
  octets: number;
  until: Seq;
}

/** «The initial value of ssthresh SHOULD be set arbitrarily high» (RFC 5681 §3.1). */
export const startCongestion = (): Congestion => ({
  cwnd: null,
  ssthresh: Number.MAX_SAFE_INTEGER,
  duplicates: 0,
  recover: null,
  acknowledged: 0,
});
