'use client';

import { useActionState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/**
 * Starts an attempt. The key was made with the page, so pressing twice, or sending again after a failure, starts once.
 * Works before, and without, JavaScript.
 */
export function StartForm({
  action,
  hidden,
  texts,
}: {
  /** Leads to the attempt, or says why it cannot begin. */
  readonly action: (before: string | null, form: FormData) => Promise<string | null>;
  readonly hidden: Readonly<Record<string, string>>;
  readonly texts: {
    readonly start: string;
    readonly starting: string;
    readonly clock: string | null;
  };
}) {
  const [problem, send, sending] = useActionState(action, null);
  return (
    <form action={send}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={sending}>
          {sending ? texts.starting : texts.start}
        </Button>
        {texts.clock !== null && <span className="text-sm text-soft">{texts.clock}</span>}
      </div>
      <div aria-live="polite" className="mt-3">
        {problem !== null && <Notice tone="wrong">{problem}</Notice>}
      </div>
    </form>
  );
}
