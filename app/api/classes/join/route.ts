import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { joinClass } from '@/lib/services';

const join = z.strictObject({ code: z.string().min(1).max(40), ...optionalLocale });

/** Joins the class with a code: 200 with its id. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, join, voice);
  if (!body.ok) return problemResponse(body.error);
  return answer(await joinClass(await currentActor(), body.value.code, voice.locale));
});
