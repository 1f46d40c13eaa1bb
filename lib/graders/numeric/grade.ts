import type { BodyOf, Grade, KeyBody, PublicBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';
import { readNumber } from './read-number';

type Kind = 'numeric';

/** 1 within the tolerance of the key, else 0; says as which number a wrong answer was read. */
export function gradeNumeric(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readNumber(response.value, shown.unit);
  if (!read.ok) {
    const params = { found: String(response.value), unit: shown.unit ?? 'none' };
    return invalid('value', voice.say(`graders.${read.error}`, params));
  }
  const value = read.value;
  const near = (other: number): boolean => Math.abs(value - other) <= key.tolerance;
  const right = near(key.value);
  return graded(voice, {
    score: right ? 1 : 0,
    parts: [{ part: 'value', right }],
    faults: right ? [] : key.faults.filter((each) => near(each.value)).map(({ fault }) => fault),
    otherwise: voice.say('graders.readAs', { value: withUnit(value, shown.unit) }),
    always: true,
  });
}

const withUnit = (value: number, unit: string | null): string =>
  unit === null ? String(value) : `${String(value)} ${unit}`;
