'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { attemptApi, saveEntry } from './attempt-api';
import type { AttemptView } from './attempt-view';
import { browserOutbox } from './outbox-store';
import { makeSession, type Session, type SessionState } from './session';

/** The session of a running attempt, as long as its page is there, and what it knows now. */
export function useSession(
  initial: AttemptView,
  locale: string,
): { readonly session: Session; readonly state: SessionState } {
  const [session] = useState(() =>
    makeSession({
      ...{ initial, locale, api: attemptApi(initial.id, locale) },
      ...{ store: browserOutbox(), send: saveEntry },
    }),
  );
  const state = useSyncExternalStore(session.subscribe, session.state, session.state);

  useEffect(() => {
    const end = session.start();
    const again = () => {
      void session.saver.flush();
      if (document.visibilityState === 'visible') void session.sync();
    };
    const leave = () => void session.saver.flush();
    const windowEvents = ['online', 'focus', 'pageshow'] as const;
    for (const event of windowEvents) window.addEventListener(event, again);
    document.addEventListener('visibilitychange', again);
    window.addEventListener('pagehide', leave);
    return () => {
      for (const event of windowEvents) window.removeEventListener(event, again);
      document.removeEventListener('visibilitychange', again);
      window.removeEventListener('pagehide', leave);
      end();
    };
  }, [session]);

  return { session, state };
}
