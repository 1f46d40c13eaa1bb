import { localeOf, problem, problemResponse, uncached } from '@/app/_http/problem';
import { isReady } from '@/lib/services';

/** 200 when the database answers and is migrated, else 503. */
export async function GET(request: Request): Promise<Response> {
  if (await isReady()) return Response.json({ status: 'ready' }, { headers: uncached });
  return problemResponse(problem(localeOf(request), 'not-ready'));
}
