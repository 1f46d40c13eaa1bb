import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { copyVersion } from '@/lib/services';

const copy = z.strictObject({ versionId: z.string().min(1).max(64), ...optionalLocale });

/** Copies a version that may be used into the author's own bank: 201 with the copy's id. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, copy, voice);
  if (!body.ok) return problemResponse(body.error);
  return answer(await copyVersion(await currentActor(), body.value.versionId, voice.locale), 201);
});
