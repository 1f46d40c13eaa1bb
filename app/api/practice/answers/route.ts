import { z } from 'zod';
import { parse } from '@/app/_http/parse';
import { problemResponse, uncached } from '@/app/_http/problem';
import { readJson } from '@/app/_http/read-body';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { isLocale, locales, type Locale } from '@/lib/i18n';
import { topicIds } from '@/lib/questions';
import { isGraded, submitAnswer } from '@/lib/services';

const dayMs = 24 * 60 * 60 * 1000;

const submission = z.strictObject({
  ref: z.string().min(1).max(200),
  topic: z.enum([...topicIds, 'all']),
  locale: z.enum(locales),
  /** Parsed against the kinds of question when the question is known. */
  response: z.unknown(),
  idempotencyKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  elapsedMs: z.number().int().min(0).max(dayMs),
  givenAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  as: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,64}$/)
    .nullable(),
});

/**
 * Grades an answer to a practice question and writes it down: 200 with the feedback. To a question in parts that goes on
 * after these answers: 200 with what it shows now, and nothing is written down.
 */
export const POST = changing(async (request, _context, voice) => {
  const body = await readJson(request, voice.locale);
  if (!body.ok) return problemResponse(body.error);
  voice.locale = localeIn(body.value) ?? voice.locale;
  const given = parse(submission, body.value, voice.locale);
  if (!given.ok) return problemResponse(given.error);
  const feedback = await submitAnswer(await currentActor(), given.value);
  if (!feedback.ok) return problemResponse(feedback.error);
  const { value } = feedback;
  if ('more' in value || isGraded(value)) return Response.json(value, { headers: uncached });
  const { field, message } = value.grade;
  return problemResponse({ code: 'invalid-response', status: 422, field, message }, value);
});

/** The language that a body asks for, whatever else is wrong with it. */
function localeIn(body: unknown): Locale | null {
  const asked = typeof body === 'object' && body !== null && 'locale' in body ? body.locale : null;
  return isLocale(asked) ? asked : null;
}
