import { type StateName, stateNames } from '@/lib/questions';
import { statements, type Statement } from '../body';
import type { Form } from '../family';
import { codeOf } from '../observe';
import { sentences, text } from '../text';
import { isAskable, sections } from './ask-outcome';
import { type Calling, labOf } from './calling';
import { callIn, type Outcome, outcomeText } from './outcome';
import { usualOutcome } from './usual-outcome';

/** What may be asked of a call in every state. */
const traits = {
  accepted: {
    call: 'SEND',
    holds: ({ answer }: Outcome) => answer !== null && answer !== 'waits' && 'octets' in answer,
  },
  sends: { call: 'SEND', holds: ({ sent }: Outcome) => sent.length > 0 },
  refused: {
    call: 'RECEIVE',
    holds: ({ answer }: Outcome) => answer !== null && answer !== 'waits' && 'error' in answer,
  },
  fin: { call: 'CLOSE', holds: ({ sent }: Outcome) => sent.some((line) => line.includes('FIN')) },
  deletes: { call: 'CLOSE', holds: ({ state }: Outcome) => state === 'CLOSED' },
  silent: { call: 'CLOSE', holds: ({ sent }: Outcome) => sent.length === 0 },
  rst: { call: 'ABORT', holds: ({ sent }: Outcome) => sent.some((line) => line.includes('RST')) },
  quiet: { call: 'ABORT', holds: ({ sent }: Outcome) => sent.length === 0 },
} as const satisfies Readonly<
  Record<string, { call: Calling['call']; holds: (outcome: Outcome) => boolean }>
>;
type Trait = keyof typeof traits;
const traitNames = Object.keys(traits).filter((name): name is Trait => name in traits);

const rows = ['D16', 'D41', 'D28'] as const;
const howMany = 5;

/** In which states a call does a thing. */
export const where: Form<Calling> = {
  id: 'where',
  topic: 'states',
  levels: [2, 5],
  weight: 2,
  ask: (calling, { random }) => {
    const trait = random.pick(traitNames);
    const { call } = traits[trait];
    const asked = { ...calling, call, before: 'none' as const, unread: 0 };
    // CLOSED has no connection that could be in a state.
    const states = random
      .shuffle(stateNames)
      .filter((state) => state !== 'CLOSED' && isAskable({ ...asked, state }));
    const list = states.map((state) => ({ state, said: statementOf(asked, state, trait) }));
    const chosen = balanced(list.map(({ said }) => said));
    const shown = list.find(({ said }) => said.right) ?? list[0];
    if (chosen === null || shown === undefined) return null;
    const example = { ...asked, state: shown.state };
    const view = labOf(example).real;
    return {
      preset: 'rfc9293',
      stem: sentences(
        text('generators.preset.rfc9293'),
        text('generators.f08.where.common'),
        text(`generators.f08.where.${trait}`),
      ),
      body: statements(chosen, random),
      why: text(`generators.f08.where.${trait}Why`),
      remember: text(`generators.f08.remember.${call}`),
      reasons: [],
      sources: [`RFC 9293 ${sections[call]}`],
      view,
      shownUntilMs: null,
      endsAtMs: callIn(view, example)?.at ?? 0,
    };
  },
};

/** Two or three that hold among five. */
function balanced(list: readonly Statement[]): Statement[] | null {
  const right = list.filter((each) => each.right);
  const wrong = list
    .filter((each) => !each.right)
    .sort(
      (a, b) => Number(b.fault.misconception !== null) - Number(a.fault.misconception !== null),
    );
  const rights = right.slice(0, Math.min(3, howMany - Math.min(2, wrong.length)));
  const wrongs = wrong.slice(0, howMany - rights.length);
  return rights.length >= 2 && wrongs.length >= 2 ? [...rights, ...wrongs] : null;
}

function statementOf(asked: Calling, state: StateName, trait: Trait): Statement {
  const calling = { ...asked, state };
  const { holds } = traits[trait];
  const found = usualOutcome(calling, null);
  const right = found !== null && holds(found);
  const row = rows.find((each) => {
    const believed = usualOutcome(calling, each);
    return believed !== null && holds(believed) !== right;
  });
  return {
    text: `\`${state}\``,
    right,
    fault: {
      misconception: row === undefined ? null : codeOf(row),
      why:
        found &&
        text('generators.f08.where.inState', {
          state,
          outcome: outcomeText(found, calling.call),
        }),
    },
  };
}
