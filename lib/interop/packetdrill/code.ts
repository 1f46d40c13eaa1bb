import type { Place } from './script-error';

/** A statement of a `%{ … }%` block: the part of Python that packetdrill's scripts assert with. */
export type CodeStatement = { readonly at: Place } & (
  | {
      readonly kind: 'assert';
      readonly test: CodeExpression;
      readonly message: CodeExpression | null;
    }
  | {
      readonly kind: 'assign';
      readonly name: string;
      readonly op: AssignmentOperator;
      readonly value: CodeExpression;
    }
  | { readonly kind: 'print'; readonly values: readonly CodeExpression[] }
);

export const assignmentOperators = ['=', '+=', '-=', '*='] as const;
export type AssignmentOperator = (typeof assignmentOperators)[number];

export type CodeExpression = { readonly at: Place } & (
  | { readonly kind: 'number'; readonly value: number }
  /** As it stands between the quotes. */
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'unary'; readonly op: 'not' | '-' | '~'; readonly operand: CodeExpression }
  | {
      readonly kind: 'binary';
      readonly op: BinaryOperator;
      readonly left: CodeExpression;
      readonly right: CodeExpression;
    }
  /** `5000 <= tcpi_rtt <= 20000`: one comparison after the other, all of which must hold. */
  | {
      readonly kind: 'compare';
      readonly first: CodeExpression;
      readonly rest: readonly { readonly op: ComparisonOperator; readonly right: CodeExpression }[];
    }
  | { readonly kind: 'tuple'; readonly items: readonly CodeExpression[] }
  | {
      readonly kind: 'apply';
      readonly name: CodeFunction;
      readonly args: readonly CodeExpression[];
    }
);

export const comparisonOperators = ['==', '!=', '<=', '>=', '<', '>'] as const;
export type ComparisonOperator = (typeof comparisonOperators)[number];

/** From what binds least to what binds most; comparisons stand between the first two and the rest. */
export const binaryOperators = [
  ['or'],
  ['and'],
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%'],
] as const;
export type BinaryOperator = (typeof binaryOperators)[number][number];

export const codeFunctions = ['abs', 'min', 'max', 'int'] as const;
export type CodeFunction = (typeof codeFunctions)[number];

/** The fields of Linux's `struct tcp_info` that packetdrill hands to a block. */
export const tcpInfoFields: ReadonlySet<string> = new Set(
  `state ca_state retransmits probes backoff options snd_wscale rcv_wscale delivery_rate_app_limited rto ato
   snd_mss rcv_mss unacked sacked lost retrans fackets last_data_sent last_ack_sent last_data_recv last_ack_recv
   pmtu rcv_ssthresh rtt rttvar snd_ssthresh snd_cwnd advmss reordering rcv_rtt rcv_space total_retrans
   pacing_rate max_pacing_rate bytes_acked bytes_received segs_out segs_in notsent_bytes min_rtt data_segs_in
   data_segs_out delivery_rate busy_time rwnd_limited sndbuf_limited delivered delivered_ce bytes_sent
   bytes_retrans dsack_dups reord_seen rcv_ooopack snd_wnd rcv_wnd rehash total_rto total_rto_recoveries
   total_rto_time`
    .split(/\s+/)
    .map((name) => `tcpi_${name}`),
);

/** What the names in a block stand for, by the numbers of Linux's headers. */
export const codeConstants: Readonly<Record<string, number>> = {
  TCP_ESTABLISHED: 1,
  TCP_SYN_SENT: 2,
  TCP_SYN_RECV: 3,
  TCP_FIN_WAIT1: 4,
  TCP_FIN_WAIT2: 5,
  TCP_TIME_WAIT: 6,
  TCP_CLOSE: 7,
  TCP_CLOSE_WAIT: 8,
  TCP_LAST_ACK: 9,
  TCP_LISTEN: 10,
  TCP_CLOSING: 11,
  TCP_CA_Open: 0,
  TCP_CA_Disorder: 1,
  TCP_CA_CWR: 2,
  TCP_CA_Recovery: 3,
  TCP_CA_Loss: 4,
  TCPI_OPT_TIMESTAMPS: 1,
  TCPI_OPT_SACK: 2,
  TCPI_OPT_WSCALE: 4,
  TCPI_OPT_ECN: 8,
  TCPI_OPT_ECN_SEEN: 16,
  TCPI_OPT_SYN_DATA: 32,
  TCPI_OPT_USEC_TS: 64,
  TCPI_OPT_TFO_CHILD: 128,
  TCP_INFINITE_SSTHRESH: 0x7fffffff,
  True: 1,
  False: 0,
};
