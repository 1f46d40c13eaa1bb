import { z } from 'zod';
import { answer, given } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { locales } from '@/lib/i18n';
import { questionDraft } from '@/lib/questions';
import { previewQuestion } from '@/lib/services';

const preview = z.strictObject({ draft: questionDraft, locale: z.enum(locales) });
const draftLimitBytes = 256 * 1024;

/** What can be shown of a draft, and what is to be mended before it can be published. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, preview, voice, draftLimitBytes);
  if (!body.ok) return problemResponse(body.error);
  return answer(await previewQuestion(await currentActor(), body.value.draft, voice.locale));
});
