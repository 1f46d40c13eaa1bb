'use client';

import { createContext, useContext, type ReactNode } from 'react';
import { assert } from '@/lib/kit';
import type { AuthoringTexts, Locale } from '@/lib/i18n';
import type { DraftKind, StateName, TopicId } from '@/lib/questions';
import type { QuestionTexts } from '../question/texts';
import type { Both } from './draft';

/** What every editor needs at hand: the texts of the page's language, and the lists to choose from. */
export interface Shelf {
  readonly locale: Locale;
  readonly texts: AuthoringTexts;
  readonly question: QuestionTexts;
  readonly topics: readonly {
    readonly id: TopicId;
    readonly name: string;
    /** What a set of its questions is called. */
    readonly setTitle: Both;
  }[];
  readonly kinds: readonly { readonly id: DraftKind; readonly name: string }[];
  readonly states: readonly StateName[];
  readonly misconceptions: readonly { readonly id: string; readonly name: string }[];
  readonly families: readonly { readonly id: string; readonly name: string }[];
}

const Context = createContext<Shelf | null>(null);

export function AuthoringShelf({
  shelf,
  children,
}: {
  readonly shelf: Shelf;
  readonly children: ReactNode;
}) {
  return <Context value={shelf}>{children}</Context>;
}

export function useShelf(): Shelf {
  const shelf = useContext(Context);
  assert(shelf !== null, 'an AuthoringShelf around every editor');
  return shelf;
}

/** One thing wrong in a draft, at the path of its field: `answer.options.0.text.en`. */
export interface Finding {
  readonly path: string;
  readonly message: string;
}

const FindingsContext = createContext<readonly Finding[]>([]);
export const FindingsProvider = FindingsContext.Provider;
export const useFindings = (): readonly Finding[] => useContext(FindingsContext);

/** What is wrong with a field itself; null when nothing is. */
export const useFinding = (path: string): string | null =>
  useFindings().find((finding) => finding.path === path)?.message ?? null;

/** The id of a field's control on the page. */
export const fieldId = (path: string): string => `f-${path.replaceAll('.', '-')}`;
