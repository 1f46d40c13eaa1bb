import { writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  checkContent,
  findingLine,
  jsonSchemas,
  parseJson,
  readContent,
  type ContentFile,
  type Finding,
} from '@/lib/authoring';
import { isLocale, translate, type Locale } from '@/lib/i18n';

/**
 * npm run -s content:check -- [--schema] [--locale L]: prints `file:line: reason` for each finding, then
 * `N questions, N lessons, N interviews`. Exits 0 when all is well, 1 with findings, 2 for a bad argument or an unreadable folder.
 * With --schema it first writes the schemas that editors use.
 */
async function main(args: readonly string[]): Promise<number> {
  const asked = parseArguments(args);
  if ('unknown' in asked)
    return complain(translate('en', 'content.usage', { argument: asked.unknown }));
  if (asked.schema) await writeSchemas();
  const files = await readContent('.').catch(messageOf);
  if (typeof files === 'string') {
    return complain(translate(asked.locale, 'content.unreadable', { message: files }));
  }
  const content = checkContent(files);
  const findings = [...content.findings, ...schemaFindings(files)];
  for (const finding of findings) console.log(findingLine(finding, asked.locale));
  const questions = content.files.reduce((sum, file) => sum + file.content.questions.length, 0);
  const lessons = countIn(files, 'content/lessons/');
  console.log(
    `${questions} questions, ${lessons} lessons, ${content.interviews.length} interviews`,
  );
  return findings.length === 0 ? 0 : 1;
}

type Arguments =
  { readonly schema: boolean; readonly locale: Locale } | { readonly unknown: string };

function parseArguments(args: readonly string[]): Arguments {
  let schema = false;
  let locale: Locale = 'en';
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const next = args[index + 1];
    if (argument === '--schema') schema = true;
    else if (argument === '--locale' && isLocale(next)) {
      locale = next;
      index += 1;
    } else return { unknown: argument };
  }
  return { schema, locale };
}

/** Writes the schemas in the project's own formatting, so that writing them again changes nothing. */
async function writeSchemas(): Promise<void> {
  const { format, resolveConfig } = await import('prettier');
  for (const [path, schema] of jsonSchemas()) {
    const config = await resolveConfig(path);
    await writeFile(path, await format(JSON.stringify(schema), { ...config, filepath: path }));
  }
}

function schemaFindings(files: readonly ContentFile[]): Finding[] {
  return [...jsonSchemas()].flatMap(([path, schema]): Finding[] => {
    const text = files.find(({ file }) => file === path)?.text ?? 'null';
    const same = isDeepStrictEqual(parseJson(text), parseJson(JSON.stringify(schema)));
    return same ? [] : [{ file: path, line: 1, code: 'schema-stale', params: {} }];
  });
}

const countIn = (files: readonly ContentFile[], folder: string): number =>
  files.filter(({ file }) => file.startsWith(folder)).length;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function complain(message: string): number {
  console.error(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
