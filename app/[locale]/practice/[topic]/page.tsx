import type { Metadata } from 'next';
import { topicMetadata } from '@/components/question/topic-metadata';
import { nextItem } from '@/lib/services';
import { pageLocale } from '../../page-locale';
import { practicePage, scopeOf } from './practice-page';

type Props = PageProps<'/[locale]/practice/[topic]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return topicMetadata(await pageLocale(params), scopeOf((await params).topic));
}

/** A new question. */
export default async function Practice({ params }: Props) {
  const locale = await pageLocale(params);
  const topic = scopeOf((await params).topic);
  return practicePage(locale, topic, (actor) => nextItem(actor, { topic, locale }));
}
