import type { Fault, Grade } from '@/lib/questions';
import {
  messageKey,
  translate,
  type Locale,
  type MessageKey,
  type MessageParams,
} from '@/lib/i18n';

/** Writes a grader's sentences in the reader's language. */
export interface Voice {
  readonly locale: Locale;
  readonly say: (key: MessageKey, params?: MessageParams) => string;
}

export const voiceIn = (locale: Locale): Voice => ({
  locale,
  say: (key, params) => translate(locale, key, params),
});

/** A response that cannot be graded: which part does not fit, what was expected and what was found. */
export const invalid = (field: string, message: string): Grade => ({
  status: 'invalid',
  field,
  message,
});

interface Findings {
  readonly score: number;
  readonly parts: readonly { readonly part: string; readonly right: boolean }[];
  /** The faults that the response shows, in order. */
  readonly faults: readonly Fault[];
  /** Said of a wrong answer that shows no known fault, and before the faults' own sentences when `always`. */
  readonly otherwise: string;
  readonly always?: boolean;
}

/** The grade for what a grader found. A right answer needs no sentence. */
export function graded(voice: Voice, { score, parts, faults, ...said }: Findings): Grade {
  const told = faults.map((fault) => tell(voice, fault)).filter((text) => text !== null);
  const sentences = told.length === 0 || said.always ? [said.otherwise, ...told] : told;
  return {
    status: 'graded',
    score,
    parts,
    misconceptions: distinct(faults.flatMap(({ misconception }) => misconception ?? [])),
    why: score === 1 ? null : distinct(sentences).join('\n\n'),
  };
}

interface FoundInParts {
  readonly score: number;
  readonly parts: readonly { readonly part: string; readonly right: boolean }[];
  readonly misconceptions: readonly string[];
  /** What is said of a wrong answer. */
  readonly sentences: readonly string[];
}

/** The grade for an answer whose parts were graded by themselves. */
export const gradedByParts = ({
  score,
  parts,
  misconceptions,
  sentences,
}: FoundInParts): Grade => ({
  ...{ status: 'graded', score, parts, misconceptions: distinct(misconceptions) },
  why: score === 1 ? null : distinct(sentences).join('\n\n'),
});

/** A fault's own sentence, or the name of the belief that leads to it. */
function tell({ locale, say }: Voice, { misconception, why }: Fault): string | null {
  if (why !== null) return why;
  const name = misconception === null ? null : messageKey(`misconceptions.${misconception}.name`);
  return name === null ? null : say('graders.belief', { name: translate(locale, name) });
}

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];
