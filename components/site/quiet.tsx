'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';

/** What a page that asks for all attention does without: a running attempt shows nothing that leads away. */
export function Quiet({ children }: { readonly children: ReactNode }) {
  const path = usePathname();
  return /^\/[^/]+\/attempts\/[^/]+$/.test(path) ? null : children;
}
