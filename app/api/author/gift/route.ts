import { answer, localeAsked } from '@/app/_http/given';
import { problem, problemResponse } from '@/app/_http/problem';
import { readText } from '@/app/_http/read-body';
import { download } from '@/app/_http/results';
import { changing, reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { topicIds } from '@/lib/questions';
import { exportGift, importGift } from '@/lib/services';

const fileLimitBytes = 1024 * 1024;

/**
 * Makes drafts of a GIFT file: `?locale=&topic=[&dryRun=1]`, 201 with their ids and what was kept otherwise, or 422
 * with every error by its line and nothing imported. The answer is in the language of the page it was sent from.
 */
export const POST = changing(async (request, _context, voice) => {
  const language = localeAsked(request, voice);
  if (!request.headers.has('referer')) voice.locale = language;
  const { searchParams } = new URL(request.url);
  const topic = topicIds.find((id) => id === searchParams.get('topic'));
  if (!topic) return problemResponse(problem(voice.locale, 'wrong-field', { field: 'topic' }));
  const text = await readText(request, voice.locale, fileLimitBytes);
  if (!text.ok) return problemResponse(text.error);
  const dryRun = searchParams.get('dryRun') === '1';
  const file = { text: text.value, language, topic, dryRun };
  return answer(await importGift(await currentActor(), file, voice.locale), dryRun ? 200 : 201);
});

/** A set as a GIFT file: `?set=&locale=`. */
export const GET = reading(async (request, _context, voice) => {
  const locale = localeAsked(request, voice);
  const set = new URL(request.url).searchParams.get('set') ?? '';
  const file = await exportGift(await currentActor(), set, locale);
  if (!file.ok) return problemResponse(file.error);
  const headers = { 'X-Warnings': String(file.value.warnings) };
  return download(file.value.text, 'text/plain', 'set.gift.txt', headers);
});
