import type { ReactNode } from 'react';
import { AuthoringShelf } from '@/components/authoring/shelf';
import { shelfOf } from '@/components/authoring/shelf-of';
import { ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { translator, type Locale } from '@/lib/i18n';

/** What the editors on a page need at hand. */
export function WithShelf({
  locale,
  children,
}: {
  readonly locale: Locale;
  readonly children: ReactNode;
}) {
  return <AuthoringShelf shelf={shelfOf(locale)}>{children}</AuthoringShelf>;
}

/** For who is not signed in: what the page is for, and the way in and back. */
export function SignInFirst({
  locale,
  title,
  lead,
  why,
  to,
}: {
  readonly locale: Locale;
  readonly title: string;
  readonly lead: string;
  readonly why: string;
  readonly to: string;
}) {
  const t = translator(locale);
  const back = `?to=${encodeURIComponent(to)}`;
  return (
    <Page>
      <PageHeading title={title} lead={lead} />
      <p className="mb-4">{why}</p>
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/${locale}/sign-up${back}`}>{t('account.signUp.title')}</ButtonLink>
        <ButtonLink look="plain" href={`/${locale}/sign-in${back}`}>
          {t('account.signIn.title')}
        </ButtonLink>
      </p>
    </Page>
  );
}
