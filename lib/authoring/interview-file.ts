import { generate } from '@/lib/generators';
import {
  compile,
  definitionIssues,
  interviewDefinition,
  type InterviewDefinition,
  type PoolQuestion,
} from '@/lib/interviews';
import { defaultLocale } from '@/lib/i18n';
import { err, ok, randomFrom, type Result } from '@/lib/kit';
import { remark, type Finding, type Path, type Remark } from './finding';
import { shapeRemarks } from './shape';
import { bothTexts, textRemarks } from './text-rules';
import { readYaml } from './yaml-text';

export const interviewsFolder = 'content/interviews/';

/** An interview of content/: the name of its file is its name in addresses. */
export interface PlacedInterview {
  readonly path: string;
  readonly slug: string;
  readonly definition: InterviewDefinition;
}

/**
 * Parses and lints one file of content/interviews. `pool` are the questions of content/ that it can draw from: an
 * interview that could not be put together for somebody is an error here.
 */
export function parseInterviewFile(
  path: string,
  text: string,
  pool: readonly PoolQuestion[],
): Result<PlacedInterview, Finding[]> {
  const yaml = readYaml(path, text);
  if (!yaml.ok) return yaml;
  const toFindings = (remarks: readonly Remark[]): Finding[] =>
    remarks
      .map(({ path: at, code, params }) => ({
        ...{ file: path, line: yaml.value.lineOf(at), code, params },
      }))
      .sort((one, other) => one.line - other.line);
  const parsed = interviewDefinition.safeParse(yaml.value.value);
  if (!parsed.success) {
    const issues = definitionIssues(yaml.value.value, parsed.error.issues);
    return err(toFindings(shapeRemarks(issues, yaml.value.value)));
  }
  const slug = path.slice(interviewsFolder.length).replace(/\.yml$/, '');
  const remarks = [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)
      ? []
      : [remark([], 'wrong-interview-name', { slug })]),
    ...bothTexts(parsed.data).flatMap(({ path: at, text: words }) => textRemarks(words, at)),
    ...itemRemarks(parsed.data),
  ];
  const all = remarks.length > 0 ? remarks : drawRemarks(parsed.data, pool);
  return all.length > 0 ? err(toFindings(all)) : ok({ path, slug, definition: parsed.data });
}

function itemRemarks({ sections }: InterviewDefinition): Remark[] {
  return sections.flatMap(({ items }, section) =>
    items.flatMap((item, entry) => {
      const path: Path = ['sections', section, 'items', entry];
      if ('generator' in item) return generatedRemarks(item, path);
      // Versions have ids of one database: content/ names its questions.
      const isNamed = 'pool' in item || (item.question !== undefined && item.version === undefined);
      return isNamed ? [] : [remark(path, 'question-unnamed')];
    }),
  );
}

const seedsTried = ['try0', 'try1', 'try2', 'try3', 'try4'];

type Generated = Extract<
  InterviewDefinition['sections'][number]['items'][number],
  { generator: string }
>;
function generatedRemarks({ generator, difficulty, params }: Generated, path: Path): Remark[] {
  for (const seed of seedsTried) {
    const made = generate({ generator, difficulty, params, seed, locale: defaultLocale });
    if (!made.ok) return [remark(path, 'not-generated', { generator, reason: made.error.message })];
  }
  return [];
}

function drawRemarks(definition: InterviewDefinition, pool: readonly PoolQuestion[]): Remark[] {
  const compiled = compile(definition, pool, randomFrom('content:check'));
  if (compiled.ok) return [];
  const { section, entry, wanted, found } = compiled.error;
  return [remark(['sections', section, 'items', entry], 'pool-too-small', { wanted, found })];
}
