/** Everything that can be wrong with a content file. Each code has a sentence in content/messages. */
export const findingCodes = [
  'syntax',
  'alias',
  'empty',
  'unknown-key',
  'missing-key',
  'missing-language',
  'wrong-type',
  'not-one-of',
  'out-of-range',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'wrong-format',
  'wrong-value',
  'wrong-file-name',
  'unknown-content',
  'duplicate-question',
  'duplicate-option',
  'same-text',
  'right-count',
  'none-right',
  'none-wrong',
  'no-reason',
  'reason-of-right',
  'fault-is-key',
  'fault-twice',
  'fault-field',
  'given-and-asked',
  'duplicate-turn',
  'duplicate-point',
  'first-turn',
  'later-point',
  'said-and-unsaid',
  'no-must',
  'only-traps',
  'belief-of-right',
  'no-such-id',
  'id-twice',
  'order-broken',
  'other-fields',
  'other-count',
  'value-type',
  'key-not-right',
  'unknown-misconception',
  'unknown-claim',
  'unknown-clause',
  'half-width',
  'full-width',
  'wrong-quotes',
  'formal-you',
  'chinese-in-english',
  'no-chinese',
  'unclosed-mark',
  'code-differs',
  'topic-missing',
  'topic-twice',
  'topic-order',
  'wrong-interview-name',
  'question-unnamed',
  'not-generated',
  'pool-too-small',
  'schema-stale',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** One thing wrong in one content file. `line` counts from 1. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly code: FindingCode;
  /** What the sentence of the code names: what was expected, what was found. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where a remark belongs inside a document: keys and indexes from the root. */
export type Path = readonly (string | number)[];

/** A finding that does not know its file and line yet. */
export interface Remark {
  readonly path: Path;
  readonly code: FindingCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export const remark = (path: Path, code: FindingCode, params: Remark['params'] = {}): Remark => ({
  path,
  code,
  params,
});
