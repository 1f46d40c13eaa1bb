import type { Locale } from '@/lib/i18n';
import {
  publishedQuestion,
  type AuthoredQuestion,
  type Item,
  type WrittenDraft,
} from '@/lib/questions';
import { answerRemarks } from './answer-rules';
import { compileDraft } from './draft';
import type { FieldFinding } from './field-finding';
import { toItem, toPublicView } from './to-item';

/** What an author sees of a draft while writing it. */
export interface Preview {
  readonly public: Item['public'];
  /** Null while the answer is not whole. */
  readonly key: Item['key'] | null;
  readonly findings: readonly FieldFinding[];
}

/** Stands for a text that is in neither language yet. */
const nothingYet = '…';
const nothing = { en: nothingYet, 'zh-CN': nothingYet };

/** What can be shown of a draft in a language, however unfinished it is, and what is missing to publish it. */
export function previewDraft(draft: WrittenDraft, locale: Locale): Preview {
  const compiled = compileDraft(draft, 'preview', locale);
  const findings = compiled.ok ? compiled.value.advice : compiled.error;
  const question = compiled.ok ? compiled.value.question : shown(draft);
  const whole = compiled.ok || isWhole(question);
  if (!whole) {
    const { topic } = draft;
    return { public: toPublicView(withSomeOption(question), topic, locale), key: null, findings };
  }
  const item = toItem(question, draft.topic, 1, locale);
  return { public: item.public, key: item.key, findings };
}

/** Texts may stand in for each other in a preview; the answer itself must be there. */
const isWhole = (question: AuthoredQuestion): boolean =>
  publishedQuestion.safeParse(question).success &&
  answerRemarks(question.answer, []).every(({ code }) => !broken.has(code));
const broken: ReadonlySet<string> = new Set([
  'right-count',
  'none-right',
  'none-wrong',
  'duplicate-option',
  'duplicate-turn',
  'duplicate-point',
  'fault-is-key',
  'no-such-id',
  'id-twice',
  'order-broken',
  'key-not-right',
]);

/** The draft with every gap filled, so that its picture can be drawn. */
function shown(draft: WrittenDraft): AuthoredQuestion {
  const { difficulty, preset, stem, answer, why, remember, sources } = draft;
  const filled = filledTexts({ stem, answer, why, ...(remember === null ? {} : { remember }) });
  return {
    ...{ id: 'preview', difficulty, sources, ...(preset === null ? {} : { preset }) },
    ...(filled as Pick<AuthoredQuestion, 'stem' | 'answer' | 'why'>),
  };
}

function filledTexts(value: unknown, key?: string): unknown {
  if (Array.isArray(value)) return value.map((each) => filledTexts(each));
  if (value === null && key === 'value') return 0;
  if (typeof value !== 'object' || value === null) return value;
  if ('en' in value && 'zh-CN' in value) {
    const { en, 'zh-CN': zh } = value as Record<'en' | 'zh-CN', string>;
    return { en: en || zh || nothingYet, 'zh-CN': zh || en || nothingYet };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [
      name,
      filledTexts(member, name),
    ]),
  );
}

/** For the picture alone: a choice shows something to choose. */
function withSomeOption(question: AuthoredQuestion): AuthoredQuestion {
  const { answer } = question;
  if (!('options' in answer) || answer.options.length > 0) return question;
  return { ...question, answer: { ...answer, options: [{ id: 'a', text: nothing }] } };
}
