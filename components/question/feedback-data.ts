import type { LadderView } from '@/lib/sim';
import type { BodyOf, Grade, PublicBody, ResponseBody } from '@/lib/questions';

export type Graded = Extract<Grade, { status: 'graded' }>;
export type Invalid = Extract<Grade, { status: 'invalid' }>;

/** What decides a question, and what an answer to it was worth. */
export interface Explained {
  /** Null: it was not answered. */
  readonly grade: Graded | null;
  /** The right answer, as a response. */
  readonly right: ResponseBody;
  readonly why: string;
  readonly remember: string | null;
  readonly sources: readonly string[];
  /** The whole run that decided, where the question is about one. */
  readonly evidence: LadderView | null;
  readonly beliefs: readonly {
    readonly id: string;
    readonly name: string;
    readonly says: string;
  }[];
}

/** What the server says to an answer that it graded and recorded. */
export interface Feedback extends Explained {
  readonly grade: Graded;
  readonly nextRef: string;
  readonly progress: { readonly answered: number; readonly right: number };
}

/** What is sent; the same key twice is recorded once. */
export interface Submission {
  readonly ref: string;
  readonly topic: string;
  readonly locale: string;
  readonly response: ResponseBody;
  readonly idempotencyKey: string;
  readonly elapsedMs: number;
  readonly givenAt: string;
  /** Whom the page was rendered for; null for nobody in particular. */
  readonly as: string | null;
}

export type Outcome =
  | { readonly kind: 'feedback'; readonly feedback: Feedback }
  /** A question in parts goes on: what it shows now. */
  | { readonly kind: 'more'; readonly body: BodyOf<PublicBody, 'multi-part'> }
  | { readonly kind: 'invalid'; readonly invalid: Invalid }
  /** The server could not be reached, or could not answer: worth sending again. */
  | { readonly kind: 'unsaved'; readonly message: string | null }
  /** The sign-in ran out: nothing was recorded. */
  | { readonly kind: 'signed-out'; readonly message: string }
  /** Sending the same again would be refused again. */
  | { readonly kind: 'refused'; readonly message: string };
