/** Where something stands in a script; both count from 1. */
export interface Place {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

/** What can be wrong with a script. Each has a sentence of its own in the message catalogues. */
export const scriptErrorCodes = [
  /** The script has more than `limits.characters`, or a line more than `limits.line`; nothing of it was read. */
  'too-long',
  /** A character that no text has: the file is no script. */
  'not-text',
  /** A string, comment, shell line or code block without an end. */
  'unterminated',
  /** Something else should have stood here. */
  'expected',
  /** A number that its field cannot hold; `expected` is the range. */
  'out-of-range',
  /** Nested deeper than `limits.depth`. */
  'too-deep',
  'unknown-option',
  'unknown-call',
  /** A call of packetdrill that concerns no TCP connection (files, pipes, PSP). */
  'unsupported-call',
  'argument-count',
  /** A name that stands for nothing known: neither a socket constant nor an errno. */
  'unknown-symbol',
  'unknown-errno',
  'unknown-flag',
  'flag-twice',
  /** An ACE number together with ECE, CWR or AE: they are the same bits. */
  'flag-conflict',
  /** The second sequence number is not the first plus the length. */
  'sequence-length',
  /** An injected segment has to say its window. */
  'window-missing',
  'unknown-tcp-option',
  /** More than 40 octets. */
  'options-too-long',
  /** The octets of the options are no multiple of 4. */
  'options-unpadded',
  'unknown-icmp',
  /** `*` and ranges are only for what is expected, not for what is done. */
  'inexact-time',
  /** The end of a range or of a blocking call before its beginning. */
  'time-backwards',
  /** Finer than a microsecond. */
  'time-too-fine',
  /** packetdrill has none, and neither has this. */
  'loop',
  /** Known syntax of packetdrill that is not supported here: UDP, IPv6 tunnels, Python beyond assertions. */
  'unsupported',
  /** In an assertion: neither a field of TCP_INFO, nor a constant, nor assigned before. */
  'unknown-name',
  'unknown-host',
  'unknown-state',
  /** No row of lib/tcp’s table of behaviours has this name. */
  'unknown-behaviour',
  /** A name declared twice. */
  'name-twice',
  /** An attacker’s segment has to say between whom it passes: `> A>B S 0:0(0) win 100`. */
  'path-missing',
  /** Only the attacker forges, and only the attacker does nothing but send. */
  'attacker-only-sends',
  /** A script without a single event. */
  'empty',
  /** More errors than `limits.errors`; the rest is not told. */
  'too-many-errors',
] as const;
export type ScriptErrorCode = (typeof scriptErrorCodes)[number];

/** One thing wrong with a script. */
export interface ScriptError extends Place {
  readonly code: ScriptErrorCode;
  /** What could stand there: names of things (`time`, `integer`), or the text itself in backquotes. */
  readonly expected: readonly string[];
  /** What stands there, at most 40 characters; null at the end of the script. */
  readonly found: string | null;
}

/** Texts of the language, as `expected` holds them. */
export const literals = (texts: readonly string[]): string[] => texts.map((text) => `\`${text}\``);

/** What bounds the reading of a script, so that no text takes long or answers without end. */
export const limits = {
  characters: 1_000_000,
  line: 20_000,
  errors: 50,
  depth: 32,
  /** Of what was found, in a message. */
  found: 40,
} as const;

/** Collects errors, at most `limits.errors` and one that says there are more. */
export class ErrorList {
  readonly errors: ScriptError[] = [];

  get full(): boolean {
    return this.errors.length > limits.errors;
  }

  add(
    code: ScriptErrorCode,
    place: Place,
    expected: readonly string[],
    found: string | null,
  ): void {
    if (this.full) return;
    const { line, column } = place;
    if (this.errors.length === limits.errors) {
      this.errors.push({ code: 'too-many-errors', line, column, expected: [], found: null });
      return;
    }
    this.errors.push({ code, line, column, expected, found: found && shortened(found) });
  }
}

const shortened = (text: string): string =>
  text.length <= limits.found ? text : `${text.slice(0, limits.found - 1)}…`;
