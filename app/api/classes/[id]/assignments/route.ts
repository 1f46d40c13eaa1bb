import { z } from 'zod';
import { answer, given, optionalLocale, type WithId } from '@/app/_http/given';
import { problem, problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { optionalMoment, subjectFields, subjectIn } from '@/app/_http/subject';
import { currentActor } from '@/lib/auth';
import { assign } from '@/lib/services';

const assignment = z.strictObject({ ...subjectFields, dueAt: optionalMoment, ...optionalLocale });

/** Gives a class a set or an interview: 201 with the assignment's id. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  const body = await given(request, assignment, voice);
  if (!body.ok) return problemResponse(body.error);
  const subject = subjectIn(body.value);
  if (!subject) return problemResponse(problem(voice.locale, 'wrong-field', { field: 'set' }));
  const asked = { subject, dueAt: body.value.dueAt };
  return answer(await assign(await currentActor(), id, asked, voice.locale), 201);
});
