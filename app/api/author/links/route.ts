import { z } from 'zod';
import { answer, given, optionalLocale } from '@/app/_http/given';
import { problem, problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { optionalMoment, subjectFields, subjectIn } from '@/app/_http/subject';
import { currentActor } from '@/lib/auth';
import { shareLink } from '@/lib/services';

const link = z.strictObject({ ...subjectFields, expiresAt: optionalMoment, ...optionalLocale });

/** Makes a link with which anybody may take a set or an interview: 201 with its token. */
export const POST = changing(async (request, _context, voice) => {
  const body = await given(request, link, voice);
  if (!body.ok) return problemResponse(body.error);
  const subject = subjectIn(body.value);
  if (!subject) return problemResponse(problem(voice.locale, 'wrong-field', { field: 'set' }));
  const asked = { subject, expiresAt: body.value.expiresAt };
  return answer(await shareLink(await currentActor(), asked, voice.locale), 201);
});
