import type { State } from '@/lib/tcp';
import type { CodeStatement } from './code';
import type { Place } from './script-error';

/** A node of a script knows where it stands. */
interface Node {
  readonly at: Place;
}

/** A whole script: packetdrill's for one endpoint under test, or with `hosts` ours for two. */
export interface Script {
  readonly options: readonly ScriptOption[];
  /** Null: packetdrill's own form, with one endpoint and injected segments. */
  readonly hosts: Hosts | null;
  /** In the order of the script, which decides what is meant by `+`. */
  readonly steps: readonly Step[];
}

/** `--name=value`, before anything else. */
export interface ScriptOption extends Node {
  readonly name: string;
  /** As it stands after `=`; null without one. */
  readonly value: string | null;
}

/** `hosts A B` with what is said of each. */
export interface Hosts extends Node {
  readonly names: readonly [HostDeclaration, HostDeclaration];
  readonly attacker: string | null;
}

export interface HostDeclaration extends Node {
  readonly name: string;
  /** A row of lib/tcp's table of behaviours, `A(linux)`; null: the run's. */
  readonly behaviour: string | null;
}

export type Step = Event | NetRule;

/** Something done or expected at a time. */
export interface Event extends Node {
  readonly kind: 'event';
  /** Where; null without a `hosts` line. */
  readonly host: string | null;
  /** Null only for a shell line before or after everything that has a time. */
  readonly time: Time | null;
  readonly action: Action;
}

/** When. All in microseconds. */
export type Time = Node &
  (
    | { readonly kind: 'absolute'; readonly usec: number }
    /** After the event before it. */
    | { readonly kind: 'relative'; readonly usec: number }
    | {
        readonly kind: 'absolute-range' | 'relative-range';
        readonly from: number;
        readonly to: number;
      }
    | { readonly kind: 'any' }
  );

export type Action =
  Call | SegmentLine | IcmpLine | ShellLine | CodeBlock | StateExpectation | HostChange;

/** A system call with its expected result. */
export interface Call extends Node {
  readonly kind: 'call';
  /** When it comes back, in microseconds counted as the event's time is; null for one that does not block. */
  readonly until: number | null;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly result: Expression;
  /** The expected errno, `EAGAIN`. */
  readonly errno: string | null;
  /** What stands in parentheses after the result, for the reader. */
  readonly note: string | null;
}

export type Expression = Node &
  (
    | { readonly kind: 'integer'; readonly value: number; readonly base: 10 | 16 }
    | { readonly kind: 'symbol'; readonly name: string }
    /** `raw` as it stands between the quotes; `cut` when `...` follows: only the beginning is compared. */
    | { readonly kind: 'string'; readonly parts: readonly string[]; readonly cut: boolean }
    | { readonly kind: 'ellipsis' }
    /** `A | B` */
    | { readonly kind: 'or'; readonly operands: readonly Expression[] }
    /** `[…]` */
    | { readonly kind: 'array'; readonly items: readonly Expression[] }
    /** `{…}` without names. */
    | { readonly kind: 'group'; readonly items: readonly Expression[] }
    /** `{name=value, name(count)=value}` */
    | { readonly kind: 'struct'; readonly fields: readonly Field[] }
    /** `htons(80)` */
    | { readonly kind: 'apply'; readonly name: string; readonly args: readonly Expression[] }
  );

export interface Field extends Node {
  readonly name: string;
  /** Of `msg_iov(1)=…`; null without parentheses. */
  readonly count: Expression | null;
  readonly value: Expression;
}

/** `in`: injected, or with `hosts` expected to arrive. `out`: expected to be sent, or sent by the attacker. */
export type Direction = 'in' | 'out';

export const flagNames = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ECE', 'CWR', 'AE', 'ACK'] as const;
export type Flag = (typeof flagNames)[number];

export interface SegmentLine extends Node {
  readonly kind: 'segment';
  readonly direction: Direction;
  /** Between which hosts an attacker's segment seems to pass. */
  readonly path: Path | null;
  readonly ip: IpFields | null;
  /** Source and destination; null: the connection's. */
  readonly ports: { readonly src: number; readonly dst: number } | null;
  /** In the order of `flagNames`. */
  readonly flags: readonly Flag[];
  /** The three bits ECE, CWR and AE as one number (RFC 9768); null when they are flags. */
  readonly ace: number | null;
  /** Relative to the initial sequence number of its direction, as all numbers of a segment line. */
  readonly seq: number;
  readonly len: number;
  /** Null: not said, which is 0 on the wire. */
  readonly ack: number | null;
  /** The window field as it stands in the header, not scaled; null: whatever it is. */
  readonly win: number | null;
  readonly urg: number | null;
  /** `any` for `<...>`: whatever they are. */
  readonly options: readonly TcpOption[] | 'any';
}

