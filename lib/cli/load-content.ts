import { createHash } from 'node:crypto';
import { checkContent, contentHash, findingLine, readContent, toItem } from '@/lib/authoring';
import {
  closeDatabase,
  contentBank,
  loadBank,
  loadInterviews,
  type QuestionToLoad,
} from '@/lib/db';
import { locales, type Locale } from '@/lib/i18n';
import { itemVersion, type AuthoredQuestion, type TopicId } from '@/lib/questions';
import { languageOf } from './words.mjs';

/**
 * Loads content/ into the database of DATABASE_URL: prints what became of questions and interviews, as JSON. With anything wrong in
 * the content it loads nothing, prints `file:line: reason` on standard error, and exits 1.
 */
async function main(): Promise<number> {
  const content = checkContent(await readContent('.'));
  if (content.findings.length > 0) {
    const locale: Locale = languageOf();
    for (const finding of content.findings) console.error(findingLine(finding, locale));
    return 1;
  }
  const questions = content.files.flatMap(({ content: { topic, questions: authored } }) =>
    authored.map((question) => toLoad(question, topic)),
  );
  const summary = await loadBank(contentBank, questions);
  const interviews = await loadInterviews(
    content.interviews.map(({ slug, definition }) => ({
      ...{ slug, definition, contentHash: contentHash(definition) },
    })),
  );
  await closeDatabase();
  console.log(JSON.stringify({ ...summary, interviews }));
  return 0;
}

/** The form in which a question is stored. Its topic is part of what a version is. */
function toLoad(question: AuthoredQuestion, topic: TopicId): QuestionToLoad {
  return {
    ...{ slug: question.id, topic, kind: question.answer.kind, difficulty: question.difficulty },
    preset: question.preset ?? null,
    schemaVersion: itemVersion,
    body: question,
    sources: question.sources,
    contentHash: versionHash(question, topic),
    itemsOf: (number) =>
      locales.map((locale) => ({ locale, item: toItem(question, topic, number, locale) })),
  };
}

const versionHash = (question: AuthoredQuestion, topic: TopicId): string =>
  createHash('sha256')
    .update(`${topic} ${contentHash(question)}`)
    .digest('hex');

process.exitCode = await main();
