import type { Metadata } from 'next';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { PageHeading } from '@/components/ui/page-heading';
import { translate, translator } from '@/lib/i18n';
import { openLink } from '@/lib/services';
import { ActionForm } from '../../_account/action-form';
import { sendReset } from '../../_account/actions';
import { pageLocale } from '../../page-locale';

type Props = PageProps<'/[locale]/reset/[token]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return {
    title: translate(await pageLocale(params), 'account.reset.title'),
    // The address holds the token.
    referrer: 'same-origin',
    robots: { index: false, follow: false },
  };
}

/** Behind a one-time link. Opening it uses nothing up: mail programs open links ahead of their readers. */
export default async function Reset({ params }: Props) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const t = translator(locale);
  const link = await openLink(token, locale);
  if (!link.ok) {
    return (
      <Page width="form">
        <PageHeading title={t('account.reset.void')} />
        <Notice tone="wrong">{link.error.message}</Notice>
      </Page>
    );
  }
  const { email } = link.value;
  return (
    <Page width="form">
      <PageHeading title={t('account.reset.title')} lead={t('account.reset.lead', { email })} />
      <ActionForm
        action={sendReset}
        hidden={{ locale, token, username: email }}
        submit={t('account.reset.submit')}
        fields={[
          {
            ...{ name: 'password', type: 'password', autoComplete: 'new-password' },
            ...{ label: t('account.newPassword'), hint: t('account.passwordHint') },
          },
        ]}
      />
    </Page>
  );
}
