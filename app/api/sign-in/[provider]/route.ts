import { z } from 'zod';
import { localeOf } from '@/app/_http/problem';
import { changing } from '@/app/_http/route';
import { beginProviderSignIn, configuredProviders } from '@/lib/auth';
import { doors } from '@/lib/services';

interface Context {
  readonly params: Promise<{ readonly provider: string }>;
}

/** Begins a sign-in at GitHub or Google: the target of a plain form. */
export const POST = changing(async (request: Request, { params }: Context) => {
  const provider = z.enum(configuredProviders()).safeParse((await params).provider);
  if (!provider.success) return new Response(null, { status: 404 });
  return beginProviderSignIn(doors, provider.data, `/${localeOf(request)}/progress`);
});
