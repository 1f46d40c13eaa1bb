import type { QuestionFile } from '@/lib/questions';
import type { PoolQuestion } from '@/lib/interviews';
import { parseClaims, parseJson } from './claims';
import type { Finding } from './finding';
import { interviewsFolder, parseInterviewFile, type PlacedInterview } from './interview-file';
import { placeQuestionFile, type PlacedQuestionFile } from './question-file';
import type { Known } from './sources';
import { parseTopicsFile, type Topic } from './topics-file';

/** A content file as it was read: its path from the root of the project, with forward slashes. */
export interface ContentFile {
  readonly file: string;
  readonly text: string;
}

export interface Content {
  /** In teaching order. */
  readonly topics: readonly Topic[];
  /** In the order of their paths. */
  readonly files: readonly { readonly path: string; readonly content: QuestionFile }[];
  /** In the order of their paths. */
  readonly interviews: readonly PlacedInterview[];
  /** Everything wrong, by file and line; where it is not empty, the rest is not to be used. */
  readonly findings: readonly Finding[];
}

const questionsFolder = 'content/questions/';
export const topicsPath = 'content/topics.yml';
export const claimsPath = 'content/facts/claims.jsonl';
export const misconceptionsPath = 'content/messages/en/misconceptions.json';

/** Parses and lints everything under content/, in the order of the paths given. */
export function checkContent(all: readonly ContentFile[]): Content {
  const textOf = (path: string): string => all.find(({ file }) => file === path)?.text ?? '';
  const topics = parseTopicsFile(topicsPath, textOf(topicsPath));
  const claims = parseClaims(claimsPath, textOf(claimsPath));
  const known: Known = {
    claims: new Set(claims.ok ? claims.value.map(({ id }) => id) : []),
    misconceptions: misconceptionIds(textOf(misconceptionsPath)),
  };
  const questions = all
    .filter(({ file }) => file.startsWith(questionsFolder) && file.endsWith('.yml'))
    .map(({ file, text }) => ({ path: file, parsed: placeQuestionFile(file, text, known) }));
  const placed = questions.flatMap(({ path, parsed }) =>
    parsed.ok ? [{ path, placed: parsed.value }] : [],
  );
  // While a question file is wrong, its questions are missing everywhere: that would be said twice.
  const interviews = questions.every(({ parsed }) => parsed.ok)
    ? interviewFiles(all, poolOf(placed.map(({ placed: { file } }) => file)))
    : [];
  return {
    topics: topics.ok ? topics.value.topics : [],
    files: placed.map(({ path, placed: { file } }) => ({ path, content: file })),
    interviews: interviews.flatMap((parsed) => (parsed.ok ? [parsed.value] : [])),
    findings: [
      ...(topics.ok ? [] : topics.error),
      ...(claims.ok ? [] : claims.error),
      ...questions.flatMap(({ parsed }) => (parsed.ok ? [] : parsed.error)),
      ...duplicateIds(placed),
      ...interviews.flatMap((parsed) => (parsed.ok ? [] : parsed.error)),
      ...strangers(all),
    ],
  };
}

const interviewFiles = (all: readonly ContentFile[], pool: readonly PoolQuestion[]) =>
  all
    .filter(({ file }) => file.startsWith(interviewsFolder) && file.endsWith('.yml'))
    .map(({ file, text }) => parseInterviewFile(file, text, pool));

/** The questions that an interview can draw from. Here no version has an id yet: the question's own stands for it. */
const poolOf = (files: readonly QuestionFile[]): PoolQuestion[] =>
  files.flatMap(({ topic, questions }) =>
    questions.map(({ id, difficulty, answer }) => ({
      ...{ versionId: id, slug: id, topic, kind: answer.kind, difficulty },
    })),
  );

/** The ids that the catalogue of misconceptions explains. */
function misconceptionIds(catalogue: string): Set<string> {
  const value = parseJson(catalogue);
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : []);
}

function duplicateIds(files: readonly { path: string; placed: PlacedQuestionFile }[]): Finding[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path, placed }) =>
    placed.file.questions.flatMap(({ id }, index): Finding[] => {
      const line = placed.lines[index] ?? 1;
      const other = first.get(id);
      if (other !== undefined) {
        return [{ file: path, line, code: 'duplicate-question', params: { id, other } }];
      }
      first.set(id, `${path}:${line}`);
      return [];
    }),
  );
}

/** Files where questions or interviews are expected that nothing would ever load. */
function strangers(all: readonly ContentFile[]): Finding[] {
  const isExpected = (file: string) =>
    [questionsFolder, interviewsFolder].some((folder) => file.startsWith(folder));
  return all
    .filter(({ file }) => isExpected(file) && !file.endsWith('.yml'))
    .map(({ file }) => ({ file, line: 1, code: 'unknown-content', params: { file } }));
}
