import type { PublicView, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import type { Both, Draft } from './draft';

/** A question as its author's page shows it. */
export interface QuestionView {
  readonly id: string;
  readonly draft: Draft;
  readonly revision: number;
  /** The newest first. */
  readonly versions: readonly VersionView[];
  readonly retired: boolean;
}
export interface VersionView {
  readonly versionId: string;
  readonly number: number;
  /** In the page's language. */
  readonly date: string;
}

/** A set to put something into. */
export interface SetChoice {
  readonly id: string;
  readonly title: string;
}

/** A published question that can be put into a set or an interview. */
export interface Candidate {
  readonly versionId: string;
  readonly kind: string;
  readonly topic: string;
  readonly difficulty: number;
  /** Its text, or the note of a scenario, in the page's language. */
  readonly text: string;
  readonly number: number;
  readonly from: 'own' | 'content' | 'public';
}

/** A set as its page shows it. */
export interface SetView {
  readonly id: string;
  readonly title: Both;
  readonly lead: Both | null;
  readonly visibility: 'private' | 'public';
  readonly items: readonly SetItemView[];
}
export interface SetItemView extends Omit<Candidate, 'from'> {
  readonly points: number;
  /** A newer version of the same question, if there is one. */
  readonly newer: { readonly versionId: string; readonly number: number } | null;
}

export interface LinkView {
  readonly token: string;
  /** When it ends, in words; null: when it is revoked. */
  readonly until: string | null;
  /** Whether it still opens what it was made for. */
  readonly open: boolean;
}

/** One of the ten that an author looks at. */
export interface VariantView {
  readonly public: PublicView<LadderView>;
  readonly right: ResponseBody;
}
