import { never } from '@/lib/kit';
import { flagNames, stateNames, type SimpleAnswer } from '@/lib/questions';
import { faultRemarks } from './fault-rules';
import { remark, type Path, type Remark } from './finding';
import { distinctIdRemarks, knownIdRemarks } from './id-rules';
import { keyRemarks } from './key-rules';

type Of<K extends SimpleAnswer['kind']> = Extract<SimpleAnswer, { kind: K }>;
type FillAnswer = Of<'predict-segments'> | Of<'read-capture'> | Of<'state-path'> | Of<'short-text'>;

/** What a schema cannot say of answers that are typed or filled in. */
export function fillRemarks(answer: FillAnswer, path: Path): Remark[] {
  switch (answer.kind) {
    case 'predict-segments':
      return predictRemarks(answer, path);
    case 'read-capture':
      return captureRemarks(answer, path);
    case 'state-path':
      return pathRemarks(answer, path);
    case 'short-text':
      return [...wordRemarks(answer, path), ...keyRemarks(answer, path)];
    default:
      return never(answer);
  }
}

/** Every accepted sequence is as long as the first and has the same fields; a fault names only those. */
function predictRemarks(answer: Of<'predict-segments'>, path: Path): Remark[] {
  const [first] = answer.segments;
  const asked = Object.keys(first?.fields ?? {});
  const fields = asked.join(', ');
  const sameFields = (sequence: typeof answer.segments, at: Path): Remark[] =>
    sequence.flatMap((segment, index) =>
      sameSet(Object.keys(segment.fields), asked)
        ? []
        : [remark([...at, index, 'fields'], 'other-fields', { fields })],
    );
  const count = answer.segments.length;
  return [
    ...(asked.length === 0 ? [remark([...path, 'segments'], 'too-few', { limit: 1 })] : []),
    ...sameFields(answer.segments, [...path, 'segments']),
    ...answer.also.flatMap((sequence, index) => [
      ...(sequence.length === count
        ? []
        : [remark([...path, 'also', index], 'other-count', { count })]),
      ...sameFields(sequence, [...path, 'also', index]),
    ]),
    ...answer.faults.flatMap((fault, index) => {
      const at = [...path, 'faults', index];
      const stray = Object.keys(fault.fields).filter((field) => !asked.includes(field));
      return [
        ...stray.map((field) => remark([...at, 'fields', field], 'fault-field', { field })),
        ...(fault.segment > count ? [remark([...at, 'segment'], 'other-count', { count })] : []),
      ];
    }),
    ...faultRemarks(
      answer.faults,
      path,
      ({ segment, from, fields: values }) => JSON.stringify([segment, from, values]),
      () => false,
    ),
    ...keyRemarks(answer, path),
  ];
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

function captureRemarks({ blanks, faults, ...rest }: Of<'read-capture'>, path: Path): Remark[] {
  const ids = blanks.map(({ id }) => id);
  const misfits = faults.flatMap(({ blank, value }, index) => {
    const at = [...path, 'faults', index];
    const type = blanks.find(({ id }) => id === blank)?.type;
    if (type === undefined) return knownIdRemarks(blank, ids, [...at, 'blank']);
    return valueFits(type, value) ? [] : [remark([...at, 'value'], 'value-type', { type })];
  });
  const structure = [
    ...distinctIdRemarks(ids, [...path, 'blanks']),
    ...misfits,
    ...faultRemarks(
      faults,
      path,
      ({ blank, value }) => `${blank} ${JSON.stringify(value)}`,
      () => false,
    ),
  ];
  return structure.length > 0 ? structure : keyRemarks({ blanks, faults, ...rest }, path);
}

type Blank = Of<'read-capture'>['blanks'][number];

function valueFits(type: Blank['type'], value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'seq':
      return value === null || Number.isInteger(value);
    case 'flags':
      return Array.isArray(value) && value.every((flag) => flagNames.some((name) => name === flag));
    case 'state':
      return stateNames.some((name) => name === value);
    default:
      return never(type);
  }
}

function pathRemarks(answer: Of<'state-path'>, path: Path): Remark[] {
  const [first] = answer.accepted;
  const other = answer.accepted.findIndex((each) => each.length !== first?.length);
  const text = (states: readonly string[]): string => states.join(' → ');
  return [
    ...(answer.open || other < 0
      ? []
      : [remark([...path, 'accepted', other], 'other-count', { count: first?.length ?? 0 })]),
    ...faultRemarks(
      answer.faults,
      path,
      (fault) => text(fault.path),
      (fault) => answer.accepted.some((each) => text(each) === text(fault.path)),
    ),
  ];
}

const wordRemarks = ({ faults }: Of<'short-text'>, path: Path): Remark[] =>
  faultRemarks(
    faults,
    path,
    ({ text }) => text.en,
    () => false,
  );
