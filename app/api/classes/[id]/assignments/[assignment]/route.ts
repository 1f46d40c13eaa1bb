import { answer } from '@/app/_http/given';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { unassign } from '@/lib/services';

interface WithAssignment {
  readonly params: Promise<{ readonly id: string; readonly assignment: string }>;
}

/** Takes an assignment back. */
export const DELETE = changing<WithAssignment>(async (_request, { params }, voice) => {
  const { id, assignment } = await params;
  return answer(await unassign(await currentActor(), id, assignment, voice.locale));
});
