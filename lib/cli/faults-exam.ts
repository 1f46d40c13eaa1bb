import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';

/** The whole of an exam that lasts longer than any run; one that is over in the middle of it. */
export const longMinutes = 240;
const shortMinutes = 1;

const both = (text: string) => ({ en: text, 'zh-CN': text });
const drawn = {
  pool: {
    topics: ['handshake', 'states', 'teardown'],
    kinds: ['single-choice', 'multiple-choice', 'numeric', 'header-fields', 'state-pair'],
  },
  ...{ count: 3, points: 1 },
};
const generated = (generator: string) => ({
  ...{ generator, difficulty: 2, params: {}, count: 1, points: 2 },
});

const definition = (
  minutes: number,
  navigation: 'forward' | 'free',
  outage: 'give-back' | 'keep-going',
  freeText: string | undefined,
) => ({
  ...{ title: both('faults'), lead: both('faults'), level: 'junior', minutes, navigation, outage },
  sections: [
    { title: both('drawn'), items: [drawn] },
    {
      title: both('made'),
      items: [
        ...(freeText === undefined ? [] : [{ question: freeText, points: 3 }]),
        generated('F05'),
        { ...generated('F06'), minutes: 120 },
      ],
    },
  ],
});

/** Puts the interviews that the candidates sit into the database, beside those of content/; their slugs. */
export async function writeExams(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ slug: string }>(
    `SELECT q.slug FROM "Question" q JOIN "QuestionVersion" v ON v.id = q."currentVersionId"
     JOIN "Bank" b ON b.id = q."bankId"
     WHERE v.kind = 'free-text' AND b."ownerId" IS NULL ORDER BY q.slug LIMIT 1`,
  );
  const freeText = rows[0]?.slug;
  const exams = {
    'faults-free': definition(longMinutes, 'free', 'give-back', freeText),
    'faults-forward': definition(longMinutes, 'forward', 'keep-going', freeText),
    'faults-short': definition(shortMinutes, 'free', 'give-back', freeText),
  };
  for (const [slug, exam] of Object.entries(exams)) await writeExam(client, slug, exam);
  return Object.keys(exams);
}

async function writeExam(client: Client, slug: string, exam: object): Promise<void> {
  const [interview, version] = [randomUUID(), randomUUID()];
  await client.query(`INSERT INTO "Interview" (id, slug, visibility) VALUES ($1, $2, 'public')`, [
    ...[interview, slug],
  ]);
  const text = JSON.stringify(exam);
  await client.query(
    `INSERT INTO "InterviewVersion" (id, "interviewId", number, definition, "contentHash")
     VALUES ($1, $2, 1, $3, $4)`,
    [version, interview, text, createHash('sha256').update(text).digest('hex')],
  );
  await client.query(`UPDATE "Interview" SET "currentVersionId" = $2 WHERE id = $1`, [
    ...[interview, version],
  ]);
}
