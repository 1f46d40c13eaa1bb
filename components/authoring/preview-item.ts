import { never } from '@/lib/kit';
import type { DraftAnswer, HeaderFieldId, PublicBody, ResponseBody } from '@/lib/questions';
import type { Both } from './draft';

type Language = keyof Both;
const headerOrder: readonly HeaderFieldId[] = ['flags', 'seq', 'ack', 'len'];

/** What readers will see of an answer in writing; a text that is still missing is shown as a gap. */
export function bodyOf(answer: DraftAnswer, language: Language): PublicBody {
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return {
        kind: answer.kind,
        options: answer.options.map(({ id, text }) => ({ id, text: shown(text, language) })),
      };
    case 'numeric':
      return { kind: answer.kind, unit: answer.unit ? shown(answer.unit, language) : null };
    case 'header-fields':
      return {
        kind: answer.kind,
        fields: headerOrder.filter((field) => answer.fields[field] !== undefined),
        given: answer.given,
      };
    case 'state-pair':
      return {
        kind: answer.kind,
        ends: { A: shown(answer.ends.A, language), B: shown(answer.ends.B, language) },
      };
    case 'free-text':
      return { kind: answer.kind };
    default:
      return never(answer);
  }
}

/** A text in a language, or a gap where there is none yet. */
const shown = (text: Both, language: Language): string =>
  text[language].trim() === '' ? '…' : text[language];

/** The right answer, as far as there is one; null for a free text, which is ticked off instead. */
export function rightOf(answer: DraftAnswer): ResponseBody | null {
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
        fields: Object.fromEntries(
          headerOrder.flatMap((field) => {
            const value = answer.fields[field];
            return value === undefined ? [] : [[field, value ?? '']];
          }),
        ),
      };
    case 'state-pair':
      return { kind: answer.kind, states: answer.states };
    case 'free-text':
      return null;
    default:
      return never(answer);
  }
}

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
