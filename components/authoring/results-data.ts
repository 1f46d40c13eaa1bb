/** What people made of a set or an interview: Results of lib/services, as far as it is shown. */
export interface ResultsData {
  readonly running: number;
  readonly people: readonly PersonData[];
  readonly items: readonly ItemData[];
}

export interface PersonData {
  readonly attemptId: string;
  readonly who: string;
  readonly status: 'submitted' | 'expired';
  /** 0 to 1. */
  readonly score: number | null;
  readonly finishedAt: Date;
  readonly usedMs: number;
  /** In the order of the items; null: did not have it. */
  readonly scores: readonly (number | null)[];
}

export interface ItemData {
  readonly number: number;
  readonly generator: string | null;
  readonly topic: string;
  readonly difficulty: number;
  readonly text: string;
  readonly n: number;
  readonly facility: number | null;
  readonly discrimination: number | null;
  readonly unanswered: number;
  readonly answers: readonly AnswerData[];
  readonly beliefs: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
  }[];
}

export interface AnswerData {
  readonly id: string;
  readonly text: string;
  readonly right: boolean;
  readonly count: number;
  readonly beliefs: readonly { readonly id: string; readonly name: string }[];
}

/** A time as minutes and seconds. */
export function minutesText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A share of 1 in per cent, or a dash. */
export const percentText = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`;
