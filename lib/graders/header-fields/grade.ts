import {
  type BodyOf,
  type FieldValue,
  type Grade,
  type HeaderFieldId,
  headerFieldIds,
  type KeyBody,
  type PublicBody,
  type ResponseBody,
} from '@/lib/questions';
import { assert, err, ok, type Result } from '@/lib/kit';
import { graded, invalid, type Voice } from '../verdict';
import { type FieldReading, readField } from './read-field';
import { sameField } from './same-field';

type Kind = 'header-fields';

type Readings = ReadonlyMap<HeaderFieldId, FieldReading>;

/** The share of the fields that are right. A fault shows when every field it names was answered as it says. */
export function gradeHeaderFields(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readAll(shown.fields, response.fields, voice);
  if (!read.ok) return read.error;
  const answers = (field: HeaderFieldId, value: FieldValue): boolean => {
    const reading = read.value.get(field);
    return reading !== undefined && sameField(field, reading, value);
  };
  const parts = shown.fields.map((field) => {
    const value = key.fields[field];
    assert(value !== undefined, `a key for the field ${field}`);
    return { part: field, right: answers(field, value) };
  });
  const right = parts.filter((part) => part.right).length;
  const shows = ({ fields }: (typeof key.faults)[number]): boolean =>
    headerFieldIds.every((id) => fields[id] === undefined || answers(id, fields[id]));
  return graded(voice, {
    score: right / parts.length,
    parts,
    faults: key.faults.filter(shows).map(({ fault }) => fault),
    otherwise: voice.say('graders.fieldsRight', { right, all: parts.length }),
    always: true,
  });
}

/** Every field asked for as it was answered; the error is the verdict on what cannot be read. */
function readAll(
  asked: readonly HeaderFieldId[],
  typed: BodyOf<ResponseBody, Kind>['fields'],
  { say }: Voice,
): Result<Readings, Grade> {
  const readings = new Map<HeaderFieldId, FieldReading>();
  for (const field of asked) {
    const found = typed[field];
    const place = `fields.${field}`;
    if (found === undefined) return err(invalid(place, say('graders.fieldMissing', { field })));
    const read = readField(field, found);
    if (!read.ok) {
      const params = { field, found: String(found) };
      return err(invalid(place, say(`graders.${read.error}`, params)));
    }
    readings.set(field, read.value);
  }
  const stranger = headerFieldIds.find((field) => field in typed && !readings.has(field));
  return stranger === undefined
    ? ok(readings)
    : err(invalid(`fields.${stranger}`, say('graders.fieldNotAsked', { field: stranger })));
}
