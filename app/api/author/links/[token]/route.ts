import { answer } from '@/app/_http/given';
import { changing } from '@/app/_http/route';
import { currentActor } from '@/lib/auth';
import { revokeShareLink } from '@/lib/services';

interface WithToken {
  readonly params: Promise<{ readonly token: string }>;
}

/** Ends a link. */
export const DELETE = changing<WithToken>(async (_request, { params }, voice) => {
  const { token } = await params;
  return answer(await revokeShareLink(await currentActor(), token, voice.locale));
});
