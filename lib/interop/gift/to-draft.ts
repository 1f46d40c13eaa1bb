import { err, never, ok, type Result } from '@/lib/kit';
import type { BothLanguages, DraftAnswer, QuestionDraft, TopicId } from '@/lib/questions';
import {
  giftError,
  type GiftAnswer,
  type GiftError,
  type GiftNumber,
  type GiftOption,
  type GiftText,
  type GiftWarning,
  type GiftWarningCode,
  type PlacedGiftQuestion,
} from './model';
import { richText } from './rich';

type Language = keyof BothLanguages;

/** What an import is told: where its questions belong, and what yes and no are called in its language. */
export interface ImportInto {
  readonly topic: TopicId;
  readonly language: Language;
  readonly words: { readonly true: string; readonly false: string };
}

export interface Imported {
  /** Null: nothing of it is a question. */
  readonly draft: QuestionDraft | null;
  readonly warnings: readonly GiftWarning[];
}

const longest = 4000;
const mostPoints = 12;
const mostOptions = { 'single-choice': 8, 'multiple-choice': 10 } as const;

/** A question as a draft of one of our kinds, the nearest there is; what is kept otherwise than it stood is a warning. */
export function toDraft(
  { line, question }: PlacedGiftQuestion,
  into: ImportInto,
): Result<Imported, GiftError[]> {
  const kept = new Keeper(line, into.language);
  const { answer: given } = question;
  if (given.kind === 'description') {
    kept.warn('description');
    return ok({ draft: null, warnings: kept.warnings });
  }
  const gap = question.tail === null ? '' : ` _____ ${question.tail}`;
  const stem = kept.both(question.stem, gap);
  const { answer, reasons } = answerOf(given, kept, into);
  const why = kept.joined([question.general, ...reasons]);
  if (kept.errors.length > 0) return err(kept.errors);
  const draft = {
    ...{ v: 1, topic: into.topic, difficulty: 2, preset: null, remember: null, sources: [] },
    ...{ kind: answer.kind, stem, answer, why },
  } satisfies QuestionDraft;
  return ok({ draft, warnings: kept.warnings });
}

/** Turns the texts of one question, and gathers what becomes of them. */
class Keeper {
  readonly warnings: GiftWarning[] = [];
  readonly errors: GiftError[] = [];

  constructor(
    private readonly line: number,
    private readonly language: Language,
  ) {}

  warn(code: GiftWarningCode): void {
    if (this.warnings.some((warning) => warning.code === code)) return;
    this.warnings.push({ line: this.line, code, params: {} });
  }

  fail(code: GiftError['code'], params: GiftError['params']): void {
    this.errors.push(giftError(this.line, code, params));
  }

  /** A text in the language of the import; the other one is still to be written. */
  both(text: GiftText | null, more = ''): BothLanguages {
    return this.written(`${text === null ? '' : this.rich(text)}${more}`.trim());
  }

  /** The texts that there are, as paragraphs. */
  joined(texts: readonly (GiftText | null)[]): BothLanguages {
    return this.written(texts.flatMap((text) => (text ? [this.rich(text)] : [])).join('\n\n'));
  }

  written(text: string): BothLanguages {
    if (text.length > longest) this.fail('too-long', { limit: longest });
    return { en: '', 'zh-CN': '', [this.language]: text.slice(0, longest) };
  }

  private rich(text: GiftText): string {
    const rich = richText(text);
    for (const code of rich.lost) this.warn(code);
    return rich.text;
  }
}

interface Answered {
  readonly answer: DraftAnswer;
  /** What was said to the right answer: it belongs to why it is right. */
  readonly reasons: readonly (GiftText | null)[];
}

function answerOf(
  given: Exclude<GiftAnswer, { kind: 'description' }>,
  kept: Keeper,
  into: ImportInto,
): Answered {
  switch (given.kind) {
    case 'choice':
      return choiceOf(given, kept);
    case 'true-false':
      kept.warn('true-false');
      return trueFalse(given, kept, into);
    case 'numeric':
      return numericOf(given, kept);
    case 'essay':
      kept.warn('essay');
      return { answer: freeText(kept.written(''), []), reasons: [] };
    case 'short-answer': {
      kept.warn('short-answer');
      const texts = given.answers.filter(({ weight }) => weight === 100).map(({ text }) => text);
      const accepted = texts.map((text) => richText(text).text).join(' / ');
      const reasons = given.answers.map(({ feedback }) => feedback);
      return { answer: freeText(kept.written(accepted), [kept.written(accepted)]), reasons };
    }
    case 'matching': {
      kept.warn('matching');
      const pairs = given.pairs.map(
        ({ left, right }) => `${richText(left).text} → ${richText(right).text}`,
      );
      const points = pairs.slice(0, mostPoints).map((pair) => kept.written(pair));
      return { answer: freeText(kept.written(pairs.join('\n\n')), points), reasons: [] };
    }
    default:
      return never(given);
  }
}

