'use client';

import { useEffect, useRef } from 'react';
import { Button } from '../ui/button';
import { fill } from '../ui/fill';
import { Page } from '../ui/page';
import { PageHeading } from '../ui/page-heading';
import { useSiteTexts } from './site-texts';

/** A page that could not be made: says so, offers to try again, and names the code that the log has. */
export function Broken({
  digest,
  again,
}: {
  readonly digest: string | undefined;
  readonly again: () => void;
}) {
  const texts = useSiteTexts()?.broken;
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    page.current?.focus();
  }, []);
  if (texts === undefined) return null;
  return (
    <Page>
      <div ref={page} tabIndex={-1} role="alert">
        <PageHeading title={texts.title} lead={texts.lead} />
        {digest !== undefined && (
          <p className="text-sm text-soft">{fill(texts.code, { digest })}</p>
        )}
      </div>
      <p className="mt-6">
        <Button onClick={again}>{texts.again}</Button>
      </p>
    </Page>
  );
}