export type TcpOption = Node &
  (
    | { readonly kind: 'nop' | 'eol' | 'sackOK' }
    | { readonly kind: 'mss' | 'wscale'; readonly value: number }
    | { readonly kind: 'sack'; readonly blocks: readonly (readonly [number, number])[] }
    | { readonly kind: 'TS'; readonly value: number; readonly echo: number }
    /** Octets in hexadecimal digits. FO is the option of RFC 7413, FOEXP its experimental form. */
    | { readonly kind: 'FO' | 'FOEXP' | 'md5'; readonly hex: string }
    | { readonly kind: 'ECN'; readonly counters: readonly EcnCounter[] }
    /** Ours: an option of any kind, its length field as given. `opt 253 4 beef` */
    | {
        readonly kind: 'opt';
        readonly number: number;
        readonly length: number;
        readonly hex: string;
      }
  );

export interface EcnCounter {
  readonly name: 'e0b' | 'e1b' | 'ceb';
  readonly value: number;
}

export interface IpFields extends Node {
  readonly ecn: 'noecn' | 'ect0' | 'ect1' | 'ce' | 'ect01' | null;
  readonly tos: number | null;
  readonly flowLabel: number | null;
  readonly ttl: number | null;
}

export interface IcmpLine extends Node {
  readonly kind: 'icmp';
  readonly direction: Direction;
  readonly path: Path | null;
  readonly ip: IpFields | null;
  readonly type: string;
  readonly code: string | null;
  readonly mtu: number | null;
  readonly id: number | null;
  /** The sequence numbers of the segment that it is about. */
  readonly about: { readonly seq: number; readonly len: number } | null;
}

/** A line for the shell. It is never executed: `settings` is what is understood of it. */
export interface ShellLine extends Node {
  readonly kind: 'shell';
  readonly command: string;
  readonly settings: readonly Setting[];
  /** The commands of it that are not understood. */
  readonly ignored: readonly IgnoredCommand[];
}

export interface Setting extends Node {
  /** As sysctl writes it, `net.ipv4.tcp_timestamps`. */
  readonly name: string;
  readonly value: string;
}

export interface IgnoredCommand extends Node {
  readonly command: string;
}

/** `%{ … }%`: assertions on TCP_INFO. */
export interface CodeBlock extends Node {
  readonly kind: 'code';
  readonly statements: readonly CodeStatement[];
}

/** Ours: `A state ESTABLISHED`, with the descriptor when the host has more than one connection. */
export interface StateExpectation extends Node {
  readonly kind: 'state';
  readonly descriptor: number | null;
  readonly state: State;
}

export const hostChanges = ['crash', 'reboot', 'unplug', 'plug'] as const;

/** Ours: what happens to the machine itself. */
export interface HostChange extends Node {
  readonly kind: 'host';
  readonly change: (typeof hostChanges)[number];
}

/** From one host to the other; `both`: and back. */
export interface Path extends Node {
  readonly from: string;
  readonly to: string;
  readonly both: boolean;
}

export const segmentClasses = ['any', 'SYN', 'SYNACK', 'ACK', 'DATA', 'FIN', 'RST'] as const;
export type SegmentClass = (typeof segmentClasses)[number];

/** Which segments of a path a rule is for. */
export type Selector =
  /** Of this class in the order of sending, counted from 1; `last` null: all from there on. */
  | {
      readonly kind: 'count';
      readonly of: SegmentClass;
      readonly first: number;
      readonly last: number | null;
    }
  /** Each with this probability. */
  | { readonly kind: 'chance'; readonly of: SegmentClass; readonly percent: number };

/** Ours: what the network does, from the beginning of the run. Times in microseconds. */
export type NetRule = Node & { readonly kind: 'net'; readonly path: Path } & (
    | { readonly rule: 'delay'; readonly usec: number; readonly jitter: number }
    | { readonly rule: 'drop' | 'corrupt'; readonly which: Selector }
    /** `by`: how much later the copy, or the segment itself, arrives. */
    | { readonly rule: 'dup' | 'reorder'; readonly which: Selector; readonly by: number }
    /** Kept back until this moment of the run. */
    | { readonly rule: 'hold'; readonly which: Selector; readonly until: number }
    /** Nothing passes; `until` null: for good. */
    | { readonly rule: 'cut'; readonly from: number; readonly until: number | null }
  );
