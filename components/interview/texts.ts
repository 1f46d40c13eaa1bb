import type { QuestionTexts } from '../question/texts';

/** What a running attempt says in the reader's language, for the browser; `{name}` places are filled in by `fill`. */
export interface InterviewTexts {
  readonly question: string;
  readonly left: string;
  readonly leftHere: string;
  readonly noLimit: string;
  readonly spoken: string;
  readonly over: string;
  readonly closed: string;
  readonly closedLate: string;
  readonly next: string;
  readonly previous: string;
  readonly finish: string;
  readonly leaveEmpty: string;
  readonly leaveUnsaved: string;
  readonly leaveUncompared: string;
  readonly empty: string;
  readonly going: string;
  readonly away: string;
  readonly items: string;
  readonly item: {
    readonly answered: string;
    readonly unanswered: string;
    readonly closed: string;
    readonly here: string;
    readonly ahead: string;
  };
  readonly save: {
    readonly none: string;
    readonly pending: string;
    readonly saved: string;
    readonly late: string;
    readonly offline: string;
    readonly offlinePage: string;
    readonly refused: string;
    readonly signedOut: string;
    readonly signIn: string;
    readonly others: string;
  };
  readonly submit: {
    readonly title: string;
    readonly all: string;
    readonly missing: string;
    readonly uncompared: string;
    readonly unsaved: string;
    readonly final: string;
    readonly confirm: string;
    readonly sending: string;
    readonly back: string;
  };
  readonly lockAway: string;
  readonly keys: QuestionTexts['keys'];
}
