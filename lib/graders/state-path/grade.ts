import {
  stateNames,
  type BodyOf,
  type Grade,
  type KeyBody,
  type PublicBody,
  type ResponseBody,
  type StateName,
} from '@/lib/questions';
import { err, ok, present, type Result } from '@/lib/kit';
import { readState } from '../state-pair/read-state';
import { graded, invalid, type Voice } from '../verdict';
import { commonStates } from './common-states';

type Kind = 'state-path';
type Path = readonly StateName[];

/**
 * (states in place − states that do not belong) / states of the path, at least 0: in place are as many as an accepted
 * path has in the same order. Of several accepted paths the one counts that earns most.
 */
export function gradeStatePath(
  shown: BodyOf<PublicBody, Kind>,
  key: BodyOf<KeyBody, Kind>,
  response: BodyOf<ResponseBody, Kind>,
  voice: Voice,
): Grade {
  const read = readPath(response.path, voice);
  if (!read.ok) return read.error;
  const path = withoutStart(read.value, shown.start, key.accepted);
  const scored = key.accepted.map((accepted) => ({ accepted, score: scoreOf(path, accepted) }));
  const score = Math.max(...scored.map((each) => each.score));
  const { accepted } = present(
    scored.find((each) => each.score === score),
    'an accepted path',
  );
  const at = path.findIndex((state, index) => state !== accepted[index]);
  const place = at < 0 ? path.length : at;
  return graded(voice, {
    score,
    parts: accepted.map((state, index) => ({
      part: String(index + 1),
      right: path[index] === state,
    })),
    faults: key.faults.filter((fault) => isSame(fault.path, path)).map(({ fault }) => fault),
    otherwise: voice.say('graders.pathUntil', {
      right: place,
      all: accepted.length,
      state: place === 0 ? shown.start : present(accepted[place - 1], 'a state of the path'),
    }),
    always: true,
  });
}

function scoreOf(path: Path, accepted: Path): number {
  const inPlace = commonStates(path, accepted);
  return Math.max(0, (inPlace - (path.length - inPlace)) / accepted.length);
}

const isSame = (one: Path, other: Path): boolean =>
  one.length === other.length && one.every((state, index) => state === other[index]);

/** Who writes the start first means the same path, unless a path comes back to it at once. */
function withoutStart(path: Path, start: StateName, accepted: readonly Path[]): Path {
  const isStart = path.length > 1 && path[0] === start;
  return isStart && !accepted.some(([first]) => first === start) ? path.slice(1) : path;
}

function readPath(typed: readonly string[], { say }: Voice): Result<StateName[], Grade> {
  const path: StateName[] = [];
  for (const [index, found] of typed.entries()) {
    const state = readState(found);
    const field = `path.${String(index)}`;
    if (state === null) {
      const params = { found, states: stateNames.join(', ') };
      return err(invalid(field, say('graders.notAState', params)));
    }
    path.push(state);
  }
  return ok(path);
}
