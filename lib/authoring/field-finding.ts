import type { Locale } from '@/lib/i18n';
import type { FindingCode, Path, Remark } from './finding';
import { reasonOf } from './reason';

/** One thing to mend in what somebody wrote in the browser. */
export interface FieldFinding {
  /** The field, from the root of what was written: `answer.options.0.text.en`. */
  readonly path: string;
  readonly code: FindingCode | 'scenario';
  /** In the author's language. */
  readonly message: string;
  /** An `error` keeps it from being published; `advice` does not. */
  readonly level: 'error' | 'advice';
}

/** Slips of style: an author may have a reason, and the question works all the same. */
const advised: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'half-width',
  'full-width',
  'wrong-quotes',
  'formal-you',
  'code-differs',
]);

export const pathText = (path: Path): string => path.join('.');

export const fieldFinding = (remark: Remark, locale: Locale): FieldFinding => ({
  path: pathText(remark.path),
  code: remark.code,
  message: reasonOf(remark, locale),
  level: advised.has(remark.code) ? 'advice' : 'error',
});

export const isError = ({ level }: FieldFinding): boolean => level === 'error';
