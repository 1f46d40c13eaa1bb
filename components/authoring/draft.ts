import type {
  DraftAnswer,
  DraftText,
  HeaderFieldId,
  QuestionDraft,
  ScenarioDraft,
  WrittenDraft,
} from '@/lib/questions';

/** A text in both languages; while a draft is written, either may still be empty. */
export type Both = DraftText;
export type { ScenarioDraft, WrittenDraft };
export type Draft = QuestionDraft;

export type AnswerOf<K extends DraftAnswer['kind']> = Extract<DraftAnswer, { kind: K }>;
export type ChoiceAnswer = AnswerOf<'single-choice' | 'multiple-choice'>;
export type OptionDraft = ChoiceAnswer['options'][number];
export type HeaderAnswer = AnswerOf<'header-fields'>;
export type HeaderValues = HeaderAnswer['fields'];
export type HeaderValue = NonNullable<HeaderValues[HeaderFieldId]> | null;
export type TurnDraft = AnswerOf<'free-text'>['turns'][number];
export type PointDraft = TurnDraft['rubric'][number];

/** Why a wrong answer is wrong: a named misconception, a text, or both. */
export interface Reasons {
  readonly misconception?: string | undefined;
  readonly why?: Both | undefined;
}

export const languages = ['en', 'zh-CN'] as const;
export const noText = (): Both => ({ en: '', 'zh-CN': '' });
export const isEmpty = (text: Both | null | undefined): boolean =>
  !text || (text.en.trim() === '' && text['zh-CN'].trim() === '');

/** The element at an index replaced; `null` takes it out. */
export const replaced = <T>(list: readonly T[], index: number, value: T | null): T[] =>
  list.flatMap((each, at) => (at !== index ? [each] : value === null ? [] : [value]));

/** The element at an index moved by one; out of the list: nothing changes. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const copy = [...list];
  const [taken] = copy.splice(index, 1);
  const to = index + by;
  if (taken === undefined || to < 0 || to > copy.length) return [...list];
  copy.splice(to, 0, taken);
  return copy;
}

/** The first name of a, b, c … that is not taken. */
export function freeLetter(taken: readonly string[]): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  return letters.find((letter) => !taken.includes(letter)) ?? `o${taken.length + 1}`;
}

/** The first of prefix1, prefix2 … that is not taken. */
export function freeId(prefix: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
