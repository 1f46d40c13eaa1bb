import type { ResponseBody } from '@/lib/questions';
import type { Plan } from './plan';

export type AttemptStatus = 'running' | 'submitted' | 'expired';

/** All times are milliseconds since 1970 by the server's clock. */
export interface Course {
  readonly status: AttemptStatus;
  readonly navigation: Plan['navigation'];
  readonly startedAt: number;
  /** When the whole is over; null: without a limit. */
  readonly deadlineAt: number | null;
  /** Time given back for outages so far, contained in the deadlines. */
  readonly givenBackMs: number;
  /** When it was submitted, or its time was over; null while it runs. */
  readonly finishedAt: number | null;
  /** The item that the candidate is at. */
  readonly position: number;
}

export interface ItemState {
  /** The item's own limit, from when it is first opened. */
  readonly minutes: number | null;
  readonly openedAt: number | null;
  /** When its own time is over; null: only the whole counts, or it was not opened yet. */
  readonly deadlineAt: number | null;
  /** When it took no more answers. */
  readonly closedAt: number | null;
  /** How many turns of a free-text question are locked. */
  readonly lockedTurns: number;
  /** How long it was the one the candidate was at, without what was left of the present visit. */
  readonly spentMs: number;
  /** What counts now; null: not answered. */
  readonly response: ResponseBody | null;
}

export interface AttemptState extends Course {
  /** By position; at least one. */
  readonly items: readonly ItemState[];
}

export const isRunning = ({ status }: Course): boolean => status === 'running';

const passed = (deadlineAt: number | null, now: number): boolean =>
  deadlineAt !== null && deadlineAt <= now;

/** Whether the time of the whole is over, whatever its status says yet. */
export const isOver = (course: Course, now: number): boolean => passed(course.deadlineAt, now);

/** Whether an item takes no more answers. */
export const isClosed = (course: Course, item: ItemState, now: number): boolean =>
  !isRunning(course) ||
  isOver(course, now) ||
  item.closedAt !== null ||
  passed(item.deadlineAt, now);
