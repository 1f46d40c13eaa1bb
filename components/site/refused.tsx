'use client';

import type { ReactNode } from 'react';
import { ButtonLink } from '../ui/button';
import { Page } from '../ui/page';
import { PageHeading } from '../ui/page-heading';
import { useSiteTexts } from './site-texts';

/** Nothing listens here. `picture`: what becomes of a SYN to a closed port. */
export function Refused({ picture }: { readonly picture?: ReactNode }) {
  const texts = useSiteTexts();
  if (texts === null) return null;
  const { locale, refused } = texts;
  return (
    <Page>
      <PageHeading title={refused.title} lead={refused.lead} />
      {picture}
      <p className="mt-8 measure">{refused.why}</p>
      <p className="mt-4 flex flex-wrap gap-4">
        <ButtonLink href={`/${locale}/topics`} prefetch={false}>
          {refused.topics}
        </ButtonLink>
        <ButtonLink href={`/${locale}`} prefetch={false} look="plain">
          {refused.home}
        </ButtonLink>
      </p>
    </Page>
  );
}
