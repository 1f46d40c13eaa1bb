import {
  type BodyOf,
  type Grade,
  type KeyBody,
  type ResponseBody,
  stateNames,
} from '@/lib/questions';
import { graded, invalid, type Voice } from '../verdict';
import { readState } from './read-state';

type Kind = 'state-pair';

/** A half for each end. */
export function gradeStatePair(
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const a = readState(response.states.A);
  if (a === null) return unreadable('A', response.states.A, voice);
  const b = readState(response.states.B);
  if (b === null) return unreadable('B', response.states.B, voice);
  const parts = [
    { part: 'A', right: a === key.states.A },
    { part: 'B', right: b === key.states.B },
  ];
  const right = parts.filter((part) => part.right).length;
  return graded(voice, {
    score: right / parts.length,
    parts,
    faults: key.faults
      .filter(({ states }) => states.A === a && states.B === b)
      .map(({ fault }) => fault),
    otherwise: voice.say('graders.endsRight', { right }),
  });
}

const unreadable = (end: 'A' | 'B', found: string, { say }: Voice): Grade =>
  invalid(
    `states.${end}`,
    found.trim() === ''
      ? say('graders.stateMissing', { end })
      : say('graders.notAState', { found, states: stateNames.join(', ') }),
  );
