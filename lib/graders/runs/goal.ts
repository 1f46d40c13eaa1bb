import type { EndName, GoalTerm } from '@/lib/questions';
import { never } from '@/lib/kit';
import type { Voice } from '../verdict';

/** What of a run decides whether a goal is reached. */
export interface RunOutcome {
  /** When all rests. */
  readonly states: Readonly<Record<EndName, string>>;
  /** `A ESTABLISHED` for every state that an end was in. */
  readonly visited: ReadonlySet<string>;
  readonly sent: readonly { readonly from: EndName; readonly flags: readonly string[] }[];
  readonly told: readonly { readonly host: EndName; readonly text: string }[];
}

export const isMet = (goal: readonly GoalTerm[], outcome: RunOutcome): boolean =>
  goal.every((term) => termHolds(term, outcome));

export function termHolds(term: GoalTerm, { states, visited, sent, told }: RunOutcome): boolean {
  switch (term.what) {
    case 'state':
      return term.ever ? visited.has(`${term.end} ${term.state}`) : states[term.end] === term.state;
    case 'segment': {
      const count = sentCount(term, sent);
      return count >= term.least && (term.most === null || count <= term.most);
    }
    case 'result':
      return told.some(({ host, text }) => host === term.end && text === term.result);
    default:
      return never(term);
  }
}

type SegmentTerm = Extract<GoalTerm, { what: 'segment' }>;

const sentCount = ({ from, flags }: SegmentTerm, sent: RunOutcome['sent']): number => {
  const wanted = flags.filter((flag) => flag !== 'PSH');
  return sent.filter(
    (each) =>
      each.from === from &&
      each.flags.length === wanted.length &&
      wanted.every((flag) => each.flags.includes(flag)),
  ).length;
};

/** What a run lacks of a term, in the reader's language. */
export function tellMissed(term: GoalTerm, outcome: RunOutcome, { say }: Voice): string {
  switch (term.what) {
    case 'state': {
      const { end, state, ever } = term;
      const params = { end, state, ever: ever ? 'yes' : 'no', found: outcome.states[end] };
      return say('graders.goalState', params);
    }
    case 'segment': {
      const { from, flags, least, most } = term;
      const found = sentCount(term, outcome.sent);
      const params = { from, flags: `\`${flags.join(',')}\``, least, most: most ?? 'none', found };
      return say('graders.goalSegment', params);
    }
    case 'result':
      return say('graders.goalResult', { end: term.end, result: term.result });
    default:
      return never(term);
  }
}
