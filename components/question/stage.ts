import type { ResponseBody } from '@/lib/questions';
import type { Feedback, Invalid, Submission } from './feedback-data';

/** How far a question has come. */
export type Stage =
  | {
      readonly at: 'asking';
      readonly note: 'empty' | 'restored' | null;
      readonly invalid: Invalid | null;
    }
  | { readonly at: 'sending' }
  | {
      readonly at: 'stuck';
      readonly why: 'unsaved' | 'signed-out' | 'refused';
      readonly message: string | null;
      readonly submission: Submission;
    }
  | { readonly at: 'answered'; readonly feedback: Feedback; readonly response: ResponseBody };
