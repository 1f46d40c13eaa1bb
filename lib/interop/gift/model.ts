/**
 * A file of questions in Moodle's GIFT format (https://docs.moodle.org/en/GIFT_format) as it was read: everything that
 * the format says, nothing yet of what our kinds can hold.
 */

/** How a text is to be read; `moodle` is what is meant when nothing is said. */
export const giftFormats = ['moodle', 'html', 'plain', 'markdown'] as const;
export type GiftFormat = (typeof giftFormats)[number];

export interface GiftText {
  readonly format: GiftFormat;
  /** Never empty; without escapes. */
  readonly text: string;
}

/** One answer on offer. `weight` is a percentage: 100 is right, 0 wrong, less than 0 takes points away. */
export interface GiftOption {
  readonly text: GiftText;
  readonly weight: number;
  readonly feedback: GiftText | null;
}

/** A number that is accepted: within a distance of a value, or between two. */
export type GiftNumber =
  | { readonly value: number; readonly tolerance: number }
  | { readonly from: number; readonly to: number };

export type GiftAnswer =
  | { readonly kind: 'description' }
  | { readonly kind: 'essay' }
  | {
      readonly kind: 'true-false';
      readonly right: boolean;
      readonly wrongFeedback: GiftText | null;
      readonly rightFeedback: GiftText | null;
    }
  | {
      readonly kind: 'choice';
      /** Whether one option is chosen (there is an `=`), or several (weights alone). */
      readonly single: boolean;
      readonly options: readonly GiftOption[];
    }
  | { readonly kind: 'short-answer'; readonly answers: readonly GiftOption[] }
  | {
      readonly kind: 'matching';
      readonly pairs: readonly { readonly left: GiftText; readonly right: GiftText }[];
    }
  | {
      readonly kind: 'numeric';
      readonly answers: readonly {
        readonly number: GiftNumber;
        readonly weight: number;
        readonly feedback: GiftText | null;
      }[];
      /** Said to every other answer. */
      readonly otherwise: GiftText | null;
    };

export interface GiftQuestion {
  readonly title: string | null;
  /** Empty where the answer stands first. */
  readonly stem: GiftText | null;
  /** What stands behind the answer of a question with a missing word. */
  readonly tail: string | null;
  readonly answer: GiftAnswer;
  /** Said to everybody afterwards. */
  readonly general: GiftText | null;
}

/** A question with the line on which it begins, counting from 1. */
export interface PlacedGiftQuestion {
  readonly line: number;
  readonly question: GiftQuestion;
}

/** What can be wrong in a file. Each has a sentence in content/messages (gift.error). */
export const giftErrors = [
  'no-question',
  'too-many-questions',
  'bad-character',
  'title-unclosed',
  'brace-unclosed',
  'brace-unopened',
  'second-answer',
  'no-text',
  'empty-option',
  'stray-text',
  'none-right',
  'bad-weight',
  'bad-number',
  'bad-range',
  'no-number',
  'bad-pair',
  'one-pair',
  'too-long',
  'too-many-options',
] as const;
export type GiftErrorCode = (typeof giftErrors)[number];

/** What is kept otherwise than the file has it. Each has a sentence in content/messages (gift.warning). */
export const giftWarnings = [
  'category',
  'titles',
  'description',
  'essay',
  'true-false',
  'short-answer',
  'matching',
  'several-right',
  'partial-weight',
  'otherwise',
  'other-numbers',
  'html',
  'image',
  // What is emitted otherwise than it was written.
  'kind',
  'misconception',
  'unit',
  'details',
] as const;
export type GiftWarningCode = (typeof giftWarnings)[number];

export interface GiftRemark<Code extends string> {
  readonly line: number;
  readonly code: Code;
  readonly params: Readonly<Record<string, string | number>>;
}
export type GiftError = GiftRemark<GiftErrorCode>;
export type GiftWarning = GiftRemark<GiftWarningCode>;

export const giftError = (
  line: number,
  code: GiftErrorCode,
  params: GiftError['params'] = {},
): GiftError => ({ line, code, params });
