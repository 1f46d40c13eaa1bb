import { currentActor } from '@/lib/auth';
import { readResults, resultsCsv, resultTables } from '@/lib/services';
import { answer, localeAsked, type WithId } from './given';
import { problem, problemResponse, uncached } from './problem';
import { reading } from './route';

/** The route of results: as JSON, or with `?format=csv&what=people|items` as a file; `?locale=` chooses the language. */
export const resultsRoute = (kind: 'set' | 'interview' | 'assignment') =>
  reading<WithId>(async (request, { params }, voice) => {
    const { id } = await params;
    const locale = localeAsked(request, voice);
    const { searchParams } = new URL(request.url);
    const results = await readResults(await currentActor(), { kind, id }, locale);
    if (!results.ok || searchParams.get('format') !== 'csv') return answer(results);
    const table = resultTables.find((each) => each === (searchParams.get('what') ?? 'people'));
    if (!table) return problemResponse(problem(locale, 'wrong-field', { field: 'what' }));
    return download(resultsCsv(results.value, table, locale), 'text/csv', `${kind}-${table}.csv`);
  });

/** A file for the browser to save. */
export const download = (
  text: string,
  type: string,
  name: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(text, {
    headers: {
      ...{ ...uncached, ...headers, 'Content-Type': `${type}; charset=utf-8` },
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  });
