import type { Locale } from '@/lib/i18n';
import { reportError } from '@/lib/services';
import { localeOf, problem, problemResponse } from './problem';
import { isSameSite } from './same-site';

/** The language to answer in. A handler that learns a better one from the body sets it. */
export interface Voice {
  locale: Locale;
}
type Handler<Context> = (request: Request, context: Context, voice: Voice) => Promise<Response>;
type Route<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * The one wrapper of every route that changes something: refuses what other sites send, and answers a failure of ours
 * in the user's language, without details, which go to the log.
 */
export function changing<Context>(handler: Handler<Context>): Route<Context> {
  return reading(async (request, context, voice) =>
    isSameSite(request)
      ? handler(request, context, voice)
      : problemResponse(problem(voice.locale, 'cross-site')),
  );
}

/** The wrapper of every route that changes nothing: what other sites ask for they cannot read. */
export function reading<Context>(handler: Handler<Context>): Route<Context> {
  return async (request, context) => {
    const voice = { locale: localeOf(request) };
    try {
      return await handler(request, context, voice);
    } catch (error) {
      reportError(error, {
        ...{ method: request.method, path: new URL(request.url).pathname },
        requestId: request.headers.get('x-request-id'),
      });
      return problemResponse(problem(voice.locale, 'unexpected'));
    }
  };
}
