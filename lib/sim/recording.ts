import type { HostName } from './trace';

/** A recorded conversation of a real TCP; the format is described in recordings/README.md. */
export interface Recording {
  readonly name: string;
  readonly endpoints: Readonly<Record<HostName, { readonly kind: 'linux' | 'scripted' }>>;
  /** The kernel's settings, by their sysctl names. */
  readonly sysctls: Readonly<Record<string, number | string>>;
  readonly conns: readonly RecordedConn[];
  readonly steps: readonly RecordedStep[];
}

export interface RecordedConn {
  readonly id: string;
  readonly A_port: number;
  readonly B_port: number;
}

interface Common {
  /** Seconds. */
  readonly t: number;
}

interface RecordedSegment {
  readonly conn: string;
  /** Letters: S A F R P U. */
  readonly flags: string;
  readonly seq_abs: number;
  /** Absent when the ACK bit is off. */
  readonly ack_abs?: number | undefined;
  readonly len: number;
  readonly win: number;
  readonly opts?: RecordedOptions | undefined;
}

/** Options of a segment. */
export interface RecordedOptions {
  readonly mss?: number | undefined;
  readonly ws?: number | undefined;
  readonly sackOK?: boolean | undefined;
  /** TSval and TSecr. */
  readonly ts?: readonly [number, number] | undefined;
}

export type RecordedStep = Common &
  (
    | {
        readonly io: 'in';
        readonly event: 'call';
        readonly actor: HostName;
        readonly call: string;
        readonly socket: string;
        readonly args?: Readonly<Record<string, unknown>> | undefined;
      }
    | ({ readonly io: 'in'; readonly event: 'recv'; readonly actor: HostName } & RecordedSegment)
    | { readonly io: 'in'; readonly event: 'drop' | 'timer' }
    | ({ readonly io: 'out'; readonly event: 'send'; readonly actor: HostName } & RecordedSegment)
    | {
        readonly io: 'out';
        readonly event: 'state';
        readonly actor: HostName;
        readonly conn: string;
        readonly state_local: string;
      }
    | {
        readonly io: 'out';
        readonly event: 'result';
        readonly actor: HostName;
        readonly call: string;
        readonly result: string;
      }
  );

/** The first thing that differs: the index of its step, when (in seconds), what was expected and found. */
export interface Difference {
  readonly step: number;
  readonly t: number;
  readonly field: 'segment' | 'flags' | 'seq' | 'ack' | 'len' | 'state' | 'result' | 'call';
  readonly expected: string | number | null;
  readonly actual: string | number | null;
}

export interface ReplayLine {
  readonly name: string;
  readonly behaviour: string;
  readonly ok: boolean;
  /** The number of `out` steps. */
  readonly compared: number;
  readonly firstDifference: Difference | null;
  /** Why this recording cannot be reproduced at all; null for every one that is compared. */
  readonly excused: string | null;
}
