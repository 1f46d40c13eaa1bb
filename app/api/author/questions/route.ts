import { z } from 'zod';
import { answer, given, localeAsked, optionalLocale } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing, reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { draftKinds, topicIds } from '@/lib/questions';
import { createQuestion, searchQuestions } from '@/lib/services';

const start = z.strictObject({
  kind: z.enum(draftKinds),
  topic: z.enum(topicIds),
  ...optionalLocale,
});

/** Begins a question in the author's own bank: 201 with its id. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, start, voice);
  if (!body.ok) return problemResponse(body.error);
  return answer(await createQuestion(await currentActor(), body.value, voice.locale), 201);
});

/** Questions that may be put into a set or an interview: `?text=&topic=&locale=`. */
export const GET = reading(async (request, _context, voice) => {
  const { searchParams } = new URL(request.url);
  const topic = topicIds.find((id) => id === searchParams.get('topic')) ?? null;
  const search = { text: searchParams.get('text') ?? '', topic };
  const found = await searchQuestions(await currentActor(), search, localeAsked(request, voice));
  return answer(found.ok ? { ok: true, value: { questions: found.value } } : found);
});
