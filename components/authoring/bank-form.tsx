'use client';

import { useState } from 'react';
import { FieldError } from '../ui/field';
import { TickField } from './fields';
import { send } from './send';
import { useShelf } from './shelf';

interface Bank {
  readonly title: string | null;
  readonly visibility: 'private' | 'public';
}

/** Whether all authors may look at one's published questions and use them. */
export function BankForm({
  bank: initial,
  mayPublish,
}: {
  readonly bank: Bank;
  readonly mayPublish: boolean;
}) {
  const { texts } = useShelf();
  const [bank, setBank] = useState(initial);
  const [error, setError] = useState<string | null>(null);
  const change = async (changed: Bank) => {
    const sent = await send('PUT', '/api/author/bank', changed);
    if (sent.ok) setBank(changed);
    setError(sent.ok ? null : (sent.message ?? texts.offline));
  };
  const isPublic = bank.visibility === 'public';
  return (
    <>
      <p role="status" className="text-soft">
        {isPublic ? texts.bank.isPublic : texts.bank.isPrivate}
      </p>
      <TickField
        label={texts.bank.makePublic}
        checked={isPublic}
        disabled={!mayPublish}
        onChange={(on) => void change({ ...bank, visibility: on ? 'public' : 'private' })}
      />
      {error !== null && <FieldError>{error}</FieldError>}
    </>
  );
}
