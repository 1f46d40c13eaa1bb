import { z } from 'zod';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { saveAnswer } from '@/lib/services';
import { answer, key, locale, position, readBody, type WithId } from '../../_fields';

const longestMs = 2 ** 31 - 1;

const revision = z.strictObject({
  position,
  /** Parsed against the kinds of question by the service. */
  response: z.unknown(),
  idempotencyKey: key,
  givenAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  elapsedMs: z.number().int().min(0).max(longestMs),
  locale,
});

/** Keeps an answer: 200 once it is in the database, also when it came late, which it then says. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const given = await readBody(request, revision, voice);
  if (!given.ok) return problemResponse(given.error);
  const { id } = await params;
  return answer(await saveAnswer(await currentActor(), id, given.value));
});
