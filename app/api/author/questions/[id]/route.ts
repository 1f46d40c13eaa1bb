import { z } from 'zod';
import { answer, given, localeAsked, optionalLocale, type WithId } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing, reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { questionDraft } from '@/lib/questions';
import { readQuestion, saveDraft } from '@/lib/services';

const save = z.strictObject({
  draft: questionDraft,
  baseRevision: z.number().int().min(0),
  ...optionalLocale,
});
/** Both languages of a long free-text question, with its rubrics. */
const draftLimitBytes = 256 * 1024;

export const GET = reading<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  return answer(await readQuestion(await currentActor(), id, localeAsked(request, voice)));
});

/** Saves a draft: 200 with the next revision. */
export const PUT = changing<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  const body = await given(request, save, voice, draftLimitBytes);
  if (!body.ok) return problemResponse(body.error);
  return answer(await saveDraft(await currentActor(), id, body.value, voice.locale));
});
