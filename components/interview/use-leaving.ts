'use client';

import { useState } from 'react';
import type { InterviewTexts } from './texts';
import { isUncompared } from './turns';
import type { Session } from './session';

/** What to think about before leaving an item. */
interface Doubt {
  readonly position: number;
  readonly text: string;
}

/**
 * Going from item to item. In forward order a step cannot be taken back: where the answer is missing, unsaved or not
 * compared with its rubric, the first press says so and the second goes on.
 */
export function useLeaving(
  session: Session,
  {
    closed,
    texts,
    onArrive,
  }: {
    /** Whether the open item takes no more answers. */
    readonly closed: boolean;
    readonly texts: InterviewTexts;
    readonly onArrive: () => void;
  },
) {
  const [going, setGoing] = useState(false);
  const [doubt, setDoubt] = useState<Doubt | null>(null);

  const reason = (): string | null => {
    const { view, saves } = session.state();
    const { open, position } = view;
    if (view.navigation === 'free' || open === null || closed) return null;
    const save = saves.items.get(position);
    if (save !== undefined && save.at !== 'saved') return texts.leaveUnsaved;
    if (save === undefined && open.revision === 0) return texts.leaveEmpty;
    return isUncompared(open.turns) ? texts.leaveUncompared : null;
  };

  const go = async (to: number) => {
    if (going) return;
    setGoing(true);
    // What is on its way gets its chance before it is called unsaved.
    await session.saver.flush();
    const { position } = session.state().view;
    const text = reason();
    if (text !== null && doubt?.position !== position) {
      setDoubt({ position, text });
    } else if (await session.go(to)) {
      setDoubt(null);
      onArrive();
    }
    setGoing(false);
  };

  return { go, going, doubt };
}
