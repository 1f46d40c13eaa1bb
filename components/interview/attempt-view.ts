import type { Graded } from '../question/feedback-data';
import type { TurnView } from '../question/free-text-data';
import type { PublicView, ResponseBody, TopicId } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';

export type { TurnView };

/** What a running attempt shows. Times are milliseconds of the server's clock since the epoch. */
export interface AttemptView {
  readonly id: string;
  readonly kind: 'interview' | 'set';
  readonly title: string;
  readonly status: 'running' | 'submitted' | 'expired';
  readonly serverNow: number;
  readonly startedAt: number;
  /** Null: without a limit. */
  readonly deadlineAt: number | null;
  readonly givenBackMs: number;
  readonly navigation: 'forward' | 'free';
  readonly position: number;
  readonly sections: readonly SectionView[];
  readonly items: readonly ItemMark[];
  /** The item at `position`. */
  readonly open: OpenItem | null;
}

export interface SectionView {
  readonly title: string;
  /** The position of its first item. */
  readonly from: number;
  readonly count: number;
}

export interface ItemMark {
  readonly position: number;
  readonly state: 'unopened' | 'open' | 'closed';
  readonly answered: boolean;
  /** The item's own limit. */
  readonly minutes: number | null;
  readonly points: number;
}

export interface OpenItem {
  readonly position: number;
  readonly public: PublicView<LadderView>;
  readonly deadlineAt: number | null;
  readonly closed: boolean;
  /** The newest revision that the server holds; 0: none. */
  readonly revision: number;
  readonly response: ResponseBody | null;
  /** For a free-text question: the turns reached so far. */
  readonly turns: readonly TurnView[] | null;
  /** For a question in parts: those whose answers stand, and whether another part may follow the others. */
  readonly parts: { readonly locked: readonly string[]; readonly goesOn: boolean } | null;
}

/** What a finished attempt was worth, and why. */
export interface AttemptReport {
  readonly id: string;
  readonly kind: 'interview' | 'set';
  readonly title: string;
  readonly status: 'running' | 'submitted' | 'expired';
  readonly startedAt: number;
  readonly finishedAt: number;
  /** 0 to 1, by points. */
  readonly score: number | null;
  readonly points: { readonly got: number; readonly of: number };
  readonly limitMs: number | null;
  readonly usedMs: number;
  readonly givenBackMs: number;
  readonly outages: readonly { readonly startedAt: number; readonly endedAt: number }[];
  readonly topics: readonly TopicScore[];
  readonly items: readonly ReportItem[];
  /** What to study, weakest first. */
  readonly next: readonly {
    readonly topic: TopicId;
    readonly title: string;
    readonly score: number;
  }[];
}

export interface TopicScore {
  readonly topic: TopicId;
  readonly title: string;
  readonly score: number;
  readonly items: number;
}

export interface ReportItem {
  readonly position: number;
  readonly section: string;
  readonly topic: TopicId;
  readonly difficulty: number;
  readonly points: number;
  readonly score: number;
  readonly spentMs: number;
  /** How many answers came after it had closed: kept, not counted. */
  readonly late: number;
  readonly public: PublicView<LadderView>;
  readonly response: ResponseBody | null;
  readonly feedback: {
    /** Null: not answered. */
    readonly grade: Graded | null;
    readonly right: ResponseBody;
    readonly why: string;
    readonly remember: string | null;
    readonly sources: readonly string[];
    readonly evidence: LadderView | null;
    readonly beliefs: readonly {
      readonly id: string;
      readonly name: string;
      readonly says: string;
    }[];
  };
  readonly turns: readonly TurnView[] | null;
}

/** An attempt in a list. */
export interface AttemptRow {
  readonly id: string;
  readonly title: string;
  readonly kind: 'interview' | 'set';
  readonly status: 'running' | 'submitted' | 'expired';
  readonly startedAt: number;
  readonly score: number | null;
}

/** An interview that can be taken. */
export interface InterviewRow {
  readonly slug: string;
  readonly title: string;
  readonly lead: string;
  readonly level: 'junior' | 'mid' | 'senior';
  readonly minutes: number | null;
  /** How many questions there are. */
  readonly items: number;
}
