import type { PointWeight } from '@/lib/questions';

/** One point of a rubric, shown once the text it is held against is locked. */
export interface RubricPointView {
  readonly id: string;
  readonly weight: PointWeight;
  readonly text: string;
}

/** One question of the interviewer, as far as the reader has come with it. */
export interface TurnView {
  readonly id: string;
  /** What is asked; null for the first turn, whose question is the stem. */
  readonly ask: string | null;
  readonly text: string;
  readonly locked: boolean;
  /** The model answer and the rubric; null until the text is locked. */
  readonly model: string | null;
  readonly rubric: readonly RubricPointView[] | null;
  /** The points found in the text; null until it was compared with the rubric. */
  readonly ticked: readonly string[] | null;
}

/** What the fields of a free text say, in the reader's language; `{name}` places are filled in by `fill`. */
export interface FreeTextTexts {
  readonly yours: string;
  readonly hint: string;
  readonly followUp: string;
  readonly lock: string;
  readonly lockHint: string;
  readonly blank: string;
  readonly locked: string;
  readonly nothing: string;
  readonly model: string;
  readonly compare: string;
  readonly compareHint: string;
  readonly compared: string;
  readonly done: string;
  readonly none: string;
  readonly weights: {
    readonly must: { readonly name: string; readonly hint: string };
    readonly plus: { readonly name: string; readonly hint: string };
    readonly trap: { readonly name: string; readonly hint: string };
  };
}
