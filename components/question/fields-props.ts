import type { PublicBody } from '@/lib/questions';
import type { Feedback } from './feedback-data';
import type { QuestionTexts } from './texts';

/** What every kind of form gets. */
export interface FieldsProps<Body extends PublicBody> {
  readonly body: Body;
  readonly texts: QuestionTexts;
  /** Makes control ids unique on a page. */
  readonly prefix: string;
  /** In a question in parts: which one. Its controls are named for it. */
  readonly part?: string;
  /** In a question in parts: those whose answers stand. */
  readonly locked?: readonly string[];
  /** The state names to choose from. */
  readonly stateNames: readonly string[];
  /** The part that could not be read, with what to do. */
  readonly invalid: { readonly field: string; readonly message: string } | null;
  /** Set once the answer is graded: then the parts show what became of them. */
  readonly feedback: Feedback | null;
}

export const legendClass = 'text-soft mb-2 text-sm';
