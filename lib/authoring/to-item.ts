import { never, present } from '@/lib/kit';
import {
  headerFieldIds,
  itemVersion,
  type AuthoredQuestion,
  type BothLanguages,
  type Fault,
  type FreeTextTurn,
  type Item,
  type KeyBody,
  type PublicBody,
  type TopicId,
} from '@/lib/questions';

type Locale = keyof BothLanguages;
type Reasons = {
  readonly misconception?: string | undefined;
  readonly why?: BothLanguages | undefined;
};

/**
 * An authored question in one language, split into what is shown and what decides. Options keep the order of the
 * file: who shows them shuffles them by the variant's seed.
 */
export function toItem(
  question: AuthoredQuestion,
  topic: TopicId,
  version: number,
  locale: Locale,
): Item {
  return {
    public: {
      v: itemVersion,
      topic,
      difficulty: question.difficulty,
      preset: question.preset ?? null,
      stem: question.stem[locale],
      evidence: null,
      body: publicBodyOf(question.answer, locale),
    },
    key: {
      v: itemVersion,
      body: keyBodyOf(question.answer, locale),
      why: question.why[locale],
      remember: question.remember?.[locale] ?? null,
      sources: question.sources,
      evidence: null,
    },
    provenance: { kind: 'authored', question: question.id, version },
  };
}

function publicBodyOf(answer: AuthoredQuestion['answer'], locale: Locale): PublicBody {
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return {
        kind: answer.kind,
        options: answer.options.map(({ id, text }) => ({ id, text: text[locale] })),
      };
    case 'numeric':
      return { kind: answer.kind, unit: answer.unit?.[locale] ?? null };
    case 'header-fields':
      return { kind: answer.kind, fields: fieldOrder(answer.fields), given: answer.given };
    case 'state-pair':
      return {
        kind: answer.kind,
        ends: { A: answer.ends.A[locale], B: answer.ends.B[locale] },
      };
    case 'free-text':
      return { kind: answer.kind };
    default:
      return never(answer);
  }
}

function keyBodyOf(answer: AuthoredQuestion['answer'], locale: Locale): KeyBody {
  const reason = (reasons: Reasons): Fault => ({
    misconception: reasons.misconception ?? null,
    why: reasons.why?.[locale] ?? null,
  });
  switch (answer.kind) {
    case 'single-choice':
      return {
        kind: answer.kind,
        correct: present(
          answer.options.find(({ right }) => right),
          `a right option of a question`,
        ).id,
        faults: Object.fromEntries(
          answer.options.filter(({ right }) => !right).map((option) => [option.id, reason(option)]),
        ),
      };
    case 'multiple-choice':
      return {
        kind: answer.kind,
        correct: answer.options.filter(({ right }) => right).map(({ id }) => id),
        faults: Object.fromEntries(
          answer.options
            .filter(({ right, why }) => !right || why !== undefined)
            .map((option) => [option.id, reason(option)]),
        ),
      };
    case 'numeric':
      return {
        kind: answer.kind,
        value: answer.value,
        tolerance: answer.tolerance,
        faults: answer.faults.map((fault) => ({ value: fault.value, fault: reason(fault) })),
      };
    case 'header-fields':
      return {
        kind: answer.kind,
        fields: answer.fields,
        faults: answer.faults.map((fault) => ({ fields: fault.fields, fault: reason(fault) })),
      };
    case 'state-pair':
      return {
        kind: answer.kind,
        states: answer.states,
        faults: answer.faults.map((fault) => ({ states: fault.states, fault: reason(fault) })),
      };
    case 'free-text':
      return { kind: answer.kind, turns: answer.turns.map((turn) => turnOf(turn, locale)) };
    default:
      return never(answer);
  }
}

type AuthoredTurn = Extract<AuthoredQuestion['answer'], { kind: 'free-text' }>['turns'][number];

const turnOf = (turn: AuthoredTurn, locale: Locale): FreeTextTurn => ({
  id: turn.id,
  ask: turn.ask?.[locale] ?? null,
  when: turn.when ?? null,
  model: turn.model[locale],
  rubric: turn.rubric.map(({ id, weight, text, misconception }) => ({
    ...{ id, weight, text: text[locale], misconception: misconception ?? null },
  })),
});

type HeaderAnswer = Extract<AuthoredQuestion['answer'], { kind: 'header-fields' }>;

/** The fields asked for, in the order of a header line, whatever the order of the file. */
const fieldOrder = (fields: HeaderAnswer['fields']) =>
  headerFieldIds.filter((field) => fields[field] !== undefined);
