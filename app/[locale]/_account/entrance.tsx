import Link from 'next/link';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { configuredProviders, currentActor } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { ActionForm } from './action-form';
import { sendSignIn, sendSignUp } from './actions';
import { ProviderButtons } from './provider-buttons';

type Asked = Readonly<Record<string, string | string[] | undefined>>;
const entrances = {
  signIn: { action: sendSignIn, autoComplete: 'current-password', other: 'sign-up' },
  signUp: { action: sendSignUp, autoComplete: 'new-password', other: 'sign-in' },
} as const;

/** The sign-in page or the sign-up page. `to` in the address says where to go on. */
export async function Entrance({
  kind,
  locale,
  asked,
}: {
  readonly kind: keyof typeof entrances;
  readonly locale: Locale;
  readonly asked: Asked;
}) {
  if ((await currentActor()).kind === 'named') redirect(`/${locale}/account`);
  const t = translator(locale);
  const { action, autoComplete, other } = entrances[kind];
  const to = typeof asked['to'] === 'string' ? asked['to'] : '';
  const providers = configuredProviders();
  const problem = problemIn(asked['error'], locale);
  const hint = kind === 'signUp' ? { hint: t('account.passwordHint') } : {};
  return (
    <Page width="form">
      <PageHeading title={t(`account.${kind}.title`)} lead={t(`account.${kind}.lead`)} />
      <div className="grid gap-6">
        {problem !== null && <Notice tone="wrong">{problem}</Notice>}
        <ActionForm
          action={action}
          hidden={{ locale, to }}
          submit={t(`account.${kind}.submit`)}
          fields={[
            { name: 'email', type: 'email', autoComplete: 'username', label: t('account.email') },
            {
              ...{ name: 'password', type: 'password', autoComplete },
              ...{ label: t('account.password'), ...hint },
            },
          ]}
        />
        {providers.length > 0 && (
          <div className="flex flex-wrap gap-3">
            <ProviderButtons providers={providers} purpose="sign-in" t={t} />
          </div>
        )}
        <OtherWay>
          {t(kind === 'signIn' ? 'account.signIn.new' : 'account.signUp.have')}{' '}
          <Link
            href={`/${locale}/${other}${to === '' ? '' : `?to=${encodeURIComponent(to)}`}`}
            className="link"
          >
            {t(kind === 'signIn' ? 'account.signIn.toSignUp' : 'account.signUp.toSignIn')}
          </Link>
        </OtherWay>
        {kind === 'signIn' && <OtherWay>{t('account.signIn.forgotten')}</OtherWay>}
      </div>
    </Page>
  );
}

const OtherWay = ({ children }: { readonly children: ReactNode }) => (
  <p className="text-soft">{children}</p>
);

/** What a sign-in elsewhere can come back with. */
const elsewhere = ['account-elsewhere', 'account-no-address', 'address-taken'] as const;

function problemIn(error: string | string[] | undefined, locale: Locale): string | null {
  if (error === undefined) return null;
  const known = elsewhere.find((code) => code === error);
  return translate(
    locale,
    known === undefined ? 'account.signIn.elsewhereFailed' : `errors.service.${known}`,
  );
}
