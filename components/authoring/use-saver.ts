import { useEffect, useState, useSyncExternalStore } from 'react';
import { saverOf, type Saver, type SaveState } from './saver';
import type { Sent } from './send';

const saved: SaveState = { at: 'saved', message: null };

/** A saver for as long as the page is open: leaving it sends what waits, and asks first while something is unsaved. */
export function useSaver<T>(
  make: () => (value: T) => Promise<Sent<unknown>>,
): readonly [Saver<T>, SaveState] {
  const [saver] = useState(() => saverOf(make()));
  const state = useSyncExternalStore(saver.subscribe, saver.state, () => saved);
  useEffect(() => {
    const onHide = () => void saver.flush();
    const onLeave = (event: BeforeUnloadEvent) => {
      if (saver.state().at === 'saved') return;
      void saver.flush();
      event.preventDefault();
    };
    window.addEventListener('pagehide', onHide);
    window.addEventListener('online', onHide);
    window.addEventListener('beforeunload', onLeave);
    return () => {
      void saver.flush();
      window.removeEventListener('pagehide', onHide);
      window.removeEventListener('online', onHide);
      window.removeEventListener('beforeunload', onLeave);
    };
  }, [saver]);
  return [saver, state];
}
