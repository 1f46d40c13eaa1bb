'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '../ui/button';
import { FieldError } from '../ui/field';
import { send } from './send';
import { useShelf } from './shelf';

/** Deletes a set, after asking once more. */
export function DeleteSet({ id }: { readonly id: string }) {
  const { locale, texts } = useShelf();
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = async () => {
    const sent = await send('DELETE', `/api/author/sets/${id}`);
    if (sent.ok) router.push(`/${locale}/author`);
    else setError(sent.message ?? texts.offline);
  };
  return (
    <div className="grid justify-items-start gap-2">
      {asked ? (
        <>
          <p role="status">{texts.set.deleteSure}</p>
          <Button look="danger" onClick={() => void remove()}>
            {texts.set.deleteYes}
          </Button>
        </>
      ) : (
        <Button
          look="plain"
          onClick={() => {
            setAsked(true);
          }}
        >
          {texts.set.delete}
        </Button>
      )}
      {error !== null && <FieldError>{error}</FieldError>}
    </div>
  );
}
