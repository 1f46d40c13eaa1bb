import type { BothLanguages } from '@/lib/questions';
import { reasonRemarks, type Reasons } from './fault-rules';
import { remark, type Path, type Remark } from './finding';

interface Choosable {
  readonly id: string;
  readonly text: BothLanguages;
}
interface Option extends Choosable, Reasons {
  readonly right?: true | undefined;
}
/** Whether exactly one of a list is right, or at least one and not all. */
type How = 'one' | 'several';

/** A list to choose one or several from: what is right, what is wrong and why, and that no two are the same. */
export function choiceRemarks(how: How, options: readonly Option[], at: Path): Remark[] {
  return [
    ...rightRemarks(how, options, at),
    ...options.flatMap((option, index) => optionReasonRemarks(how, option, [...at, index])),
    ...differenceRemarks(options, at),
  ];
}

/** No two of a list have one id, or read the same. */
export const differenceRemarks = (list: readonly Choosable[], at: Path): Remark[] =>
  list.flatMap((_, index) => sameOptionRemarks(list, index, [...at, index]));

function rightRemarks(how: How, options: readonly Option[], at: Path): Remark[] {
  const right = options.filter((option) => option.right).length;
  if (how === 'one') {
    return right === 1 ? [] : [remark(at, 'right-count', { found: right })];
  }
  if (right === 0) return [remark(at, 'none-right')];
  return right === options.length ? [remark(at, 'none-wrong')] : [];
}

function optionReasonRemarks(how: How, option: Option, at: Path): Remark[] {
  if (!option.right) return reasonRemarks(option, option.id, at);
  // Leaving out a right option of a multiple choice may deserve a word; nobody is told off for choosing it.
  const idle = option.misconception !== undefined || (how === 'one' && option.why);
  return idle ? [remark(at, 'reason-of-right', { option: option.id })] : [];
}

function sameOptionRemarks(options: readonly Choosable[], index: number, at: Path): Remark[] {
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
