import { isDeepStrictEqual } from 'node:util';
import { generate, type GeneratorId } from '@/lib/generators';
import { grade, rightResponse, wrongResponses } from '@/lib/graders';
import { type Locale, locales } from '@/lib/i18n';
import { type Item, type KeyBody, type PublicBody, readStoredItem } from '@/lib/questions';

export interface Variant {
  readonly generator: GeneratorId;
  readonly seed: string;
  readonly difficulty: number;
}

/** What is wrong with a generated question, in every language; empty when nothing is. */
export function findingsOf(variant: Variant): string[] {
  const told = locales.map((locale) => ({ locale, made: generate({ ...variant, locale }) }));
  return told.flatMap(({ locale, made }) => {
    if (!made.ok) return [`${locale}: ${made.error.message}`];
    const again = generate({ ...variant, locale });
    const findings = [
      ...findingsIn(made.value, locale),
      ...(JSON.stringify(again.ok && again.value) === JSON.stringify(made.value)
        ? []
        : ['a second run differs']),
    ];
    const first = told[0]?.made;
    if (first?.ok) findings.push(...structureFindings(first.value, made.value));
    return findings.map((finding) => `${locale}: ${finding}`);
  });
}

/** What is wrong with one question in one language. */
export const findingsIn = (item: Item, locale: Locale): string[] => [
  ...answerFindings(item, locale),
  ...textFindings(item),
  ...languageFindings(item, locale),
  ...storedFindings(item),
];

/** The right answer earns everything; each fault earns less and reports its misconception. */
function answerFindings(item: Item, locale: Locale): string[] {
  const right = grade(item, rightResponse(item.key), locale);
  const findings =
    right.status === 'graded' && right.score === 1 ? [] : ['the key does not score 1'];
  for (const { fault, response } of wrongResponses(item.key.body)) {
    const verdict = grade(item, response, locale);
    const shown = JSON.stringify(response);
    if (verdict.status !== 'graded') findings.push(`${shown} is invalid: ${verdict.message}`);
    else if (verdict.score === 1) findings.push(`${shown} is a fault and scores 1`);
    else if (
      fault.misconception !== null &&
      !verdict.misconceptions.includes(fault.misconception)
    ) {
      findings.push(`${shown} does not report ${fault.misconception}`);
    } else if (verdict.why === null || verdict.why === '')
      findings.push(`${shown} has no feedback`);
    if (item.key.body.kind !== 'free-text' && fault.misconception === null && fault.why === null)
      findings.push(`${shown} has no reason`);
  }
  return findings;
}

/** Options differ, and nothing that is shown before the answer gives it away. */
function textFindings(item: Item): string[] {
  const findings: string[] = [];
  for (const texts of choosableTexts(item.public.body)) {
    if (new Set(texts).size < texts.length) findings.push('two options are the same');
  }
  const shown = JSON.stringify(item.public);
  const secret = [
    item.key.why,
    item.key.remember ?? item.key.why,
    ...whysOf(item.key.body),
    ...rubricOf(item.key.body),
  ];
  for (const text of secret) {
    if (shown.includes(JSON.stringify(text).slice(1, -1)))
      findings.push(`the public view holds: ${text}`);
  }
  const { evidence } = item.key;
  if (evidence !== null && shown.includes(JSON.stringify(evidence)))
    findings.push('the public view holds the key’s evidence');
  return findings;
}

/** The texts of each list out of which something is chosen. In a numbered list a line may come twice. */
function choosableTexts(body: PublicBody): string[][] {
  if (body.kind === 'multi-part') return body.parts.flatMap((part) => choosableTexts(part.body));
  return Object.entries(body)
    .filter(([name]) => choosableLists.has(name))
    .map(([, list]) => (Array.isArray(list) ? list : []).map(({ text }: { text: string }) => text));
}
const choosableLists = new Set(['options', 'reasons', 'steps', 'left', 'right']);

const whysOf = (key: KeyBody): string[] =>
  wrongResponses(key).flatMap(({ fault }) => (fault.why === null ? [] : [fault.why]));

/** What a free-text key shows only after an answer is locked. */
const rubricOf = (key: KeyBody): string[] =>
  key.kind === 'free-text'
    ? key.turns.flatMap(({ model, rubric }) => [model, ...rubric.map(({ text }) => text)])
    : [];

/** Where texts stand: everything else is the same in all languages. */
const textKeys = new Set(['stem', 'text', 'why', 'remember', 'unit', 'ask', 'model']);
const endNames = /\.ends\.[AB]$/;
/** Forms of a short text, and the words that stand for each other in it. */
const wordLists = /\.(accepted|synonyms)(\.\d+)+$/;

/** Every text of a question, shown or not. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return textKeys.has(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value);
  return inside.flatMap(([name, each]) => textsIn(each, Array.isArray(value) ? key : name));
}

/** What a text holds where something was not filled in, or where a key stands for its text. */
const placeholder = /\{\w+\}|\bundefined\b|\bNaN\b|\[object |\bgenerators\.\w/;
const chinese = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;
/** Four English words in a row; single ones and names of the protocol stand in Chinese sentences too. */
const english = /(?<![\w`])(?:[a-z]+[ ,]+){3}[a-z]+(?![\w`])/;
/** Code, and what the RFC is quoted with: they stay as they are. */
const quoted = /`[^`]*`|“[ -~]*”/g;

/** Nothing is left in another language, or unfilled. */
function languageFindings({ public: shown, key }: Item, locale: Locale): string[] {
  return [...new Set(textsIn([shown, key]))].flatMap((text) => {
    if (placeholder.test(text)) return [`a placeholder is left: ${text}`];
    const foreign =
      locale === 'en' ? chinese.test(text) : english.test(text.replaceAll(quoted, ''));
    return foreign ? [`not in the language: ${text}`] : [];
  });
}

/** A question that is stored and read again is the same. */
function storedFindings(item: Item): string[] {
  const stored = readStoredItem(JSON.parse(JSON.stringify(item)));
  return stored.ok && isDeepStrictEqual(stored.value, item) ? [] : ['it is lost when stored'];
}

function structureFindings(one: unknown, other: unknown, path = ''): string[] {
  if (typeof one === 'string' && typeof other === 'string') {
    const free =
      textKeys.has(path.slice(path.lastIndexOf('.') + 1)) ||
      endNames.test(path) ||
      wordLists.test(path);
    return one === other || free ? [] : [`${path} depends on the language`];
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other ? [] : [`${path} depends on the language`];
  }
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  if (entries.length !== others.size) return [`${path} has other parts in another language`];
  return entries.flatMap(([key, value]) =>
    structureFindings(value, others.get(key), `${path}.${key}`),
  );
}

/** The variants that a check goes through: every difficulty of the seeds from 0 on, in base 36. */
export function* variantsOf(generators: readonly GeneratorId[], seeds: number): Generator<Variant> {
  for (const generator of generators) {
    for (let seed = 0; seed < seeds; seed += 1) {
      for (let difficulty = 1; difficulty <= 5; difficulty += 1) {
        yield { generator, seed: seed.toString(36), difficulty };
      }
    }
  }
}
