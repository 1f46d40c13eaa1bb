import { believing, misconceptions, type Behaviour, type MisconceptionRow } from '@/lib/tcp';
import { run, type Scenario } from '@/lib/sim';
import { RunView } from './run-view';
import type { Text } from './text';

/** What a wrong idea of the run leads to. */
export interface Wrong<T> {
  readonly value: T;
  /** The misconception in whose run it was read; null for a near miss. */
  readonly misconception: string | null;
  /** Why a near miss is wrong; null where the misconception's own sentence says it. */
  readonly why: Text | null;
}

/** The same thing read from the run as it is and from runs with one idea wrong; all values differ. */
export interface Observed<T> {
  readonly right: T;
  readonly wrong: readonly Wrong<T>[];
}

/** Runs of one scenario, each made once: as the behaviour asked says, and with one misconception in its place. */
export class Lab {
  private readonly runs = new Map<Behaviour, RunView>();

  constructor(
    readonly behaviour: Behaviour,
    readonly scenario: (behaviour: Behaviour) => Scenario,
  ) {}

  get real(): RunView {
    return this.runUnder(this.behaviour);
  }

  under(row: MisconceptionRow): RunView {
    return this.runUnder(believer(this.behaviour, row));
  }

  private runUnder(behaviour: Behaviour): RunView {
    const known = this.runs.get(behaviour);
    if (known !== undefined) return known;
    const view = new RunView(run(this.scenario(behaviour), { trace: true }).trace);
    this.runs.set(behaviour, view);
    return view;
  }
}

const believers = new WeakMap<Behaviour, Map<MisconceptionRow, Behaviour>>();

/** The behaviour of a believer, made once; the behaviour itself where it decides like the believer already. */
function believer(behaviour: Behaviour, row: MisconceptionRow): Behaviour {
  const known = believers.get(behaviour) ?? new Map<MisconceptionRow, Behaviour>();
  believers.set(behaviour, known);
  const made = known.get(row) ?? (isHeld(behaviour, row) ? behaviour : believing(behaviour, row));
  known.set(row, made);
  return made;
}

/** Whether a misconception changes nothing in a behaviour. */
const isHeld = (behaviour: Behaviour, row: MisconceptionRow): boolean =>
  Object.entries<unknown>(misconceptions[row]).every(
    ([decision, value]) => behaviour[decision as keyof Behaviour] === value,
  );

/** The code of a misconception, for a row of it: some have two forms (`D39`, `D39-count`). */
export const codeOf = (row: MisconceptionRow): string => row.slice(0, 3);

/**
 * Reads one observable from the real run and from each misconception's run, and adds the near misses. What equals
 * the right value or an earlier wrong one falls away. Null when the real run does not show the observable.
 */
export function observe<T>(
  lab: Lab,
  rows: readonly MisconceptionRow[],
  read: (view: RunView) => T | null,
  nearMisses: readonly (Wrong<T> | null)[] = [],
): Observed<T> | null {
  const right = read(lab.real);
  if (right === null) return null;
  const believed = rows.map((row): Wrong<T> | null => {
    const value = read(lab.under(row));
    return value === null ? null : { value, misconception: codeOf(row), why: null };
  });
  const seen = new Set([JSON.stringify(right)]);
  const wrong = [...believed, ...nearMisses].filter((each): each is Wrong<T> => {
    if (each === null) return false;
    const value = JSON.stringify(each.value);
    return !seen.has(value) && seen.add(value).has(value);
  });
  return { right, wrong };
}

/** A wrong value without a name of its own, with the reason why it tempts; null where the run does not show it. */
export const nearMiss = <T>(value: T | null | undefined, why: Text): Wrong<T> | null =>
  value === null || value === undefined ? null : { value, misconception: null, why };

/** What a misconception makes of the true run, where the wrong idea is one of reading and not of behaving. */
export const misreading = <T>(
  misconception: string,
  value: T | null | undefined,
): Wrong<T> | null =>
  value === null || value === undefined ? null : { value, misconception, why: null };
