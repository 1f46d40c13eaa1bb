import type { Metadata } from 'next';
import { translate, type Locale } from '@/lib/i18n';
import type { TopicId } from '@/lib/questions';
import { topicName } from './topic-name';

/** Title and description of a practice page. Questions themselves are not for search engines. */
export function topicMetadata(locale: Locale, topic: TopicId | 'all'): Metadata {
  const name = topicName(locale, topic);
  return {
    title: translate(locale, 'practice.pageTitle', { topic: name }),
    description: translate(locale, 'practice.description', { topic: name }),
    robots: { index: false },
  };
}
