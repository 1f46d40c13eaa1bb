'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { saveEntry } from './attempt-api';
import { browserOutbox } from './outbox-store';
import { sendLeft } from './send-left';

/** Sends what an earlier page could not, as soon as a page that has this is opened; then shows what became of it. */
export function FlushOutbox({ attempt }: { readonly attempt?: string }) {
  const router = useRouter();
  useEffect(() => {
    const flush = () => {
      void sendLeft(browserOutbox(), saveEntry, attempt).then((sent) => {
        if (sent > 0) router.refresh();
      });
    };
    flush();
    window.addEventListener('online', flush);
    return () => {
      window.removeEventListener('online', flush);
    };
  }, [router, attempt]);
  return null;
}
