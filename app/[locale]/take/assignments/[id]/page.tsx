import type { Metadata } from 'next';
import { currentActor } from '@/lib/auth';
import { translate } from '@/lib/i18n';
import { readTakeable } from '@/lib/services';
import { introOf, StartPage } from '../../../_attempts/start-page';
import { pageLocale } from '../../../page-locale';
import { orRefuse } from '../../../refusal';

type Props = PageProps<'/[locale]/take/assignments/[id]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const title = translate(await pageLocale(params), 'interviews.link.title');
  return { title, robots: { index: false } };
}

/** What a class was given to do, and the button that starts it. */
export default async function TakeAssignment({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const taken = orRefuse(await readTakeable(await currentActor(), { assignment: id }, locale));
  return <StartPage {...{ locale, subject: 'assignment', id }} intro={introOf(taken)} />;
}
