import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { createClass } from '@/lib/services';

const start = z.strictObject({ name: z.string().trim().min(1).max(200), ...optionalLocale });

/** Makes a class: 201 with its id, and the code to join it by. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, start, voice);
  if (!body.ok) return problemResponse(body.error);
  return answer(await createClass(await currentActor(), body.value.name, voice.locale), 201);
});
