import { z } from 'zod';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { goTo } from '@/lib/services';
import { answer, locale, position, readBody, type WithId } from '../../_fields';

/** Goes to another item: 200 with the attempt as it is then. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const given = await readBody(request, z.strictObject({ position, locale }), voice);
  if (!given.ok) return problemResponse(given.error);
  const { id } = await params;
  return answer(await goTo(await currentActor(), id, given.value));
});
