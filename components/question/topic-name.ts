import { translate, type Locale } from '@/lib/i18n';
import type { TopicId } from '@/lib/questions';

/** What is practised, in the reader's language. */
export const topicName = (locale: Locale, topic: TopicId | 'all'): string =>
  translate(locale, `practice.topic.${topic}`);
