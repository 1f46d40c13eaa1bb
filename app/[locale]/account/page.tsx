import type { Metadata } from 'next';
import Link from 'next/link';
import { Button, ButtonLink } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { allowed, configuredProviders, currentActor, type Named } from '@/lib/auth';
import { translate, translator, type Locale } from '@/lib/i18n';
import { myAccount, type AccountView } from '@/lib/services';
import { ActionForm, type FormField } from '../_account/action-form';
import { sendPassword, sendSignOut } from '../_account/actions';
import { ProviderButtons } from '../_account/provider-buttons';
import { pageLocale } from '../page-locale';
import { orRefuse } from '../refusal';

type Props = PageProps<'/[locale]/account'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translate(await pageLocale(params), 'account.page.title') };
}

export default async function Account({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await currentActor();
  if (actor.kind !== 'named')
    return <WithoutAccount locale={locale} isGuest={actor.kind === 'guest'} />;
  const account = orRefuse(await myAccount(actor, locale));
  return (
    <Page width="form">
      <WhoIAm actor={actor} locale={locale} />
      <PasswordSection account={account} locale={locale} />
      <ConnectedAccounts account={account} locale={locale} />
    </Page>
  );
}

function WithoutAccount({
  locale,
  isGuest,
}: {
  readonly locale: Locale;
  readonly isGuest: boolean;
}) {
  const t = translator(locale);
  return (
    <Page width="form">
      <PageHeading
        title={t('account.page.title')}
        lead={t(isGuest ? 'account.page.guest' : 'account.page.visitor')}
      />
      <p className="flex flex-wrap gap-3">
        <ButtonLink href={`/${locale}/sign-up`}>{t('account.signUp.title')}</ButtonLink>
        <ButtonLink href={`/${locale}/sign-in`} look="plain">
          {t('account.signIn.title')}
        </ButtonLink>
      </p>
    </Page>
  );
}

function WhoIAm({ actor, locale }: { readonly actor: Named; readonly locale: Locale }) {
  const t = translator(locale);
  const role = t(`admin.people.roles.${actor.role}`);
  return (
    <>
      <PageHeading
        title={t('account.page.title')}
        lead={t('account.page.signedInAs', { email: actor.email })}
      />
      <p>{t('account.page.role', { role })}</p>
      {allowed(actor, 'find-people') && (
        <p className="mt-2">
          <Link className="link" href={`/${locale}/admin/people`}>
            {t('account.page.people')}
          </Link>
        </p>
      )}
      <form action={sendSignOut} className="mt-4">
        <input type="hidden" name="locale" value={locale} />
        <Button type="submit" look="plain">
          {t('account.page.signOut')}
        </Button>
      </form>
    </>
  );
}

interface AccountProps {
  readonly account: AccountView;
  readonly locale: Locale;
}

function PasswordSection({ account, locale }: AccountProps) {
  const t = translator(locale);
  const current: FormField = {
    ...{ name: 'current', type: 'password', autoComplete: 'current-password' },
    label: t('account.currentPassword'),
  };
  return (
    <section className="mt-10">
      <h2 className="text-xl font-bold">
        {t(account.hasPassword ? 'account.page.password' : 'account.page.firstPassword')}
      </h2>
      <p className="mt-1 mb-4 text-soft">{t('account.page.passwordLead')}</p>
      <ActionForm
        action={sendPassword}
        hidden={{ locale, username: account.email }}
        submit={t('account.page.savePassword')}
        fields={[
          ...(account.hasPassword ? [current] : []),
          {
            ...{ name: 'password', type: 'password', autoComplete: 'new-password' },
            ...{ label: t('account.newPassword'), hint: t('account.passwordHint') },
          },
        ]}
      />
    </section>
  );
}

const names: Readonly<Record<string, string>> = { github: 'GitHub', google: 'Google' };

function ConnectedAccounts({ account, locale }: AccountProps) {
  const t = translator(locale);
  const open = configuredProviders().filter((provider) => !account.providers.includes(provider));
  if (open.length === 0 && account.providers.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="text-xl font-bold">{t('account.page.connected')}</h2>
      <p className="mt-1 mb-4 text-soft">{t('account.page.connectedLead')}</p>
      <ul className="mb-4 grid gap-1">
        {account.providers.map((provider) => (
          <li key={provider}>
            {t('account.page.isConnected', { provider: names[provider] ?? provider })}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <ProviderButtons providers={open} purpose="link" t={t} />
      </div>
    </section>
  );
}
