import { answer, given, localeAsked, type WithId } from '@/app/_http/given';
import { problemResponse } from '@/app/_http/problem';
import { changing, reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { readSet, removeSet, updateSet } from '@/lib/services';
import { setBody } from '../set-body';

export const GET = reading<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  return answer(await readSet(await currentActor(), id, localeAsked(request, voice)));
});

/** Makes a set hold exactly this. */
export const PUT = changing<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  const body = await given(request, setBody, voice);
  if (!body.ok) return problemResponse(body.error);
  const { title, lead, visibility, items } = body.value;
  const change = { title, lead, visibility, items };
  return answer(await updateSet(await currentActor(), id, change, voice.locale));
});

/** Takes a set away, and voids its links. */
export const DELETE = changing<WithId>(async (_request, { params }, voice) => {
  const { id } = await params;
  return answer(await removeSet(await currentActor(), id, voice.locale));
});
