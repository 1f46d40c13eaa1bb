import type {
  BodyOf,
  Grade,
  HeaderFieldId,
  KeyBody,
  PredictedSegment,
  PublicBody,
  ResponseBody,
} from '@/lib/questions';
import { present } from '@/lib/kit';
import { sameField } from '../header-fields/same-field';
import { graded, type Voice } from '../verdict';
import { readSegments, type ReadSegment } from './read-segments';

type Kind = 'predict-segments';
interface Cell {
  readonly part: string;
  readonly right: boolean;
  /** A sender is no point of its own: it decides whether the fields of its segment count. */
  readonly counts: boolean;
}

/**
 * The share of the fields that are right, over all the segments asked for, place by place; those of a segment with the
 * wrong sender are not. Of several accepted sequences that one counts with which most is right.
 */
export function gradePredictSegments(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readSegments(shown, response, voice);
  if (!read.ok) return read.error;
  const tables = key.accepted.map((sequence) => cellsOf(sequence, read.value, shown.fields));
  const right = Math.max(...tables.map(pointsIn));
  const cells = present(
    tables.find((table) => pointsIn(table) === right),
    'an accepted sequence',
  );
  const all = shown.count * shown.fields.length;
  return graded(voice, {
    score: right / all,
    parts: cells.map(({ part, right: isRight }) => ({ part, right: isRight })),
    faults:
      right === all
        ? []
        : key.faults.filter((each) => isShown(each, read.value)).map(({ fault }) => fault),
    otherwise: voice.say('graders.cellsRight', { right, all }),
    always: true,
  });
}

const pointsIn = (cells: readonly Cell[]): number =>
  cells.filter(({ right, counts }) => right && counts).length;

/** One accepted sequence beside what was answered, cell by cell. */
function cellsOf(
  sequence: readonly PredictedSegment[],
  answered: readonly ReadSegment[],
  asked: readonly HeaderFieldId[],
): Cell[] {
  return sequence.flatMap(({ from, fields }, index) => {
    const answer = answered[index];
    const sender = answer?.from === from;
    const isRight = (field: HeaderFieldId): boolean => {
      const reading = answer?.fields.get(field);
      const value = fields[field];
      return reading !== undefined && value !== undefined && sameField(field, reading, value);
    };
    const place = String(index + 1);
    return [
      { part: `${place}.from`, right: sender, counts: false },
      ...asked.map((field) => ({
        ...{ part: `${place}.${field}`, right: sender && isRight(field), counts: true },
      })),
    ];
  });
}

function isShown(
  fault: BodyOf<KeyBody, Kind>['faults'][number],
  answered: readonly ReadSegment[],
): boolean {
  const answer = answered[fault.segment - 1];
  if (answer === undefined || (fault.from !== null && fault.from !== answer.from)) return false;
  return [...answer.fields].every(([field, reading]) => {
    const value = fault.fields[field];
    return value === undefined || sameField(field, reading, value);
  });
}
