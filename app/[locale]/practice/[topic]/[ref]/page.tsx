import type { Metadata } from 'next';
import { topicMetadata } from '@/components/question/topic-metadata';
import { openItem } from '@/lib/services';
import { pageLocale } from '../../../page-locale';
import { practicePage, scopeOf } from '../practice-page';

type Props = PageProps<'/[locale]/practice/[topic]/[ref]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return topicMetadata(await pageLocale(params), scopeOf((await params).topic));
}

/** The question at this address. */
export default async function PracticeOne({ params }: Props) {
  const locale = await pageLocale(params);
  const { topic, ref } = await params;
  return practicePage(locale, scopeOf(topic), (actor) => openItem(actor, { ref, locale }));
}
