import { text } from 'node:stream/consumers';
import { grade, parseResponse } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import type { Grade } from '@/lib/questions';
import { err, ok, type Result } from '@/lib/kit';
import { sayIn } from './arguments';
import { itemFrom } from './item-request';
import { languageOf } from './words.mjs';

/** `npm run -s grade`: the grade of the response on standard input, as JSON. */
async function main(): Promise<number> {
  const request = itemFrom(process.argv.slice(2), languageOf());
  if (!request.ok) return refuse(request.error);
  const { item, locale } = request.value;
  const input = readJson(await text(process.stdin), locale);
  if (!input.ok) return refuse(input.error);
  const response = parseResponse(input.value, locale);
  const verdict: Grade = response.ok
    ? grade(item, response.value, locale)
    : { status: 'invalid', ...response.error };
  console.log(JSON.stringify(lineOf(verdict)));
  return 0;
}

function readJson(source: string, locale: Locale): Result<unknown, string> {
  try {
    return ok(JSON.parse(source));
  } catch (error) {
    if (error instanceof SyntaxError) return err(sayIn(locale)('generators.commands.notJson'));
    throw error;
  }
}

function refuse(message: string): number {
  console.error(message);
  return 2;
}

/** The stable form of the line: the same fields whatever the grade is. */
function lineOf(verdict: Grade) {
  return verdict.status === 'graded'
    ? {
        status: verdict.status,
        score: verdict.score,
        field: null,
        misconceptions: verdict.misconceptions,
        feedback: verdict.why,
      }
    : {
        status: verdict.status,
        score: null,
        field: verdict.field,
        misconceptions: [],
        feedback: verdict.message,
      };
}

process.exitCode = await main();
