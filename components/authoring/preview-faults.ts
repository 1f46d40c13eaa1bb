import { never } from '@/lib/kit';
import type { AnswerOf, Both, Reasons } from './draft';

type Language = keyof Both;
type Answer = AnswerOf<
  | 'verdict'
  | 'order'
  | 'match'
  | 'predict-segments'
  | 'spot-line'
  | 'read-capture'
  | 'state-path'
  | 'short-text'
>;
interface Fault extends Reasons {
  /** The wrong answer itself, in short. */
  readonly what: string;
}

/** The wrong answers that an answer in writing foresees, of the kinds that are given by lists and blanks. */
export function reasonedFaults(answer: Answer, language: Language): readonly Fault[] {
  const textOf = (list: readonly Listed[], id: string): string =>
    list.find((each) => each.id === id)?.text[language] ?? id;
  switch (answer.kind) {
    case 'verdict':
      return wrongOptions(answer.reasons, language);
    case 'order':
      return answer.faults.map(({ first, then, ...reasons }) => ({
        ...{ what: `${textOf(answer.steps, first)} → ${textOf(answer.steps, then)}`, ...reasons },
      }));
    case 'match':
      return answer.faults.map(({ left, right, ...reasons }) => ({
        ...{ what: `${textOf(answer.left, left)} – ${textOf(answer.right, right)}`, ...reasons },
      }));
    case 'predict-segments':
      return answer.faults.map(({ segment, from, fields, ...reasons }) => ({
        ...{ what: `${segment}: ${[from ?? '', valuesText(fields)].join(' ').trim()}`, ...reasons },
      }));
    case 'spot-line':
      return [
        ...answer.faults.map(({ line, ...reasons }) => ({
          ...{ what: textOf(answer.lines, line), ...reasons },
        })),
        ...wrongOptions(answer.reasons ?? [], language),
      ];
    case 'read-capture':
      return answer.faults.map(({ blank, value, ...reasons }) => ({
        ...{ what: valuesText({ [blank]: value }), ...reasons },
      }));
    case 'state-path':
      return answer.faults.map(({ path, ...reasons }) => ({
        ...{ what: path.join(' → '), ...reasons },
      }));
    case 'short-text':
      return answer.faults.map(({ text, ...reasons }) => ({ what: text[language], ...reasons }));
    default:
      return never(answer);
  }
}

interface Listed {
  readonly id: string;
  readonly text: Both;
}

const wrongOptions = (
  options: readonly (Listed & Reasons & { readonly right?: true | undefined })[],
  language: Language,
): Fault[] =>
  options
    .filter(({ right }) => !right)
    .map(({ text, misconception, why }) => ({ what: text[language], misconception, why }));

const valuesText = (values: object): string =>
  Object.entries(values)
    .map(([name, value]: [string, unknown]) => `${name} ${[value].flat().map(String).join(',')}`)
    .join(' · ');
