import { never } from '@/lib/kit';
import type { SimpleAnswer } from '@/lib/questions';
import { faultRemarks } from './fault-rules';
import { remark, type Path, type Remark } from './finding';
import { knownIdRemarks } from './id-rules';
import { choiceRemarks, differenceRemarks } from './option-rules';

type Of<K extends SimpleAnswer['kind']> = Extract<SimpleAnswer, { kind: K }>;
type ListAnswer = Of<'verdict'> | Of<'order'> | Of<'match'> | Of<'spot-line'>;

const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

/** What a schema cannot say of answers that are given by ids of lists. */
export function listRemarks(answer: ListAnswer, path: Path): Remark[] {
  switch (answer.kind) {
    case 'verdict':
      return verdictRemarks(answer, path);
    case 'order':
      return orderRemarks(answer, path);
    case 'match':
      return matchRemarks(answer, path);
    case 'spot-line':
      return spotLineRemarks(answer, path);
    default:
      return never(answer);
  }
}

const verdictRemarks = ({ verdict, reasons, faults }: Of<'verdict'>, path: Path): Remark[] => [
  ...choiceRemarks('one', reasons, [...path, 'reasons']),
  ...faultRemarks(
    faults,
    path,
    (fault) => fault.verdict,
    (fault) => fault.verdict === verdict,
  ),
];

function orderRemarks({ steps, before, faults }: Of<'order'>, path: Path): Remark[] {
  const ids = idsOf(steps);
  const place = (id: string): number => ids.indexOf(id);
  return [
    ...differenceRemarks(steps, [...path, 'steps']),
    ...(before ?? []).flatMap(([first, then], index) => {
      const at = [...path, 'before', index];
      const unknown = [first, then].flatMap((id) => knownIdRemarks(id, ids, at));
      if (unknown.length > 0 || place(first) < place(then)) return unknown;
      return [remark(at, 'order-broken', { first, then })];
    }),
    ...faults.flatMap(({ first, then }, index) => [
      ...knownIdRemarks(first, ids, [...path, 'faults', index, 'first']),
      ...knownIdRemarks(then, ids, [...path, 'faults', index, 'then']),
    ]),
    ...faultRemarks(
      faults,
      path,
      ({ first, then }) => `${first} → ${then}`,
      ({ first, then }) => place(first) < place(then),
    ),
  ];
}

function matchRemarks({ left, right, faults }: Of<'match'>, path: Path): Remark[] {
  const partner = new Map(left.map(({ id, to }) => [id, to]));
  return [
    ...differenceRemarks(left, [...path, 'left']),
    ...differenceRemarks(right, [...path, 'right']),
    ...left.flatMap(({ to }, index) =>
      knownIdRemarks(to, idsOf(right), [...path, 'left', index, 'to']),
    ),
    ...faults.flatMap((fault, index) => [
      ...knownIdRemarks(fault.left, idsOf(left), [...path, 'faults', index, 'left']),
      ...knownIdRemarks(fault.right, idsOf(right), [...path, 'faults', index, 'right']),
    ]),
    ...faultRemarks(
      faults,
      path,
      (fault) => `${fault.left} → ${fault.right}`,
      (fault) => partner.get(fault.left) === fault.right,
    ),
  ];
}

/** The same segment may come twice in a list of lines: only their ids differ. */
function spotLineRemarks({ lines, line, reasons, faults }: Of<'spot-line'>, path: Path): Remark[] {
  const ids = idsOf(lines);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  return [
    ...(twice < 0
      ? []
      : [remark([...path, 'lines', twice, 'id'], 'id-twice', { id: ids[twice] ?? '' })]),
    ...knownIdRemarks(line, ids, [...path, 'line']),
    ...(reasons === undefined ? [] : choiceRemarks('one', reasons, [...path, 'reasons'])),
    ...faults.flatMap((fault, index) =>
      knownIdRemarks(fault.line, ids, [...path, 'faults', index, 'line']),
    ),
    ...faultRemarks(
      faults,
      path,
      (fault) => fault.line,
      (fault) => fault.line === line,
    ),
  ];
}
