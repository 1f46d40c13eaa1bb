/**
 * What can be run of a scenario script: the part of packetdrill's language that speaks of one endpoint. The parser
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
  readonly time: ScriptTime | null;
  readonly action: ScriptAction | (Located & { readonly kind: 'icmp' | 'state' | 'host' });
}

export type ScriptAction = ScriptCall | ScriptSegment | ScriptShell | ScriptCode;

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
  readonly hosts: Located | null;
  readonly steps: readonly (ScriptEvent | (Located & { readonly kind: 'net' }))[];
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
