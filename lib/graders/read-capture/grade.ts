import type { BlankValue, BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { err, never, ok, present, type Result } from '@/lib/kit';
import { sameField } from '../header-fields/same-field';
import { graded, invalid, type Voice } from '../verdict';
import { readBlank, type BlankReading } from './read-blank';

type Kind = 'read-capture';
type Readings = ReadonlyMap<string, BlankReading>;

/** The share of the blanks that are right; one that is left out earns nothing. */
export function gradeReadCapture(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readAll(shown, response, voice);
  if (!read.ok) return read.error;
  const known = (id: string): BlankValue => present(key.blanks[id], `a key for the blank ${id}`);
  const answers = (id: string, value: BlankValue): boolean => {
    const reading = read.value.get(id);
    return reading !== undefined && isSame(reading, value);
  };
  const parts = shown.blanks.map(({ id }) => ({ part: id, right: answers(id, known(id)) }));
  const right = parts.filter((part) => part.right).length;
  const wrong = new Set(parts.filter((part) => !part.right).map(({ part }) => part));
  return graded(voice, {
    score: right / parts.length,
    parts,
    faults: key.faults
      .filter(({ blank, value }) => wrong.has(blank) && answers(blank, like(known(blank), value)))
      .map(({ fault }) => fault),
    otherwise: voice.say('graders.blanksRight', { right, all: parts.length }),
    always: true,
  });
}

/** Every blank as it was filled in; the error is the verdict on what cannot be read. */
function readAll(
  { blanks }: BodyOf<PublicBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Result<Readings, Grade> {
  const ids = blanks.map(({ id }) => id);
  const stranger = Object.keys(response.blanks).find((id) => !ids.includes(id));
  if (stranger !== undefined) {
    const params = { found: stranger, blanks: ids.join(', ') };
    return err(invalid(`blanks.${stranger}`, voice.say('graders.noSuchBlank', params)));
  }
  const readings = new Map<string, BlankReading>();
  for (const blank of blanks) {
    const read = readBlank(blank, response.blanks[blank.id], voice);
    if (!read.ok) return err(invalid(`blanks.${blank.id}`, read.error));
    if (read.value !== null) readings.set(blank.id, read.value.value);
  }
  return ok(readings);
}

function isSame(reading: BlankReading, key: BlankValue): boolean {
  switch (key.type) {
    case 'number':
      return typeof reading === 'number' && Math.abs(reading - key.value) <= key.tolerance;
    case 'seq':
      return typeof reading !== 'string' && sameField('seq', reading, key.value);
    case 'flags':
      return typeof reading !== 'string' && sameField('flags', reading, key.value);
    case 'state':
      return reading === key.value;
    default:
      return never(key);
  }
}

/** The value of a fault as the key of its blank would be, so that both are compared alike. */
const like = (
  key: BlankValue,
  value: BodyOf<KeyBody, Kind>['faults'][number]['value'],
): BlankValue => ({ ...key, value }) as BlankValue;
