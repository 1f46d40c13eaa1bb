'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FieldError } from '../ui/field';
import { send } from './send';
import { useShelf } from './shelf';
import { SmallButton } from './small-button';

/** Makes a question of somebody else's a draft of one's own, which knows where it comes from, and opens it. */
export function CopyQuestion({
  versionId,
  name,
}: {
  readonly versionId: string;
  readonly name: string;
}) {
  const { locale, texts } = useShelf();
  const router = useRouter();
  const [error, setError] = useState<string | null>(null);
  const copy = async () => {
    const sent = await send<{ readonly id: string }>('POST', '/api/author/copies', { versionId });
    if (sent.ok) router.push(`/${locale}/author/questions/${sent.value.id}`);
    else setError(sent.message ?? texts.offline);
  };
  return (
    <>
      <SmallButton
        className="min-h-11 px-4"
        aria-label={`${texts.set.copy} · ${name}`}
        onClick={() => void copy()}
      >
        {texts.set.copy}
      </SmallButton>
      {error !== null && <FieldError>{error}</FieldError>}
    </>
  );
}
