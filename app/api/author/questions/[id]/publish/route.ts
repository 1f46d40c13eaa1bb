import { z } from 'zod';
import { answer, given, optionalLocale, type WithId } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { publishQuestion } from '@/lib/services';

const publication = z.strictObject({ baseRevision: z.number().int().min(0), ...optionalLocale });

/** Makes the draft the next version: 200 with its number, or 422 with all that is to be mended. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  const body = await given(request, publication, voice);
  if (!body.ok) return problemResponse(body.error);
  const { baseRevision } = body.value;
  return answer(await publishQuestion(await currentActor(), id, baseRevision, voice.locale));
});
