import type { BodyOf, EndName, HeaderFieldId, PublicBody, ResponseBody } from '@/lib/questions';
import { headerFieldIds } from '@/lib/questions';
import { err, ok, type Result } from '@/lib/kit';
import { readField, type FieldReading } from '../header-fields/read-field';
import { invalid, type Voice } from '../verdict';
import type { Grade } from '@/lib/questions';

type Kind = 'predict-segments';
export interface ReadSegment {
  readonly from: EndName;
  readonly fields: ReadonlyMap<HeaderFieldId, FieldReading>;
}

/** The segments as they were answered; the error is the verdict on what cannot be read. */
export function readSegments(
  { count, fields }: BodyOf<PublicBody, Kind>,
  { segments }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Result<ReadSegment[], Grade> {
  if (segments.length > count) {
    const params = { found: segments.length, count };
    return err(invalid('segments', voice.say('graders.tooManySegments', params)));
  }
  const read: ReadSegment[] = [];
  for (const [index, segment] of segments.entries()) {
    const place = `segments.${String(index)}.fields`;
    const cells = readFields(fields, segment.fields, place, voice);
    if (!cells.ok) return cells;
    read.push({ from: segment.from, fields: cells.value });
  }
  return ok(read);
}

type Typed = BodyOf<ResponseBody, Kind>['segments'][number]['fields'];

function readFields(
  asked: readonly HeaderFieldId[],
  typed: Typed,
  place: string,
  { say }: Voice,
): Result<ReadSegment['fields'], Grade> {
  const cells = new Map<HeaderFieldId, FieldReading>();
  for (const field of headerFieldIds) {
    const found = typed[field];
    const at = `${place}.${field}`;
    if (!asked.includes(field)) {
      if (found === undefined) continue;
      return err(invalid(at, say('graders.fieldNotAsked', { field })));
    }
    if (found === undefined) return err(invalid(at, say('graders.fieldMissing', { field })));
    const cell = readField(field, found);
    if (!cell.ok) {
      return err(invalid(at, say(`graders.${cell.error}`, { field, found: String(found) })));
    }
    cells.set(field, cell.value);
  }
  return ok(cells);
}
