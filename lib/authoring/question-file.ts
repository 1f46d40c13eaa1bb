import { err, ok, type Result } from '@/lib/kit';
import { questionFile, type AuthoredQuestion, type QuestionFile } from '@/lib/questions';
import { answerRemarks } from './answer-rules';
import { remark, type Finding, type Path, type Remark } from './finding';
import { misconceptionsIn } from './misconceptions-in';
import { shapeRemarks } from './shape';
import { sourceRemarks, type Known } from './sources';
import { bothTexts, textRemarks } from './text-rules';
import { readYaml } from './yaml-text';

/** A question file with the line where each of its questions begins. */
export interface PlacedQuestionFile {
  readonly file: QuestionFile;
  /** The line of each question's id, in the order of the file. */
  readonly lines: readonly number[];
}

/**
 * Parses and lints one file of content/questions. With `known`, what it refers to is looked up too.
 * The errors are all findings of the file, by line. Ids that stand in two files are found by checkContent.
 */
export function parseQuestionFile(
  path: string,
  text: string,
  known?: Known,
): Result<QuestionFile, Finding[]> {
  const placed = placeQuestionFile(path, text, known);
  return placed.ok ? ok(placed.value.file) : placed;
}

/** As parseQuestionFile, with the lines of the questions. */
export function placeQuestionFile(
  path: string,
  text: string,
  known?: Known,
): Result<PlacedQuestionFile, Finding[]> {
  const yaml = readYaml(path, text);
  if (!yaml.ok) return yaml;
  const toFindings = (remarks: readonly Remark[]): Finding[] =>
    remarks
      .map(({ path: at, code, params }) => ({
        file: path,
        line: yaml.value.lineOf(at),
        code,
        params,
      }))
      .sort((one, other) => one.line - other.line);
  const parsed = questionFile.safeParse(yaml.value.value);
  if (!parsed.success) {
    return err(toFindings(shapeRemarks(parsed.error.issues, yaml.value.value)));
  }
  const remarks = [
    ...nameRemarks(path, parsed.data.topic),
    ...parsed.data.questions.flatMap((question, index) =>
      questionRemarks(question, ['questions', index], known),
    ),
  ];
  if (remarks.length > 0) return err(toFindings(remarks));
  const lines = parsed.data.questions.map((_, index) =>
    yaml.value.lineOf(['questions', index, 'id']),
  );
  return ok({ file: parsed.data, lines });
}

/** A topic's questions stand in `<topic>.yml`, or split in `<topic>-2.yml` and so on. */
function nameRemarks(path: string, topic: string): Remark[] {
  const name = path.split('/').at(-1) ?? path;
  const expected = new RegExp(`^${topic}(-[2-9])?\\.yml$`);
  return expected.test(name) ? [] : [remark(['topic'], 'wrong-file-name', { topic, file: name })];
}

/** All findings about one question of the right shape. */
export function questionRemarks(question: AuthoredQuestion, path: Path, known?: Known): Remark[] {
  return [
    ...answerRemarks(question.answer, [...path, 'answer']),
    ...bothTexts(question, path).flatMap(({ path: at, text }) => textRemarks(text, at)),
    ...(known === undefined ? [] : referenceRemarks(question, path, known)),
  ];
}

function referenceRemarks(question: AuthoredQuestion, path: Path, known: Known): Remark[] {
  return [
    ...question.sources.flatMap((source, index) =>
      sourceRemarks(source, known, [...path, 'sources', index]),
    ),
    ...misconceptionsIn(question.answer, [...path, 'answer']).flatMap(({ misconception, at }) =>
      known.misconceptions.has(misconception)
        ? []
        : [remark(at, 'unknown-misconception', { misconception })],
    ),
  ];
}
