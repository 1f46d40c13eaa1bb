import type { MisconceptionRow } from '@/lib/tcp';
import { stateNames, type StateName } from '@/lib/questions';
import { choice } from '../body';
import type { Form } from '../family';
import { nearMiss, observe, type Wrong } from '../observe';
import { duration, paragraphs, sentences, text, type Text } from '../text';
import { type Calling, labOf, mayHaveUnread, octets, whoIs } from './calling';
import { callIn, type Outcome, outcomeOf, outcomeText } from './outcome';
import { usualOutcome } from './usual-outcome';

/** Which wrong ideas have something to say about a call. */
const rows = {
  OPEN: [],
  SEND: ['D16', 'D41'],
  RECEIVE: [],
  CLOSE: ['D41', 'D03'],
  ABORT: ['D28'],
} as const satisfies Readonly<Record<Calling['call'], readonly MisconceptionRow[]>>;

/** What one call leads to. */
export const outcome: Form<Calling> = {
  id: 'outcome',
  topic: 'states',
  levels: [1, 5],
  weight: 3,
  ask: (calling, { random }) => {
    if (!isAskable(calling)) return null;
    const lab = labOf(calling);
    const view = lab.real;
    const made = callIn(view, calling);
    if (made === undefined) return null;
    const read = (each: typeof view) => outcomeOf(each, calling);
    const right = read(view);
    const others = random.shuffle(neighbours(calling));
    const observed = observe(lab, rows[calling.call], read, [
      otherCall(calling),
      ...elsewheres(calling, right, others),
    ]);
    return {
      preset: 'rfc9293',
      stem: paragraphs(
        sentences(setting(calling), text('generators.preset.rfc9293')),
        story(calling),
        asks(calling),
      ),
      body: choice(observed, (each) => outcomeText(each, calling.call), random, false),
      why: sentences(
        text(`generators.f08.why.${calling.call}`, { host: whoIs(calling) }),
        right && outcomeText(right, calling.call),
      ),
      remember: text(`generators.f08.remember.${calling.call}`),
      reasons: view.trace
        .filter(
          ({ at, host, kind, because }) =>
            at === made.at &&
            host === made.host &&
            (kind === 'result' || kind === 'state' || kind === 'send') &&
            because.id.startsWith('rfc9293:3.10'),
        )
        .map(({ because }) => because),
      sources: [`RFC 9293 ${sections[calling.call]}`],
      view,
      shownUntilMs: null,
      endsAtMs: made.at,
    };
  },
};

export const sections = {
  OPEN: '§3.10.1',
  SEND: '§3.10.2',
  RECEIVE: '§3.10.3',
  CLOSE: '§3.10.4',
  ABORT: '§3.10.5',
} as const;

const setting = ({ portB, delayMs }: Calling): Text =>
  text('generators.f08.setting', { portB, delay: duration(delayMs) });

/** What leads to the state, told so that the state can be named. */
export const story = (calling: Calling): Text => {
  const host = whoIs(calling);
  return sentences(
    text(`generators.f08.story.${calling.state}`, { host, other: host === 'A' ? 'B' : 'A' }),
    calling.unread > 0
      ? text('generators.f08.unread', { host, unread: calling.unread })
      : mayHaveUnread(calling.state) && calling.call === 'RECEIVE'
        ? text('generators.f08.allRead', { host })
        : null,
  );
};

const asks = (calling: Calling): Text => {
  const { before, call } = calling;
  return text(before === 'none' ? 'generators.f08.asks' : 'generators.f08.asksTwo', {
    host: whoIs(calling),
    before: before === 'none' ? '' : callText(before),
    call: callText(call),
  });
};

const callText = (call: Calling['call']): Text =>
  text('generators.f08.call', { call, octets: call === 'SEND' || call === 'RECEIVE' ? octets : 0 });

/** Calls whose outcome the model leaves to the user's own choices, or that nobody would make, are not asked. */
export function isAskable({ state, call, before, unread, caller }: Calling): boolean {
  if (state === 'LISTEN' && (call === 'OPEN' || call === 'SEND')) return false;
  // The listening end never opens actively.
  if (call === 'OPEN' && whoIs({ state, caller }) === 'B') return false;
  if (before !== 'none' && (call === 'OPEN' || call === 'RECEIVE' || before === call)) {
    return before === 'CLOSE' && call === 'CLOSE' && state === 'ESTABLISHED';
  }
  if (before !== 'none' && (state === 'CLOSED' || state === 'LISTEN')) return false;
  return unread === 0 || (mayHaveUnread(state) && call === 'RECEIVE');
}

/** Without a connection only the errors of a call tell anything. */
const neighbours = (calling: Calling): StateName[] =>
  stateNames.filter(
    (state) =>
      state !== calling.state &&
      isAskable({ ...calling, state }) &&
      (state !== 'CLOSED' || (calling.call !== 'CLOSE' && calling.call !== 'ABORT')),
  );

/** CLOSE taken for ABORT, and the other way about. */
function otherCall(calling: Calling): Wrong<Outcome> | null {
  if (calling.call !== 'CLOSE' && calling.call !== 'ABORT') return null;
  const call = calling.call === 'CLOSE' ? 'ABORT' : 'CLOSE';
  const there: Calling = { ...calling, call, before: 'none' };
  const found = usualOutcome(there, null);
  return nearMiss(found, text('generators.f08.otherCall', { call }));
}

const enough = 3;

/** Outcomes in other states until enough of them differ. */
function elsewheres(
  calling: Calling,
  right: Outcome | null,
  states: readonly StateName[],
): Wrong<Outcome>[] {
  const seen = new Set([JSON.stringify(right)]);
  const found: Wrong<Outcome>[] = [];
  for (const state of states) {
    if (found.length === enough) break;
    const wrong = elsewhere(calling, state);
    if (wrong === null || seen.has(JSON.stringify(wrong.value))) continue;
    seen.add(JSON.stringify(wrong.value));
    found.push(wrong);
  }
  return found;
}

/** The outcome of the same call in another state; where the state stays, it stays here as well. */
function elsewhere(calling: Calling, state: StateName): Wrong<Outcome> | null {
  const there = { ...calling, state, caller: whoIs(calling) };
  const found = usualOutcome(there, null);
  if (found === null) return null;
  const stays = found.state === state;
  return nearMiss(
    { ...found, state: stays ? calling.state : found.state },
    text('generators.f08.elsewhere', { state }),
  );
}
