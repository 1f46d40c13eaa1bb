import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { createSet } from '@/lib/services';
import { title } from './set-body';

const start = z.strictObject({ title, ...optionalLocale });

/** Begins a set: 201 with its id. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, start, voice);
  if (!body.ok) return problemResponse(body.error);
  return answer(await createSet(await currentActor(), body.value.title, voice.locale), 201);
});
