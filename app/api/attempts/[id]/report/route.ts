import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { readReport } from '@/lib/services';
import { answer, heedQuery, type WithId } from '../../_fields';

/** What came of a finished attempt, with keys and evidence; 409 while it runs. */
export const GET = changing<WithId>(async (request, { params }, voice) => {
  heedQuery(request, voice);
  const { id } = await params;
  return answer(await readReport(await currentActor(), id, voice.locale));
});
