import { randomUUID } from 'node:crypto';
import { prisma } from './client';
import { json } from './stored-json';
import { transaction, type Transaction } from './transaction';

/** The slug of the bank that is loaded from content/. */
export const contentBank = 'tcpdrill';

/** An authored question ready to be stored, with its form in each language. */
export interface QuestionToLoad {
  readonly slug: string;
  readonly topic: string;
  readonly kind: string;
  readonly difficulty: number;
  readonly preset: string | null;
  readonly schemaVersion: number;
  /** The question as it was authored. */
  readonly body: object;
  readonly sources: readonly string[];
  readonly contentHash: string;
  /** The stored item for a version number, in each language. */
  itemsOf(number: number): readonly { readonly locale: string; readonly item: object }[];
}

/** How many questions were new, changed (a next version), taken back, brought back, and left alone. */
export interface LoadSummary {
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
  readonly restored: number;
  readonly unchanged: number;
}

interface Known {
  readonly id: string;
  readonly slug: string;
  readonly retiredAt: Date | null;
  readonly currentVersion: { readonly number: number; readonly contentHash: string } | null;
}

/**
 * Makes a bank without an owner hold exactly these questions. Versions are only ever added; what is no longer there is
 * retired, not removed. One query when nothing changed; else one short transaction, and nothing of it on an error.
 */
export async function loadBank(
  bank: string,
  questions: readonly QuestionToLoad[],
): Promise<LoadSummary> {
  const before = await knownQuestions(prisma(), bank);
  if (before && isUpToDate(before, questions)) return summary(before, questions);
  return transaction(async (tx) => {
    const { id } = await tx.bank.upsert({
      where: { slug: bank },
      create: { slug: bank, visibility: 'public' },
      update: {},
      select: { id: true },
    });
    // Two processes that start together load one after the other.
    await tx.$queryRaw`SELECT id FROM "Bank" WHERE id = ${id} FOR UPDATE`;
    const known = (await knownQuestions(tx, bank)) ?? [];
    await addVersions(tx, id, known, questions);
    const slugs = questions.map(({ slug }) => slug);
    await tx.question.updateMany({
      where: { bankId: id, slug: { notIn: slugs }, retiredAt: null },
      data: { retiredAt: new Date() },
    });
    await tx.question.updateMany({
      where: { bankId: id, slug: { in: slugs }, retiredAt: { not: null } },
      data: { retiredAt: null },
    });
    return summary(known, questions);
  });
}

async function knownQuestions(
  client: Transaction | ReturnType<typeof prisma>,
  bank: string,
): Promise<Known[] | null> {
  const found = await client.bank.findUnique({
    where: { slug: bank },
    select: {
      questions: {
        select: {
          ...{ id: true, slug: true, retiredAt: true },
          currentVersion: { select: { number: true, contentHash: true } },
        },
      },
    },
  });
  return found?.questions ?? null;
}

const isUpToDate = (known: readonly Known[], questions: readonly QuestionToLoad[]): boolean => {
  const { unchanged, retired } = summary(known, questions);
  return unchanged === questions.length && retired === 0;
};

function summary(known: readonly Known[], questions: readonly QuestionToLoad[]): LoadSummary {
  const bySlug = new Map(known.map((question) => [question.slug, question]));
  const count = { added: 0, changed: 0, retired: 0, restored: 0, unchanged: 0 };
  for (const question of questions) count[fateOf(question, bySlug.get(question.slug))] += 1;
  const wanted = new Set(questions.map(({ slug }) => slug));
  count.retired = known.filter(({ slug, retiredAt }) => !retiredAt && !wanted.has(slug)).length;
  return count;
}

function fateOf(question: QuestionToLoad, known: Known | undefined): keyof LoadSummary {
  if (!known) return 'added';
  if (known.currentVersion?.contentHash !== question.contentHash) return 'changed';
  return known.retiredAt ? 'restored' : 'unchanged';
}

async function addVersions(
  tx: Transaction,
  bankId: string,
  known: readonly Known[],
  questions: readonly QuestionToLoad[],
): Promise<void> {
  const bySlug = new Map(known.map((question) => [question.slug, question]));
  const rows = questions.flatMap((question) => {
    const before = bySlug.get(question.slug);
    if (before?.currentVersion?.contentHash === question.contentHash) return [];
    const number = (before?.currentVersion?.number ?? 0) + 1;
    return [
      {
        question,
        number,
        isNew: !before,
        questionId: before?.id ?? randomUUID(),
        versionId: randomUUID(),
      },
    ];
  });
  await tx.question.createMany({
    data: rows
      .filter(({ isNew }) => isNew)
      .map(({ questionId, question: { slug, topic } }) => ({
        id: questionId,
        bankId,
        slug,
        topic,
      })),
  });
  await tx.questionVersion.createMany({
    data: rows.map(({ question, number, questionId, versionId }) => ({
      ...{ id: versionId, questionId, number },
      ...{ kind: question.kind, topic: question.topic, difficulty: question.difficulty },
      ...{ preset: question.preset, schemaVersion: question.schemaVersion },
      ...{ body: json(question.body), sources: [...question.sources] },
      contentHash: question.contentHash,
    })),
  });
  await tx.questionText.createMany({
    data: rows.flatMap(({ question, number, versionId }) =>
      question.itemsOf(number).map(({ locale, item }) => ({ versionId, locale, item: json(item) })),
    ),
  });
  const current = rows.map(({ questionId, versionId, question }) => ({
    ...{ id: questionId, versionId, topic: question.topic },
  }));
  await tx.$executeRaw`
    UPDATE "Question" q SET "currentVersionId" = c."versionId", topic = c.topic
    FROM jsonb_to_recordset(${JSON.stringify(current)}::jsonb) AS c(id text, "versionId" text, topic text)
    WHERE q.id = c.id`;
}