function choiceOf(
  { single, options }: Extract<GiftAnswer, { kind: 'choice' }>,
  kept: Keeper,
): Answered {
  const right = options.filter((option) => isRight(option, single));
  if (single && right.length > 1) kept.warn('several-right');
  if (isPartial(options, single)) kept.warn('partial-weight');
  const kind = single && right.length === 1 ? 'single-choice' : 'multiple-choice';
  if (options.length > mostOptions[kind]) {
    kept.fail('too-many-options', { limit: mostOptions[kind], found: options.length });
  }
  const written = options.slice(0, mostOptions[kind]).map((option, index) => ({
    ...{ id: letter(index), text: kept.both(option.text) },
    ...(isRight(option, single)
      ? { right: true as const }
      : option.feedback && { why: kept.both(option.feedback) }),
  }));
  return { answer: { kind, options: written }, reasons: right.map(({ feedback }) => feedback) };
}

/** Of one choice, only what counts fully is right; of several, all that counts at all. */
const isRight = ({ weight }: GiftOption, single: boolean): boolean =>
  single ? weight === 100 : weight > 0;

/** Whether weights say more than right and wrong. */
function isPartial(options: readonly GiftOption[], single: boolean): boolean {
  if (single) return options.some(({ weight }) => weight > 0 && weight < 100);
  const weights = options.map(({ weight }) => weight).filter((weight) => weight > 0);
  return weights.some((weight) => Math.abs(weight - 100 / weights.length) > 0.01);
}

const letter = (index: number): string => String.fromCodePoint(97 + index);

function trueFalse(
  { right, wrongFeedback, rightFeedback }: Extract<GiftAnswer, { kind: 'true-false' }>,
  kept: Keeper,
  { words }: ImportInto,
): Answered {
  const why = wrongFeedback ? { why: kept.both(wrongFeedback) } : {};
  const options = ([true, false] as const).map((value) => ({
    ...{ id: value ? 'true' : 'false', text: kept.written(words[`${value}`]) },
    ...(value === right ? { right: true as const } : why),
  }));
  return { answer: { kind: 'single-choice', options }, reasons: [rightFeedback] };
}

function numericOf(
  { answers, otherwise }: Extract<GiftAnswer, { kind: 'numeric' }>,
  kept: Keeper,
): Answered {
  const whole = answers.filter(({ weight }) => weight === 100);
  const others = answers.filter(({ weight }) => weight !== 100);
  if (whole.length > 1) kept.warn('other-numbers');
  if (others.some(({ weight }) => weight > 0)) kept.warn('partial-weight');
  if (otherwise) kept.warn('otherwise');
  const [first] = whole;
  const faults = others.map(({ number, feedback }) => ({
    value: middleOf(number).value,
    ...(feedback ? { why: kept.both(feedback) } : {}),
  }));
  const { value, tolerance } = first ? middleOf(first.number) : { value: null, tolerance: 0 };
  return {
    answer: { kind: 'numeric', value, tolerance, faults: faults.slice(0, 20) },
    reasons: [first?.feedback ?? null],
  };
}

/** A range as its middle and half its width, without the noise of binary fractions. */
function middleOf(number: GiftNumber): { readonly value: number; readonly tolerance: number } {
  if (!('from' in number)) return number;
  const { from, to } = number;
  return { value: exact((from + to) / 2), tolerance: exact((to - from) / 2) };
}

const exact = (number: number): number => Number(number.toPrecision(12));

const freeText = (model: BothLanguages, points: readonly BothLanguages[]): DraftAnswer => ({
  kind: 'free-text',
  turns: [
    {
      ...{ id: 'first', model },
      rubric: points.map((text, index) => ({
        ...{ id: `point-${index + 1}`, weight: 'must' as const, text },
      })),
    },
  ],
});
