import { never } from '@/lib/kit';
import type { BothLanguages } from './content';
import type { DraftAnswer, SimpleDraftAnswer } from './draft';
import {
  headerFieldIds,
  type HeaderFieldId,
  type PublicBody,
  type SimplePublicBody,
} from './kinds';

type Locale = keyof BothLanguages;
interface Choosable {
  readonly id: string;
  readonly text: BothLanguages;
}

/** What a written answer, whole or not, shows in one language before it is given; nothing of what decides it. */
export function publicBodyOf(answer: DraftAnswer, locale: Locale): PublicBody {
  if (answer.kind === 'free-text') return { kind: answer.kind };
  if (answer.kind === 'multi-part') {
    return { kind: answer.kind, parts: firstParts(answer, locale) };
  }
  return simplePublicOf(answer, locale);
}

/** The parts that everybody is asked before the first follow-up. */
function firstParts(
  { parts }: Extract<DraftAnswer, { kind: 'multi-part' }>,
  locale: Locale,
): Extract<PublicBody, { kind: 'multi-part' }>['parts'] {
  const followUp = parts.findIndex(({ when }) => when !== undefined);
  return parts.slice(0, followUp < 0 ? parts.length : followUp).map(({ id, ask, answer }) => ({
    ...{ id, ask: ask?.[locale] ?? null, body: simplePublicOf(answer, locale) },
  }));
}

export function simplePublicOf(answer: SimpleDraftAnswer, locale: Locale): SimplePublicBody {
  const shown = (list: readonly Choosable[]) =>
    list.map(({ id, text }) => ({ id, text: text[locale] }));
  const ends = (named: { readonly A: BothLanguages; readonly B: BothLanguages }) => ({
    ...{ A: named.A[locale], B: named.B[locale] },
  });
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return { kind: answer.kind, options: shown(answer.options) };
    case 'numeric':
      return { kind: answer.kind, unit: answer.unit?.[locale] ?? null };
    case 'header-fields':
      return { kind: answer.kind, fields: fieldOrder(answer.fields), given: answer.given };
    case 'state-pair':
      return { kind: answer.kind, ends: ends(answer.ends) };
    case 'verdict':
      return { kind: answer.kind, reasons: shown(answer.reasons) };
    case 'order':
      return { kind: answer.kind, steps: shown(answer.steps) };
    case 'match':
      return { kind: answer.kind, left: shown(answer.left), right: shown(answer.right) };
    case 'predict-segments':
      return {
        ...{ kind: answer.kind, count: answer.segments.length, ends: ends(answer.ends) },
        fields: fieldOrder(answer.segments[0]?.fields ?? {}),
      };
    case 'draw-ladder':
      return { kind: answer.kind, ends: ends(answer.ends), most: answer.most };
    case 'make-happen': {
      const { kind, calls, deeds, most } = answer;
      return { kind, ends: ends(answer.ends), calls, deeds, most };
    }
    case 'spot-line':
      return {
        ...{ kind: answer.kind, lines: shown(answer.lines) },
        reasons: answer.reasons === undefined ? null : shown(answer.reasons),
      };
    case 'read-capture':
      return {
        ...{ kind: answer.kind, capture: answer.capture },
        blanks: answer.blanks.map((blank) => ({
          ...{ id: blank.id, ask: blank.ask[locale], type: blank.type },
          unit: blank.type === 'number' ? (blank.unit?.[locale] ?? null) : null,
        })),
      };
    case 'state-path': {
      const [path] = answer.accepted;
      const steps = answer.open ? null : (path?.length ?? null);
      return { kind: answer.kind, start: answer.start, steps };
    }
    case 'short-text':
      return { kind: answer.kind };
    default:
      return never(answer);
  }
}

/** The fields asked for, in the order of a header line, whatever the order of the file. */
const fieldOrder = (fields: Readonly<Partial<Record<HeaderFieldId, unknown>>>) =>
  headerFieldIds.filter((field) => fields[field] !== undefined);
