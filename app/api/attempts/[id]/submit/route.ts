import { z } from 'zod';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { submitAttempt } from '@/lib/services';
import { answer, locale, readBody, type WithId } from '../../_fields';

/** Ends an attempt and grades it: 200 with its status and where the report is; the same once more. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const given = await readBody(request, z.strictObject({ locale }), voice);
  if (!given.ok) return problemResponse(given.error);
  const { id } = await params;
  return answer(await submitAttempt(await currentActor(), id, voice.locale));
});
