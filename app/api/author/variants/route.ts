import { z } from 'zod';
import { answer, given } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { locales } from '@/lib/i18n';
import { previewVariants } from '@/lib/services';

const scenario = z.strictObject({
  generator: z.string().min(1).max(8),
  difficulty: z.number().int().min(1).max(5),
  params: z.record(z.string().max(40), z.json()),
  locale: z.enum(locales),
});

/** Ten variants of a scenario with their right answers, others at each call; or 422 with what is wrong. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, scenario, voice);
  if (!body.ok) return problemResponse(body.error);
  const { locale, ...asked } = body.value;
  return answer(await previewVariants(await currentActor(), asked, locale));
});
