import type { BothLanguages } from '@/lib/questions';
import { remark, type Path, type Remark } from './finding';

/** Why a wrong answer is wrong, as its author says it. */
export interface Reasons {
  readonly misconception?: string | undefined;
  readonly why?: BothLanguages | undefined;
}

/** What holds for the faults of every kind: each has a reason, none is the key, no two are the same. */
export function faultRemarks<F extends Reasons>(
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

/** A wrong answer says what it shows, or why it is wrong. */
export const reasonRemarks = (reasons: Reasons, option: string, at: Path): Remark[] =>
  reasons.misconception === undefined && reasons.why === undefined
    ? [remark(at, 'no-reason', { option })]
    : [];
