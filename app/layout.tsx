import type { ReactNode } from 'react';
import './globals.css';

/** The document itself depends on the language: app/[locale]/layout.tsx and the pages outside of it make it. */
export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
