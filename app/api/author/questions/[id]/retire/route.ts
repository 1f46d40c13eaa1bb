import { answer, type WithId } from '@/app/_http/given';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { retireQuestion } from '@/lib/services';

/** Offers a question no more. */
export const POST = changing<WithId>(async (_request, { params }, voice) => {
  const { id } = await params;
  return answer(await retireQuestion(await currentActor(), id, voice.locale));
});
