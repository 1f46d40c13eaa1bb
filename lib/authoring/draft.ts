import { messageKey, type Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import {
  publishedQuestion,
  type AuthoredQuestion,
  type QuestionDraft,
  type WrittenDraft,
} from '@/lib/questions';
import { fieldFinding, isError, type FieldFinding } from './field-finding';
import { questionRemarks } from './question-file';
import { shapeRemarks } from './shape';

export interface Compiled {
  readonly question: AuthoredQuestion;
  /** Slips of style that do not keep it from being published. */
  readonly advice: readonly FieldFinding[];
}

/**
 * A draft as a whole question, by the rules of content:check; or all that is missing or wrong, by field. `id` is the
 * question's slug.
 */
export function compileDraft(
  draft: WrittenDraft,
  id: string,
  locale: Locale,
): Result<Compiled, FieldFinding[]> {
  const written = finished(draft, id);
  const parsed = publishedQuestion.safeParse(written);
  if (!parsed.success) {
    return err(
      shapeRemarks(parsed.error.issues, written).map((remark) => fieldFinding(remark, locale)),
    );
  }
  const question = parsed.data;
  // An author's other sources are their own words: only a clause can be wrong.
  const known = { claims: new Set(question.sources), misconceptions: knownMisconceptions() };
  const findings = questionRemarks(question, [], known).map((remark) =>
    fieldFinding(remark, locale),
  );
  return findings.some(isError) ? err(findings) : ok({ question, advice: findings });
}

/** D01 to D47: those that there are words for. */
const knownMisconceptions = (): Set<string> =>
  new Set(
    Array.from({ length: 99 }, (_, index) => `D${String(index + 1).padStart(2, '0')}`).filter(
      (id) => messageKey(`misconceptions.${id}.name`) !== null,
    ),
  );

/** A draft without what is still empty, in the form of an authored question. */
function finished(draft: WrittenDraft, id: string): Readonly<Record<string, unknown>> {
  const { difficulty, preset, stem, answer, why, remember, sources } = draft;
  const remembered = remember === null ? undefined : withoutEmpty(remember, 'remember');
  return {
    ...{ id, difficulty, stem: withoutEmpty(stem), answer: withoutEmpty(answer) },
    ...{ why: withoutEmpty(why) },
    ...(preset === null ? {} : { preset }),
    ...(remembered === undefined ? {} : { remember: remembered }),
    sources: sources.map((source) => source.trim()).filter((source) => source !== ''),
  };
}

/** Texts that may be left out, when neither language has anything. */
const optional = new Set(['why', 'unit', 'remember', 'ask']);

function withoutEmpty(value: unknown, key?: string | number): unknown {
  if (Array.isArray(value)) return value.map((each, index) => withoutEmpty(each, index));
  if (typeof value !== 'object' || value === null) return value;
  if (isBoth(value)) return bothWithoutEmpty(value, key);
  const members = Object.entries(value)
    .map(([name, member]: [string, unknown]) => [name, withoutEmpty(member, name)] as const)
    .filter(([name, member]) => member !== undefined && !isUntyped(name, member));
  return Object.fromEntries(members);
}

const isBoth = (value: object): value is { en: string; 'zh-CN': string } =>
  'en' in value && typeof value.en === 'string' && 'zh-CN' in value;

function bothWithoutEmpty(value: object, key?: string | number): unknown {
  const filled = Object.entries(value)
    .map(([language, text]: [string, string]) => [language, text.trim()] as const)
    .filter(([, text]) => text !== '');
  const leftOut = filled.length === 0 && typeof key === 'string' && optional.has(key);
  return leftOut ? undefined : Object.fromEntries(filled);
}

/** A number not typed yet, and a given header field that says nothing. */
const isUntyped = (name: string, value: unknown): boolean =>
  (name === 'value' && value === null) || value === '';

/** An authored question as its author goes on with it. */
export function draftOf(question: AuthoredQuestion, topic: WrittenDraft['topic']): QuestionDraft {
  const { difficulty, preset, stem, answer, why, remember, sources } = question;
  return {
    ...{ v: 1, topic, kind: answer.kind, difficulty, preset: preset ?? null },
    ...{ stem, answer, why, remember: remember ?? null, sources },
  };
}
