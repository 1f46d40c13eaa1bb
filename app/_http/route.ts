import { reportError } from '@/lib/services';
import { localeOf, problem, problemResponse } from './problem';
import { isSameSite } from './same-site';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * The one wrapper of every route that changes something: refuses what other sites send, and answers a failure of ours
 * in the user's language, without details, which go to the log.
 */
export function changing<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    const locale = localeOf(request);
    if (!isSameSite(request)) return problemResponse(problem(locale, 'cross-site'));
    try {
      return await handler(request, context);
    } catch (error) {
      reportError(error, {
        ...{ method: request.method, path: new URL(request.url).pathname },
        requestId: request.headers.get('x-request-id'),
      });
      return problemResponse(problem(locale, 'unexpected'));
    }
  };
}
