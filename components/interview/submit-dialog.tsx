'use client';

import type { Ref } from 'react';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { Notice } from '../ui/notice';
import type { InterviewTexts } from './texts';

/** Asks before everything is handed in, and says what is missing. Positions count from 0. */
export function SubmitDialog({
  ref,
  missing,
  uncompared,
  unsaved,
  sending,
  problem,
  texts,
  onSubmit,
  onBack,
}: {
  readonly ref: Ref<HTMLDialogElement>;
  readonly missing: readonly number[];
  readonly uncompared: readonly number[];
  readonly unsaved: readonly number[];
  readonly sending: boolean;
  /** Why it did not get through. */
  readonly problem: string | null;
  readonly texts: InterviewTexts['submit'];
  readonly onSubmit: () => void;
  readonly onBack: () => void;
}) {
  const lines = [
    [texts.missing, missing],
    [texts.uncompared, uncompared],
    [texts.unsaved, unsaved],
  ] as const;
  return (
    <dialog
      ref={ref}
      aria-labelledby="submit-title"
      className="backdrop:bg-black/50 m-auto w-[min(30rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-6"
    >
      <h2 id="submit-title" className="text-lg font-bold">
        {texts.title}
      </h2>
      <div className="mt-3 grid gap-2">
        {lines.map(
          ([text, positions]) =>
            positions.length > 0 && (
              <Notice key={text} tone="unsure">
                {fill(text, { questions: positions.map((at) => at + 1).join(', ') })}
              </Notice>
            ),
        )}
        {missing.length === 0 && <p>{texts.all}</p>}
        <p>{texts.final}</p>
        <div aria-live="polite">{problem !== null && <Notice tone="wrong">{problem}</Notice>}</div>
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button disabled={sending} onClick={onSubmit}>
          {sending ? texts.sending : texts.confirm}
        </Button>
        <Button look="plain" onClick={onBack}>
          {texts.back}
        </Button>
      </div>
    </dialog>
  );
}
