import type { Metadata } from 'next';
import { translate } from '@/lib/i18n';
import { Entrance } from '../_account/entrance';
import { pageLocale } from '../page-locale';

type Props = PageProps<'/[locale]/sign-in'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translate(await pageLocale(params), 'account.signIn.title') };
}

export default async function SignIn({ params, searchParams }: Props) {
  return <Entrance kind="signIn" locale={await pageLocale(params)} asked={await searchParams} />;
}
