import { generatorIds } from '@/lib/generators';
import { definitionIssues, interviewDefinition, type InterviewDefinition } from '@/lib/interviews';
import { translate, type Locale, type MessageKey, type MessageParams } from '@/lib/i18n';
import { fieldFinding, pathText, type FieldFinding } from './field-finding';
import { variantsOf } from './scenario';
import { shapeRemarks } from './shape';
import { remark, type Path } from './finding';

/** A question that an interview names, and what to say when it is not there. */
export interface Named {
  readonly id: string;
  readonly finding: FieldFinding;
}

/** What an author's definition of an interview amounts to. */
export interface CheckedDefinition {
  /** Null when it has not the right form. */
  readonly definition: InterviewDefinition | null;
  readonly findings: readonly FieldFinding[];
  /** Questions of content/, and stored versions, that must exist and be usable. */
  readonly questions: readonly Named[];
  readonly versions: readonly Named[];
}

type Item = InterviewDefinition['sections'][number]['items'][number];
interface Placed {
  readonly item: Item;
  readonly path: Path;
}

/** Checks a definition from outside as far as that goes without the database. */
export async function definitionFindings(
  definition: unknown,
  locale: Locale,
): Promise<CheckedDefinition> {
  const parsed = interviewDefinition.safeParse(definition);
  if (!parsed.success) {
    const issues = definitionIssues(definition, parsed.error.issues);
    const findings = shapeRemarks(issues, definition).map((remark) => fieldFinding(remark, locale));
    return { definition: null, findings, questions: [], versions: [] };
  }
  const placed = parsed.data.sections.flatMap(({ items }, section) =>
    items.map((item, index) => ({ item, path: ['sections', section, 'items', index] })),
  );
  return {
    definition: parsed.data,
    findings: [
      ...placed.flatMap((each) => itemFindings(each, locale)),
      ...(await trialFindings(placed, locale)),
    ],
    questions: placed.flatMap((each) => namedAt(each, 'question', locale)),
    versions: placed.flatMap((each) => namedAt(each, 'version', locale)),
  };
}

function itemFindings({ item, path }: Placed, locale: Locale): FieldFinding[] {
  if ('generator' in item) return generatedFindings(item, path, locale);
  if ('pool' in item) return [];
  const one = (item.question === undefined) !== (item.version === undefined);
  return one ? [] : [finding(path, 'content.author.one-question', {}, locale)];
}

type Generated = Extract<Item, { generator: string }>;

function generatedFindings(item: Generated, path: Path, locale: Locale): FieldFinding[] {
  if (generatorIds.some((id) => id === item.generator)) return [];
  const params = { family: item.generator, known: generatorIds.join(', ') };
  return [finding([...path, 'generator'], 'content.author.unknown-family', params, locale)];
}

/** So many different parameters are tried: each costs runs of the simulator. */
const mostTrials = 20;
const trialSeeds = Array.from({ length: 12 }, (_, index) => `try${index}`);

/** Tries all different parameters that are given, so that no attempt fails at its start; without any, every draw works. */
async function trialFindings(placed: readonly Placed[], locale: Locale): Promise<FieldFinding[]> {
  const different = new Map<string, { item: Generated; path: Path }>();
  for (const { item, path } of placed) {
    if (!('generator' in item) || Object.keys(item.params).length === 0) continue;
    const { generator, difficulty, params } = item;
    const name = JSON.stringify([generator, difficulty, Object.entries(params).sort()]);
    if (!different.has(name)) different.set(name, { item, path });
  }
  const trials = [...different.values()];
  const surplus = trials[mostTrials];
  if (surplus) {
    return [fieldFinding(remark(surplus.path, 'too-many', { limit: mostTrials }), locale)];
  }
  const findings: FieldFinding[] = [];
  for (const { item, path } of trials) {
    const made = await variantsOf(item, { seeds: trialSeeds, wanted: 1 }, locale);
    const failed = made.ok ? [] : made.error;
    findings.push(...failed.map((each) => ({ ...each, path: pathText([...path, each.path]) })));
  }
  return findings;
}

function namedAt({ item, path }: Placed, key: 'question' | 'version', locale: Locale): Named[] {
  const id = 'generator' in item || 'pool' in item ? undefined : item[key];
  if (id === undefined) return [];
  const found = finding([...path, key], 'content.author.unknown-question', { id }, locale);
  return [{ id, finding: found }];
}

const finding = (
  path: Path,
  key: MessageKey,
  params: MessageParams,
  locale: Locale,
): FieldFinding => ({
  ...{ path: pathText(path), code: 'wrong-value', level: 'error' },
  message: translate(locale, key, params),
});
