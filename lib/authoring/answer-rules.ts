import { never } from '@/lib/kit';
import type { AuthoredQuestion, BothLanguages } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';
import { freeTextRemarks } from './free-text-rules';

type Answer = AuthoredQuestion['answer'];
type Of<Kind extends Answer['kind']> = Extract<Answer, { kind: Kind }>;
type Choice = Of<'single-choice'> | Of<'multiple-choice'>;
type Reasons = {
  readonly misconception?: string | undefined;
  readonly why?: BothLanguages | undefined;
};

/** What a schema cannot say of an answer: what is right, what is wrong and why, and that no two are the same. */
export function answerRemarks(answer: Answer, path: Path): Remark[] {
  switch (answer.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return choiceRemarks(answer, path);
    case 'numeric':
      return numericRemarks(answer, path);
    case 'header-fields':
      return headerRemarks(answer, path);
    case 'state-pair':
      return stateRemarks(answer, path);
    case 'free-text':
      return freeTextRemarks(answer.turns, path);
    default:
      return never(answer);
  }
}

function choiceRemarks(answer: Choice, path: Path): Remark[] {
  const at = [...path, 'options'];
  return [
    ...rightRemarks(answer, at),
    ...answer.options.flatMap((option, index) => [
      ...optionReasonRemarks(answer.kind, option, [...at, index]),
      ...sameOptionRemarks(answer.options, index, [...at, index]),
    ]),
  ];
}

function rightRemarks(answer: Choice, at: Path): Remark[] {
  const right = answer.options.filter((option) => option.right).length;
  if (answer.kind === 'single-choice') {
    return right === 1 ? [] : [remark(at, 'right-count', { found: right })];
  }
  if (right === 0) return [remark(at, 'none-right')];
  return right === answer.options.length ? [remark(at, 'none-wrong')] : [];
}

function optionReasonRemarks(
  kind: Choice['kind'],
  option: Choice['options'][number],
  at: Path,
): Remark[] {
  if (!option.right) return reasonRemarks(option, option.id, at);
  // Leaving out a right option of a multiple choice may deserve a word; nobody is told off for choosing it.
  const idle = option.misconception !== undefined || (kind === 'single-choice' && option.why);
  return idle ? [remark(at, 'reason-of-right', { option: option.id })] : [];
}

function sameOptionRemarks(options: Choice['options'], index: number, at: Path): Remark[] {
  const option = options[index];
  if (option === undefined) return [];
  return options.slice(0, index).flatMap((earlier) => {
    const remarks: Remark[] = [];
    if (earlier.id === option.id) {
      remarks.push(remark([...at, 'id'], 'duplicate-option', { option: option.id }));
    }
    for (const language of ['en', 'zh-CN'] as const) {
      if (plain(earlier.text[language]) === plain(option.text[language])) {
        const params = { option: option.id, other: earlier.id };
        remarks.push(remark([...at, 'text', language], 'same-text', params));
      }
    }
    return remarks;
  });
}

/** A text without what the eye does not tell apart. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[`*\s]+/g, ' ')
    .replace(/[.。]$/, '')
    .trim();

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

/** What holds for the faults of every kind: each has a reason, none is the key, no two are the same. */
function faultRemarks<F extends Reasons>(
  faults: readonly F[],
  path: Path,
  textOf: (fault: F) => string,
  isKey: (fault: F) => boolean,
  isSame: (fault: F, other: F) => boolean = (fault, other) => textOf(fault) === textOf(other),
): Remark[] {
  return faults.flatMap((fault, index) => {
    const at = [...path, 'faults', index];
    const shown = textOf(fault);
    const twice = faults.slice(0, index).some((earlier) => isSame(fault, earlier));
    return [
      ...reasonRemarks(fault, shown, at),
      ...(isKey(fault) ? [remark(at, 'fault-is-key', { fault: shown })] : []),
      ...(twice ? [remark(at, 'fault-twice', { fault: shown })] : []),
    ];
  });
}

const reasonRemarks = (reasons: Reasons, option: string, at: Path): Remark[] =>
  reasons.misconception === undefined && reasons.why === undefined
    ? [remark(at, 'no-reason', { option })]
    : [];
