import type { ResponseBody } from '@/lib/questions';

/** One answer as a candidate sent it, and what the server said about it. */
export interface SentSave {
  readonly position: number;
  readonly key: string;
  readonly response: ResponseBody;
  /** Null while nobody has said what became of it: it may or may not be kept. */
  told: { readonly revision: number; readonly late: boolean } | null;
}

/** What the report said when it was first read. Times in ms of the server's clock. */
export interface ToldReport {
  readonly status: string;
  readonly score: number | null;
  readonly finishedAt: number;
}

/** What one candidate did in one attempt, and was told. */
export interface AttemptRecord {
  readonly id: string;
  readonly startKey: string;
  /** In the order in which they were sent. */
  readonly saves: SentSave[];
  /** Positions that the server said are, or were, the open one. */
  readonly opened: Set<number>;
  /** How many turns of the free-text item at a position the server said are locked. */
  readonly locks: Map<number, number>;
  /** The latest deadline told; null: without a limit. */
  deadlineAt: number | null;
  /** What submitting was answered, every time. */
  readonly submits: string[];
  report: ToldReport | null;
}

/**
 * Something that should not be. `lost`: what was told is not so (any more); `doubled`: it is so more than once;
 * `refused`: a request that should be served was not, while no fault was being made.
 */
export interface Finding {
  readonly finding: 'lost' | 'doubled' | 'refused';
  readonly what: string;
  readonly [fact: string]: unknown;
}

/** What all candidates were told. It outlives every process that is killed. */
export class Journal {
  readonly attempts: AttemptRecord[] = [];
  readonly findings: Finding[] = [];
  /** How many writes were acknowledged (2xx). */
  acknowledged = 0;
  /** How many answers never came: the server, or the connection, was gone. */
  unanswered = 0;

  begin(id: string, startKey: string): AttemptRecord {
    const record: AttemptRecord = {
      ...{ id, startKey, saves: [], opened: new Set(), locks: new Map() },
      ...{ deadlineAt: null, submits: [], report: null },
    };
    this.attempts.push(record);
    return record;
  }

  /** Notes a deadline; one that came before an earlier one takes away time that was promised. */
  noteDeadline(record: AttemptRecord, deadlineAt: number | null): void {
    if (record.deadlineAt !== null && (deadlineAt === null || deadlineAt < record.deadlineAt)) {
      const { id: attempt, deadlineAt: told } = record;
      this.findings.push({ finding: 'lost', what: 'deadline', attempt, told, found: deadlineAt });
    } else record.deadlineAt = deadlineAt;
  }
}

/** The newest answer at a position that was acknowledged and counts. */
export const lastCounted = ({ saves }: AttemptRecord, position: number): SentSave | undefined =>
  saves.findLast((save) => save.position === position && save.told?.late === false);
