import type { KindId, TopicId } from '@/lib/questions';
import type { Both } from './draft';

interface ItemRules {
  readonly minutes?: number | undefined;
  readonly points: number;
}
export interface FixedEntry extends ItemRules {
  /** A question of content/ by its name, or a stored version: one of the two. */
  readonly question?: string | undefined;
  readonly version?: string | undefined;
}
export interface DrawnEntry extends ItemRules {
  readonly pool: {
    readonly topics: readonly TopicId[];
    readonly kinds?: readonly KindId[] | undefined;
    readonly difficulty?: readonly [number, number] | undefined;
  };
  readonly count: number;
}
export interface GeneratedEntry extends ItemRules {
  readonly generator: string;
  readonly difficulty: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly count: number;
}
export type Entry = FixedEntry | DrawnEntry | GeneratedEntry;
export interface SectionDraft {
  readonly title: Both;
  readonly items: readonly Entry[];
}

/** What an interview consists of: InterviewDefinition of lib/interviews. */
export interface InterviewDraft {
  readonly title: Both;
  readonly lead: Both;
  readonly level: 'junior' | 'mid' | 'senior';
  readonly minutes: number | null;
  readonly navigation: 'forward' | 'free';
  readonly outage: 'give-back' | 'keep-going';
  readonly sections: readonly SectionDraft[];
}

export const entryKinds = ['fixed', 'drawn', 'generated'] as const;
export type EntryKind = (typeof entryKinds)[number];
export const isDrawn = (entry: Entry): entry is DrawnEntry => 'pool' in entry;
export const isGenerated = (entry: Entry): entry is GeneratedEntry => 'generator' in entry;

/** What a new entry of a kind begins with. */
export const freshDrawn: DrawnEntry = { pool: { topics: ['handshake'] }, count: 3, points: 1 };
export const freshGenerated: GeneratedEntry = {
  ...{ generator: 'F05', difficulty: 2, params: {}, count: 1 },
  points: 1,
};
