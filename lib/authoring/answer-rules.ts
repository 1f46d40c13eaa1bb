import { never } from '@/lib/kit';
import type { AuthoredQuestion, BothLanguages } from '@/lib/questions';
import { faultRemarks } from './fault-rules';
import { fillRemarks } from './fill-rules';
import { remark, type Path, type Remark } from './finding';
import { freeTextRemarks } from './free-text-rules';
import { listRemarks } from './list-rules';
import { choiceRemarks } from './option-rules';
import { partRemarks } from './part-rules';
import { runRemarks } from './run-rules';

type Answer = AuthoredQuestion['answer'];
type Of<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;

/** What a schema cannot say of an answer: what is right, what is wrong and why, and that no two are the same. */
export function answerRemarks(answer: Answer, path: Path): Remark[] {
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return choiceRemarks(howMany(answer.kind), answer.options, [...path, 'options']);
    case 'numeric':
      return numericRemarks(answer, path);
    case 'header-fields':
      return headerRemarks(answer, path);
    case 'state-pair':
      return stateRemarks(answer, path);
    case 'free-text':
      return freeTextRemarks(answer.turns, path);
    case 'multi-part':
      return [...partRemarks(answer, path), ...innerRemarks(answer, path)];
    case 'verdict':
    case 'order':
    case 'match':
    case 'spot-line':
      return listRemarks(answer, path);
    case 'predict-segments':
    case 'read-capture':
    case 'state-path':
    case 'short-text':
      return fillRemarks(answer, path);
    case 'draw-ladder':
    case 'make-happen':
      return runRemarks(answer, path);
    default:
      return never(answer);
  }
}

const howMany = (kind: 'single-choice' | 'multiple-choice') =>
  kind === 'single-choice' ? 'one' : 'several';

/** What is wrong with the answers of the parts of a question. */
const innerRemarks = ({ parts }: Of<'multi-part'>, path: Path): Remark[] =>
  parts.flatMap((part, index) => answerRemarks(part.answer, [...path, 'parts', index, 'answer']));

function numericRemarks(answer: Of<'numeric'>, path: Path): Remark[] {
  const { value, tolerance } = answer;
  return [
    ...unitRemarks(answer.unit, [...path, 'unit']),
    ...faultRemarks(
      answer.faults,
      path,
      (fault) => String(fault.value),
      (fault) => Math.abs(fault.value - value) <= tolerance,
      (fault, other) => Math.abs(fault.value - other.value) <= tolerance,
    ),
  ];
}

/** The field for a number has room for a short unit only (lib/questions: publicBody). */
const longestUnit = 24;

function unitRemarks(unit: BothLanguages | undefined, at: Path): Remark[] {
  if (unit === undefined) return [];
  return (['en', 'zh-CN'] as const)
    .filter((language) => unit[language].length > longestUnit)
    .map((language) => remark([...at, language], 'too-long', { limit: longestUnit }));
}

function headerRemarks(answer: Of<'header-fields'>, path: Path): Remark[] {
  const asked = Object.keys(answer.fields);
  const given = Object.keys(answer.given)
    .filter((field) => asked.includes(field))
    .map((field) => remark([...path, 'given', field], 'given-and-asked', { field }));
  const stray = answer.faults.flatMap((fault, index) =>
    Object.keys(fault.fields)
      .filter((field) => !asked.includes(field))
      .map((field) =>
        remark([...path, 'faults', index, 'fields', field], 'fault-field', { field }),
      ),
  );
  const key = fieldsText(answer.fields);
  return [
    ...(asked.length === 0 ? [remark([...path, 'fields'], 'too-few', { limit: 1 })] : []),
    ...given,
    ...stray,
    ...faultRemarks(
      answer.faults,
      path,
      (fault) => fieldsText({ ...answer.fields, ...fault.fields }),
      (fault) => fieldsText({ ...answer.fields, ...fault.fields }) === key,
    ),
  ];
}

/** Fields in one order, flags as a set, so that equal answers are equal texts. */
const fieldsText = (fields: Of<'header-fields'>['fields']): string =>
  Object.entries(fields)
    .map(([field, value]) => {
      const text = Array.isArray(value) ? [...value].sort().join('+') : String(value);
      return `${field}=${text}`;
    })
    .sort()
    .join(' ');

function stateRemarks(answer: Of<'state-pair'>, path: Path): Remark[] {
  const text = (states: { A: string; B: string }): string => `${states.A} ${states.B}`;
  return faultRemarks(
    answer.faults,
    path,
    (fault) => text(fault.states),
    (fault) => text(fault.states) === text(answer.states),
  );
}
