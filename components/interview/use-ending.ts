'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptView } from './attempt-view';
import type { Session } from './session';

/** So long before an end what is being typed is sent without waiting for a pause. */
const lastCallMs = 3000;
const askEveryMs = 1000;

/** What happens when the time of the whole, or of the open item, is over. The server decides; the page only stops asking for more. */
export function useEnding(
  { saver, sync }: Session,
  { status, position }: AttemptView,
  onOver: () => void,
) {
  const [isOver, setIsOver] = useState(false);
  const [overItem, setOverItem] = useState<number | null>(null);
  const askedAt = useRef(-askEveryMs);

  useEffect(() => {
    if (status !== 'running') onOver();
  }, [status, onOver]);

  const near = useCallback(
    (leftMs: number) => {
      if (leftMs > lastCallMs) return;
      if (leftMs > 0) {
        if (saver.state().trouble === null) void saver.flush();
        return;
      }
      const now = performance.now();
      if (now - askedAt.current < askEveryMs) return;
      askedAt.current = now;
      void saver.flush().then(sync);
    },
    [saver, sync],
  );
  const onTick = useCallback(
    (leftMs: number) => {
      setIsOver(leftMs <= 0);
      near(leftMs);
    },
    [near],
  );
  const onItemTick = useCallback(
    (leftMs: number) => {
      setOverItem(leftMs <= 0 ? position : null);
      near(leftMs);
    },
    [near, position],
  );
  return { isOver, isItemOver: overItem === position, onTick, onItemTick };
}
