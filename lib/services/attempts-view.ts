import type { StoredAttempt } from '@/lib/db';
import { reachableTurns, shownParts } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import {
  isClosed,
  partsOf,
  step,
  turnsOf,
  type AttemptStatus,
  type ItemState,
} from '@/lib/interviews';
import { present } from '@/lib/kit';
import type { AnswerKey, Item, PointWeight, PublicView, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { askedItem } from './attempt-questions';
import { shuffled } from './question';

/** One turn of a free-text question; model and rubric are null until it is locked. */
export interface TurnView {
  readonly id: string;
  /** Null for the first turn, whose question is the stem. */
  readonly ask: string | null;
  readonly text: string;
  readonly locked: boolean;
  readonly model: string | null;
  readonly rubric:
    readonly { readonly id: string; readonly weight: PointWeight; readonly text: string }[] | null;
  /** Null while it is not compared with the rubric. */
  readonly ticked: readonly string[] | null;
}

/** An attempt as its candidate sees it while it runs: nothing of keys and seeds. Times: the server's, in ms since 1970. */
export interface AttemptView {
  readonly id: string;
  readonly kind: 'interview' | 'set';
  readonly title: string;
  readonly status: AttemptStatus;
  readonly serverNow: number;
  readonly startedAt: number;
  readonly deadlineAt: number | null;
  readonly givenBackMs: number;
  readonly navigation: 'forward' | 'free';
  readonly position: number;
  readonly sections: readonly {
    readonly title: string;
    readonly from: number;
    readonly count: number;
  }[];
  readonly items: readonly {
    readonly position: number;
    readonly state: 'unopened' | 'open' | 'closed';
    readonly answered: boolean;
    readonly minutes: number | null;
    readonly points: number;
  }[];
  /** The item at `position`. */
  readonly open: OpenItem | null;
}

export interface OpenItem {
  readonly position: number;
  readonly public: PublicView<LadderView>;
  readonly deadlineAt: number | null;
  readonly closed: boolean;
  readonly revision: number;
  readonly response: ResponseBody | null;
  /** Those reached, for a free-text question; null for every other kind. */
  readonly turns: readonly TurnView[] | null;
  /** For a question in parts: those whose answers stand, and whether another part may follow the others; else null. */
  readonly parts: { readonly locked: readonly string[]; readonly goesOn: boolean } | null;
}

/** The view of an attempt at this moment. */
export async function viewOf(attempt: StoredAttempt, locale: Locale): Promise<AttemptView> {
  const now = Date.now();
  const { state } = step(attempt.state, { kind: 'tick' }, now);
  const stateOf = (item: ItemState) => {
    if (item.openedAt === null) return 'unopened';
    return isClosed(state, item, now) ? 'closed' : 'open';
  };
  const { status, startedAt, deadlineAt, givenBackMs, navigation, position } = state;
  return {
    ...{ id: attempt.id, kind: attempt.kind, title: attempt.plan.title[locale] },
    ...{ status, serverNow: now, startedAt, deadlineAt, givenBackMs, navigation, position },
    sections: attempt.plan.sections.map(({ title, from, count }) => ({
      ...{ title: title[locale], from, count },
    })),
    items: state.items.map((item, at) => ({
      ...{ position: at, state: stateOf(item), answered: item.response !== null },
      ...{ minutes: item.minutes, points: attempt.items[at]?.points ?? 0 },
    })),
    open: await openItemOf(attempt, locale, now),
  };
}

async function openItemOf(
  { items, state }: StoredAttempt,
  locale: Locale,
  now: number,
): Promise<OpenItem> {
  const record = present(items[state.position], 'the open item');
  const item = present(state.items[state.position], 'the open item');
  const question = await askedItem(record, locale);
  const locked = partsOf(item.response).slice(0, item.lockedTurns);
  const { body } = question.key;
  return {
    position: state.position,
    public: shownView(record, publicWith(question, locked, locale)),
    ...{ deadlineAt: item.deadlineAt, closed: isClosed(state, item, now) },
    ...{ revision: record.revision, response: item.response },
    turns: turnViews(question.key, item.response, item.lockedTurns),
    parts:
      body.kind === 'multi-part'
        ? {
            locked: locked.map(({ id }) => id),
            goesOn: shownParts(body, locked, locale).goesOn,
          }
        : null,
  };
}

/** The public view of a question; of one in parts with those that follow from these answers. */
export function publicWith(
  { public: view, key: { body } }: Item<LadderView>,
  answers: ReturnType<typeof partsOf>,
  locale: Locale,
): PublicView<LadderView> {
  if (body.kind !== 'multi-part') return view;
  return { ...view, body: shownParts(body, answers, locale).body };
}

/** An authored question's options in the order of this attempt; a generator has shuffled its own. */
export const shownView = (
  { id, variantId }: { readonly id: string; readonly variantId: string | null },
  view: PublicView<LadderView>,
): PublicView<LadderView> => (variantId === null ? shuffled(view, id) : view);

/** The turns reached so far, of which so many are locked; null for a question of another kind. */
export function turnViews(
  { body }: Pick<AnswerKey, 'body'>,
  response: ResponseBody | null,
  lockedTurns: number,
): TurnView[] | null {
  if (body.kind !== 'free-text') return null;
  const given = turnsOf(response);
  return reachableTurns(body, given)
    .slice(0, lockedTurns + 1)
    .map(({ id, ask, model, rubric }, at) => {
      const locked = at < lockedTurns;
      return {
        ...{ id, ask, locked, text: given[at]?.text ?? '', model: locked ? model : null },
        rubric: locked
          ? rubric.map(({ id: point, weight, text }) => ({ id: point, weight, text }))
          : null,
        ticked: given[at]?.ticked ?? null,
      };
    });
}
