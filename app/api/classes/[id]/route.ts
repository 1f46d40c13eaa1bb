import { answer, localeAsked, type WithId } from '@/app/_http/given';
import { reading } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { readClass } from '@/lib/services';

export const GET = reading<WithId>(async (request, { params }, voice) => {
  const { id } = await params;
  return answer(await readClass(await currentActor(), id, localeAsked(request, voice)));
});
