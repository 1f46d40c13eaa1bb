import { z } from 'zod';
import { problemResponse } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { lockTurn } from '@/lib/services';
import { answer, locale, position, readBody, type WithId } from '../../_fields';

const asked = z.strictObject({ position, turn: z.string().min(1).max(40), locale });

/** Fixes the text of a turn and reveals its rubric: 200 with the attempt as it is then. */
export const POST = changing<WithId>(async (request, { params }, voice) => {
  const given = await readBody(request, asked, voice);
  if (!given.ok) return problemResponse(given.error);
  const { id } = await params;
  return answer(await lockTurn(await currentActor(), id, given.value));
});
