'use client';

import { createContext, useContext, type ReactNode } from 'react';

/** What an error page says. Next.js gives such a page nothing but the error, so the texts come by context. */
export interface ErrorTexts {
  readonly title: string;
  readonly lead: string;
  readonly again: string;
  readonly code: string;
}

const Texts = createContext<ErrorTexts | null>(null);

export function ErrorTextsProvider({
  texts,
  children,
}: {
  readonly texts: ErrorTexts;
  readonly children: ReactNode;
}) {
  return <Texts value={texts}>{children}</Texts>;
}

export const useErrorTexts = () => useContext(Texts);
