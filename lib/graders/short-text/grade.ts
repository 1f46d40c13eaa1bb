import type { BodyOf, Fault, Grade, KeyBody, ResponseBody } from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';
import { fits } from './fits';
import { readForm } from './read-form';
import { commonSynonyms } from './synonyms';
import { unitsOf } from './units';

type Kind = 'short-text';

/**
 * 1 when the text says what an accepted form says, else 0. Case, punctuation, hyphens and fillers do not count; words may
 * be misspelled a little, stand for each other (synonyms) and come in any order unless the key says otherwise; a «not»
 * belongs to the word after it and must be there or not as in the form. Nothing may be left over: a heap of words is no
 * answer. Letter by letter comes before misspelled, so that a known wrong answer is not taken for a slip.
 */
export function gradeShortText(
  key: BodyOf<KeyBody, Kind>,
  { text }: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const units = unitsOf(text);
  if (units.length === 0) return invalid('text', voice.say('graders.noWords'));
  const synonyms = [...key.synonyms, ...commonSynonyms];
  const says = (form: string, misspelled: boolean): boolean =>
    fits(units, readForm(form, synonyms), { ordered: key.ordered, misspelled });
  const verdict = [false, true].map((misspelled) =>
    verdictOf(key, (form) => says(form, misspelled)),
  );
  const found = verdict.find((each) => each !== null) ?? null;
  return graded(voice, {
    score: found === 'right' ? 1 : 0,
    parts: [{ part: 'text', right: found === 'right' }],
    faults: found === null || found === 'right' ? [] : [found],
    otherwise: voice.say('graders.otherWords'),
  });
}

function verdictOf(
  { accepted, faults }: BodyOf<KeyBody, Kind>,
  says: (form: string) => boolean,
): 'right' | Fault | null {
  if (accepted.some(says)) return 'right';
  return faults.find(({ text }) => says(text))?.fault ?? null;
}
