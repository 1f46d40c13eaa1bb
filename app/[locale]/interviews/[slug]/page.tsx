import type { Metadata } from 'next';
import { cache } from 'react';
import { currentActor } from '@/lib/auth';
import type { Locale } from '@/lib/i18n';
import { readInterview } from '@/lib/services';
import { introOf, StartPage } from '../../_attempts/start-page';
import { pageLocale } from '../../page-locale';
import { orRefuse } from '../../refusal';

type Props = PageProps<'/[locale]/interviews/[slug]'>;

/** Asked once a request, for the title and for the page. */
const interviewOf = cache(async (slug: string, locale: Locale) =>
  orRefuse(await readInterview(await currentActor(), slug, locale)),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, lead } = await interviewOf((await params).slug, await pageLocale(params));
  return { title, description: lead };
}

/** What awaits in an interview, and the button that starts it. */
export default async function Interview({ params }: Props) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const interview = await interviewOf(slug, locale);
  return (
    <StartPage
      {...{ locale, id: slug, subject: 'interview' }}
      intro={introOf({ kind: 'interview', ...interview })}
    />
  );
}
