import { z } from 'zod';
import { answer, given, localeAsked, optionalLocale, type WithId } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing, reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { readAuthoredInterview, updateInterview } from '@/lib/services';

const change = z.strictObject({
  definition: z.unknown(),
  visibility: z.enum(['private', 'public']),
  ...optionalLocale,
});

export const GET = reading<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  return answer(await readAuthoredInterview(await currentActor(), id, localeAsked(request, voice)));
});

/** Changes an interview: 200 with the number of the version that is now on offer. */
export const PUT = changing<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  const body = await given(request, change, voice);
  if (!body.ok) return problemResponse(body.error);
  const { definition, visibility } = body.value;
  const changed = { definition, visibility };
  return answer(await updateInterview(await currentActor(), id, changed, voice.locale));
});
