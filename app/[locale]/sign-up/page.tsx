import type { Metadata } from 'next';
import { translate } from '@/lib/i18n';
import { Entrance } from '../_account/entrance';
import { pageLocale } from '../page-locale';

type Props = PageProps<'/[locale]/sign-up'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translate(await pageLocale(params), 'account.signUp.title') };
}

export default async function SignUp({ params, searchParams }: Props) {
  return <Entrance kind="signUp" locale={await pageLocale(params)} asked={await searchParams} />;
}
