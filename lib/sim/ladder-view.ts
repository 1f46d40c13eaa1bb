import type { Because, HostName } from './trace';

/** A trace as a picture needs it: small, JSON, the same on the server and in the browser. */
export interface LadderView {
  readonly hosts: readonly { readonly name: HostName; readonly role: 'client' | 'server' }[];
  /** The end of the picture in milliseconds. */
  readonly endsAt: number;
  readonly segments: readonly LadderSegment[];
  /** In time order, per host, without gaps: the last one of each host has `until: null`. */
  readonly states: readonly LadderState[];
  readonly marks: readonly LadderMark[];
}

export interface LadderSegment {
  readonly id: number;
  readonly from: HostName;
  readonly sentAt: number;
  /** Null when the network lost it. */
  readonly arrivedAt: number | null;
  /** In the order SYN, FIN, RST, PSH, URG, ACK, written as people write them: ['SYN','ACK']. */
  readonly flags: readonly string[];
  readonly seq: number;
  /** Null when the ACK bit is off. */
  readonly ack: number | null;
  readonly len: number;
  readonly wnd: number;
  readonly srcPort: number;
  readonly dstPort: number;
  /** 0 for a first transmission, n for the n-th retransmission. */
  readonly attempt: number;
  /** Why it was sent. */
  readonly because: Because;
  /** What its arrival did at the receiver, in order: the clause of each thing that followed from it. */
  readonly effects: readonly Because[];
  /** The variables that its arrival changed at the receiver (for example SND.UNA, RCV.NXT, state). */
  readonly changes: readonly {
    readonly name: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface LadderState {
  readonly host: HostName;
  readonly state: string;
  readonly from: number;
  readonly until: number | null;
  readonly because: Because;
}

/** A user call, a timer that fired or a signal, drawn beside the lifeline. */
export interface LadderMark {
  readonly at: number;
  readonly host: HostName;
  readonly kind: 'call' | 'timer' | 'signal';
  /** The call's, timer's or signal's own name. */
  readonly name: string;
  readonly because: Because;
}
