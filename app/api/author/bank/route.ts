import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { updateBank } from '@/lib/services';

const bank = z.strictObject({
  title: z.string().max(200).nullable(),
  visibility: z.enum(['private', 'public']),
  ...optionalLocale,
});

/** Names the author's bank, and makes it public or private. */
export const PUT = changing(async (request, _context, voice) => {
  const body = await given(request, bank, voice);
  if (!body.ok) return problemResponse(body.error);
  const { title, visibility } = body.value;
  return answer(await updateBank(await currentActor(), { title, visibility }, voice.locale));
});
