import { never } from '@/lib/kit';
import {
  publicBodyOf,
  type DraftAnswer,
  type HeaderFieldId,
  type PublicBody,
  type ResponseBody,
  type SimpleDraftAnswer,
  type SimpleResponseBody,
} from '@/lib/questions';
import { reasonedFaults } from './preview-faults';
import type { Both } from './draft';

type Language = keyof Both;
const headerOrder: readonly HeaderFieldId[] = ['flags', 'seq', 'ack', 'len'];

/** What readers will see of an answer in writing; a text that is still missing is shown as a gap. */
export const bodyOf = (answer: DraftAnswer, language: Language): PublicBody =>
  publicBodyOf(withGaps(answer) as DraftAnswer, language);

const gap = '…';
/** The texts that are shown of an answer: none of them is ever empty. */
const shownTexts = new Set(['en', 'zh-CN', 'capture']);

/** A value with a gap for every text that is still empty. */
function withGaps(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return value.trim() === '' && shownTexts.has(key) ? gap : value;
  if (Array.isArray(value)) return value.map((each) => withGaps(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withGaps(member, name)]),
  );
}

/** A text in a language, or a gap where there is none yet. */
const shown = (text: Both, language: Language): string =>
  text[language].trim() === '' ? gap : text[language];

/** The right answer, as far as there is one; null for a free text, which is ticked off instead. */
export function rightOf(answer: DraftAnswer): ResponseBody | null {
  if (answer.kind === 'free-text') return null;
  if (answer.kind !== 'multi-part') return simpleRightOf(answer);
  const parts = answer.parts.flatMap(({ id, when, answer: part }) => {
    const response = when === undefined ? simpleRightOf(part) : null;
    return response === null ? [] : [{ id, response }];
  });
  return parts.length === 0 ? null : { kind: answer.kind, parts };
}

function simpleRightOf(answer: SimpleDraftAnswer): SimpleResponseBody | null {
  switch (answer.kind) {
    case 'single-choice': {
      const right = answer.options.find((option) => option.right);
      return right === undefined ? null : { kind: answer.kind, choice: right.id };
    }
    case 'multiple-choice': {
      const right = answer.options.filter((option) => option.right);
      return { kind: answer.kind, choices: right.map(({ id }) => id) };
    }
    case 'numeric':
      return answer.value === null ? null : { kind: answer.kind, value: answer.value };
    case 'header-fields':
      return {
        kind: answer.kind,
        fields: typedFields(answer.fields),
      };
    case 'state-pair':
      return { kind: answer.kind, states: answer.states };
    case 'verdict': {
      const reason = answer.reasons.find((option) => option.right);
      return reason === undefined
        ? null
        : { kind: answer.kind, verdict: answer.verdict, reason: reason.id };
    }
    case 'order':
      return { kind: answer.kind, order: answer.steps.map(({ id }) => id) };
    case 'match':
      return {
        kind: answer.kind,
        pairs: Object.fromEntries(answer.left.map(({ id, to }) => [id, to])),
      };
    case 'predict-segments':
      return {
        kind: answer.kind,
        segments: answer.segments.map(({ from, fields }) => ({
          from,
          fields: typedFields(fields),
        })),
      };
    case 'draw-ladder':
      return answer.model.length === 0 ? null : { kind: answer.kind, rows: answer.model };
    case 'make-happen':
      return answer.model.length === 0 ? null : { kind: answer.kind, events: answer.model };
    case 'spot-line': {
      const reason = answer.reasons?.find((option) => option.right)?.id ?? null;
      return { kind: answer.kind, line: answer.line, reason };
    }
    case 'read-capture':
      return {
        kind: answer.kind,
        blanks: Object.fromEntries(answer.blanks.map(({ id, value }) => [id, value ?? '-'])),
      };
    case 'state-path': {
      const [path] = answer.accepted;
      return path === undefined ? null : { kind: answer.kind, path };
    }
    case 'short-text': {
      const [text] = answer.accepted.en;
      return text === undefined ? null : { kind: answer.kind, text };
    }
    default:
      return never(answer);
  }
}

/** Header fields as a reader leaves them: empty where the field means nothing. */
const typedFields = (fields: Extract<DraftAnswer, { kind: 'header-fields' }>['fields']) =>
  Object.fromEntries(
    headerOrder.flatMap((field) => {
      const value = fields[field];
      return value === undefined ? [] : [[field, value ?? '']];
    }),
  );

/** A wrong answer that has a text of its own: what is said to who gives it. */
export function reasonsOf(
  answer: DraftAnswer,
  language: Language,
): readonly {
  readonly what: string;
  readonly misconception: string | null;
  readonly why: string;
}[] {
  const line = (
    what: string,
    reasons: { misconception?: string | undefined; why?: Both | undefined },
  ) => ({
    what,
    misconception: reasons.misconception ?? null,
    why: reasons.why?.[language] ?? '',
  });
  const all = ((): ReturnType<typeof line>[] => {
    switch (answer.kind) {
      case 'single-choice':
      case 'multiple-choice':
        return answer.options
          .filter((option) => !option.right)
          .map((option) => line(shown(option.text, language), option));
      case 'numeric':
        return answer.faults.map((fault) => line(String(fault.value ?? '…'), fault));
      case 'header-fields':
        return answer.faults.map((fault) => line(headerText(fault.fields), fault));
      case 'state-pair':
        return answer.faults.map((fault) => line(`${fault.states.A}, ${fault.states.B}`, fault));
      case 'free-text':
        return [];
      case 'verdict':
      case 'order':
      case 'match':
      case 'predict-segments':
      case 'spot-line':
      case 'read-capture':
      case 'state-path':
      case 'short-text':
        return reasonedFaults(answer, language).map(({ what, ...reasons }) => line(what, reasons));
      case 'draw-ladder':
      case 'make-happen':
        return [];
      case 'multi-part':
        return answer.parts.flatMap((part) =>
          reasonsOf(part.answer, language).map(({ what, misconception, why }) => ({
            ...{ what, misconception, why },
          })),
        );
      default:
        return never(answer);
    }
  })();
  return all.filter(({ misconception, why }) => misconception !== null || why !== '');
}

const headerText = (fields: Readonly<Partial<Record<HeaderFieldId, unknown>>>): string =>
  headerOrder
    .filter((field) => fields[field] !== undefined)
    .map((field) => `${field} ${[fields[field]].flat().map(String).join(',')}`)
    .join(' · ');
