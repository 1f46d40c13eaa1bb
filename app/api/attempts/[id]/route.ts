import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { readAttempt } from '@/lib/services';
import { answer, heedQuery, type WithId } from '../_fields';

/** An attempt as its candidate sees it now; one whose time is over is finished by this. */
export const GET = changing<WithId>(async (request, { params }, voice) => {
  heedQuery(request, voice);
  const { id } = await params;
  return answer(await readAttempt(await currentActor(), id, voice.locale));
});
