'use client';

import { createContext, useContext, type ReactNode } from 'react';

/**
 * What pages say that Next.js gives nothing but an error: neither parameters nor the language reach them, so the
 * texts come by context. It also keeps them out of every other page's payload, where their markup would stand.
 */
export interface SiteTexts {
  readonly locale: string;
  readonly broken: {
    readonly title: string;
    readonly lead: string;
    readonly again: string;
    readonly code: string;
  };
  readonly refused: {
    readonly title: string;
    readonly lead: string;
    readonly why: string;
    readonly topics: string;
    readonly home: string;
  };
}

const Texts = createContext<SiteTexts | null>(null);

export function SiteTextsProvider({
  texts,
  children,
}: {
  readonly texts: SiteTexts;
  readonly children: ReactNode;
}) {
  return <Texts value={texts}>{children}</Texts>;
}

export const useSiteTexts = () => useContext(Texts);
