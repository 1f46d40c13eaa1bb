import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { createInterview } from '@/lib/services';

/** The definition is checked by its own rules, so that each fault is told beside its field. */
const start = z.strictObject({ definition: z.unknown(), ...optionalLocale });

/** Makes an interview: 201 with its id and name, or 422 with all that is to be mended. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, start, voice);
  if (!body.ok) return problemResponse(body.error);
  const { definition } = body.value;
  return answer(await createInterview(await currentActor(), definition, voice.locale), 201);
});
