import type { State } from '@/lib/tcp';
import type { ChangeName } from '../power';
import type { SegmentClass } from '../scenario';

/**
 * What can be run of a scenario script: packetdrill's language for one endpoint, and ours for two hosts. The parser
 * (lib/interop/packetdrill) gives more than this; what is more is refused by name, never passed over.
 */
export interface Located {
  readonly at: { readonly line: number; readonly column: number };
}

/** Microseconds. */
export type ScriptTime =
  | { readonly kind: 'absolute' | 'relative'; readonly usec: number }
  | {
      readonly kind: 'absolute-range' | 'relative-range';
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'any' };

export interface ScriptEvent extends Located {
  readonly kind: 'event';
  /** Where; null in packetdrill's own form. */
  readonly host: string | null;
  readonly time: ScriptTime | null;
  readonly action: ScriptAction | (Located & { readonly kind: 'icmp' });
}

export type ScriptAction =
  ScriptCall | ScriptSegment | ScriptShell | ScriptCode | ScriptState | ScriptChange;

/** `A state 3 ESTABLISHED` */
export interface ScriptState extends Located {
  readonly kind: 'state';
  readonly descriptor: number | null;
  readonly state: State;
}

/** `A unplug` */
export interface ScriptChange extends Located {
  readonly kind: 'host';
  readonly change: ChangeName;
}

/** `hosts A(linux) B attacker X` */
export interface ScriptHosts extends Located {
  readonly names: readonly [ScriptHost, ScriptHost];
  readonly attacker: string | null;
}

export interface ScriptHost {
  readonly name: string;
  /** A row of lib/tcp's table of behaviours; null: the run's. */
  readonly behaviour: string | null;
}

export interface ScriptPath {
  readonly from: string;
  readonly to: string;
  /** And back. */
  readonly both: boolean;
}

export type ScriptSelector =
  | {
      readonly kind: 'count';
      readonly of: SegmentClass;
      readonly first: number;
      readonly last: number | null;
    }
  | { readonly kind: 'chance'; readonly of: SegmentClass; readonly percent: number };

/** `net drop A>B SYN 1`. Times in microseconds. */
export type ScriptNet = Located & { readonly kind: 'net'; readonly path: ScriptPath } & (
    | { readonly rule: 'delay'; readonly usec: number; readonly jitter: number }
    | { readonly rule: 'drop' | 'corrupt'; readonly which: ScriptSelector }
    | { readonly rule: 'dup' | 'reorder'; readonly which: ScriptSelector; readonly by: number }
    | { readonly rule: 'hold'; readonly which: ScriptSelector; readonly until: number }
    | { readonly rule: 'cut'; readonly from: number; readonly until: number | null }
  );

export interface ScriptCall extends Located {
  readonly kind: 'call';
  readonly until: number | null;
  readonly name: string;
  readonly args: readonly ScriptValue[];
  readonly result: ScriptValue;
  readonly errno: string | null;
}

export type ScriptValue = Located &
  (
    | { readonly kind: 'integer'; readonly value: number }
    | { readonly kind: 'symbol'; readonly name: string }
    | { readonly kind: 'string'; readonly parts: readonly string[] }
    | { readonly kind: 'ellipsis' }
    | { readonly kind: 'or'; readonly operands: readonly ScriptValue[] }
    | { readonly kind: 'array' | 'group'; readonly items: readonly ScriptValue[] }
    | {
        readonly kind: 'struct';
        readonly fields: readonly { readonly name: string; readonly value: ScriptValue }[];
      }
    | { readonly kind: 'apply'; readonly name: string; readonly args: readonly ScriptValue[] }
  );

export interface ScriptSegment extends Located {
  readonly kind: 'segment';
  readonly direction: 'in' | 'out';
  /** Between which hosts an attacker's segment seems to pass. */
  readonly path: ScriptPath | null;
  readonly ports: { readonly src: number; readonly dst: number } | null;
  readonly flags: readonly string[];
  readonly seq: number;
  readonly len: number;
  readonly ack: number | null;
  readonly win: number | null;
  readonly urg: number | null;
  readonly options: readonly ScriptOption[] | 'any';
}

export type ScriptOption =
  | { readonly kind: 'nop' | 'eol' | 'sackOK' }
  | { readonly kind: 'mss' | 'wscale'; readonly value: number }
  | { readonly kind: 'sack'; readonly blocks: readonly (readonly [number, number])[] }
  | { readonly kind: 'TS'; readonly value: number; readonly echo: number }
  | { readonly kind: 'FO' | 'FOEXP' | 'md5'; readonly hex: string }
  | { readonly kind: 'ECN' }
  | { readonly kind: 'opt'; readonly number: number; readonly hex: string };

export interface ScriptShell extends Located {
  readonly kind: 'shell';
  readonly settings: readonly { readonly name: string; readonly value: string }[];
  readonly ignored: readonly (Located & { readonly command: string })[];
}

export interface ScriptCode extends Located {
  readonly kind: 'code';
  readonly statements: readonly ScriptStatement[];
}

export type ScriptStatement = Located &
  (
    | { readonly kind: 'assert'; readonly test: ScriptExpression }
    | {
        readonly kind: 'assign';
        readonly name: string;
        readonly op: '=' | '+=' | '-=' | '*=';
        readonly value: ScriptExpression;
      }
    | { readonly kind: 'print' }
  );

export type ScriptExpression = Located &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'text'; readonly raw: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'unary'; readonly op: 'not' | '-' | '~'; readonly operand: ScriptExpression }
    | {
        readonly kind: 'binary';
        readonly op: string;
        readonly left: ScriptExpression;
        readonly right: ScriptExpression;
      }
    | {
        readonly kind: 'compare';
        readonly first: ScriptExpression;
        readonly rest: readonly { readonly op: string; readonly right: ScriptExpression }[];
      }
    | { readonly kind: 'tuple'; readonly items: readonly ScriptExpression[] }
    | { readonly kind: 'apply'; readonly name: string; readonly args: readonly ScriptExpression[] }
  );

export interface RunnableScript {
  readonly options: readonly (Located & { readonly name: string; readonly value: string | null })[];
  /** Null: packetdrill's own form, with one endpoint and injected segments. */
  readonly hosts: ScriptHosts | null;
  readonly steps: readonly (ScriptEvent | ScriptNet)[];
}

/** Why a run ended before its end. */
export class ScriptStop extends Error {
  constructor(
    /** `finding`: an expectation was not met. `unsupported`: the script asks for what is not here. */
    readonly kind: 'finding' | 'unsupported' | 'bound',
    readonly line: number,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`line ${line}: expected ${expected}; found ${actual}`);
  }
}
