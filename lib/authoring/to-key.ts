import { never, present } from '@/lib/kit';
import {
  simplePublicOf,
  type AuthoredAnswer,
  type BothLanguages,
  type Fault,
  type FreeTextTurn,
  type KeyBody,
  type SimpleAnswer,
  type SimpleKeyBody,
} from '@/lib/questions';

type Locale = keyof BothLanguages;
interface Reasons {
  readonly misconception?: string | undefined;
  readonly why?: BothLanguages | undefined;
}

/** What decides an answer, told in one language. */
export function keyBodyOf(answer: AuthoredAnswer, locale: Locale): KeyBody {
  if (answer.kind === 'free-text') {
    return { kind: answer.kind, turns: answer.turns.map((turn) => turnOf(turn, locale)) };
  }
  if (answer.kind !== 'multi-part') return simpleKeyOf(answer, locale);
  return {
    kind: answer.kind,
    parts: answer.parts.map((part) => ({
      ...{ id: part.id, ask: part.ask?.[locale] ?? null },
      when: part.when === undefined ? null : { ...part.when, shows: part.when.shows ?? null },
      body: simplePublicOf(part.answer, locale),
      key: simpleKeyOf(part.answer, locale),
    })),
  };
}

export function simpleKeyOf(answer: SimpleAnswer, locale: Locale): SimpleKeyBody {
  const reason = (reasons: Reasons): Fault => faultIn(reasons, locale);
  switch (answer.kind) {
    case 'single-choice':
      return {
        kind: answer.kind,
        correct: rightOf(answer.options),
        faults: wrongOptions(answer.options, locale),
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
    case 'verdict':
      return {
        ...{ kind: answer.kind, verdict: answer.verdict, reason: rightOf(answer.reasons) },
        faults: wrongOptions(answer.reasons, locale),
        verdictFaults: answer.faults.map((fault) => ({
          ...{ verdict: fault.verdict, fault: reason(fault) },
        })),
      };
    case 'order':
      return {
        ...{ kind: answer.kind, order: answer.steps.map(({ id }) => id) },
        before: answer.before ?? null,
        faults: answer.faults.map((fault) => ({
          ...{ first: fault.first, then: fault.then, fault: reason(fault) },
        })),
      };
    case 'match':
      return {
        kind: answer.kind,
        pairs: Object.fromEntries(answer.left.map(({ id, to }) => [id, to])),
        faults: answer.faults.map((fault) => ({
          ...{ left: fault.left, right: fault.right, fault: reason(fault) },
        })),
      };
    case 'predict-segments':
      return {
        kind: answer.kind,
        accepted: [answer.segments, ...answer.also],
        faults: answer.faults.map(({ segment, from, fields, ...why }) => ({
          ...{ segment, from: from ?? null, fields, fault: reason(why) },
        })),
      };
    case 'draw-ladder':
    case 'make-happen':
      return keyOfRun(answer);
    case 'spot-line':
      return {
        ...{ kind: answer.kind, line: answer.line },
        reason: answer.reasons === undefined ? null : rightOf(answer.reasons),
        faults: Object.fromEntries(answer.faults.map((fault) => [fault.line, reason(fault)])),
        reasonFaults: wrongOptions(answer.reasons ?? [], locale),
      };
    case 'read-capture':
      return {
        kind: answer.kind,
        blanks: Object.fromEntries(answer.blanks.map((blank) => [blank.id, blankKey(blank)])),
        faults: answer.faults.map((fault) => ({
          ...{ blank: fault.blank, value: fault.value, fault: reason(fault) },
        })),
      };
    case 'state-path':
      return {
        ...{ kind: answer.kind, accepted: answer.accepted },
        faults: answer.faults.map((fault) => ({ path: fault.path, fault: reason(fault) })),
      };
    case 'short-text':
      return shortTextKey(answer, locale);
    default:
      return never(answer);
  }
}

type Of<K extends SimpleAnswer['kind']> = Extract<SimpleAnswer, { kind: K }>;
type Option = Of<'single-choice'>['options'][number];

const faultIn = ({ misconception, why }: Reasons, locale: Locale): Fault => ({
  ...{ misconception: misconception ?? null, why: why?.[locale] ?? null },
});

const rightOf = (options: readonly Option[]): string =>
  present(
    options.find(({ right }) => right),
    'a right option of a question',
  ).id;

const wrongOptions = (options: readonly Option[], locale: Locale): Record<string, Fault> =>
  Object.fromEntries(
    options.filter(({ right }) => !right).map((option) => [option.id, faultIn(option, locale)]),
  );

const keyOfRun = (answer: Of<'draw-ladder'> | Of<'make-happen'>): SimpleKeyBody => {
  const { setup, goal } = answer;
  return answer.kind === 'draw-ladder'
    ? { kind: answer.kind, setup, goal, model: answer.model }
    : { kind: answer.kind, setup, goal, model: answer.model };
};

type BlankKey = Extract<SimpleKeyBody, { kind: 'read-capture' }>['blanks'][string];

function blankKey(blank: Of<'read-capture'>['blanks'][number]): BlankKey {
  switch (blank.type) {
    case 'number':
      return { type: blank.type, value: blank.value, tolerance: blank.tolerance };
    case 'seq':
      return { type: blank.type, value: blank.value };
    case 'flags':
      return { type: blank.type, value: blank.value };
    case 'state':
      return { type: blank.type, value: blank.value };
    default:
      return never(blank);
  }
}

/** The forms of the reader's language first: the first is shown. */
function shortTextKey(answer: Of<'short-text'>, locale: Locale): SimpleKeyBody {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return {
    ...{ kind: answer.kind, ordered: answer.ordered ?? false },
    accepted: [...answer.accepted[locale], ...answer.accepted[other]],
    synonyms: [...answer.synonyms[locale], ...answer.synonyms[other]],
    faults: answer.faults.flatMap((fault) =>
      [...new Set([fault.text[locale], fault.text[other]])].map((text) => ({
        ...{ text, fault: faultIn(fault, locale) },
      })),
    ),
  };
}

type AuthoredTurn = Extract<AuthoredAnswer, { kind: 'free-text' }>['turns'][number];

const turnOf = (turn: AuthoredTurn, locale: Locale): FreeTextTurn => ({
  id: turn.id,
  ask: turn.ask?.[locale] ?? null,
  when: turn.when ?? null,
  model: turn.model[locale],
  rubric: turn.rubric.map(({ id, weight, text, misconception }) => ({
    ...{ id, weight, text: text[locale], misconception: misconception ?? null },
  })),
});
