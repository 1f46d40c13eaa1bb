import { log } from './log';
import { loggedPath } from './requests';

/** What is known of the request that failed. */
export interface FailedRequest {
  readonly method: string;
  readonly path: string;
  readonly requestId: string | null | undefined;
  /** What the error page shows, to find this line by. */
  readonly digest?: string | undefined;
}

/** Writes an error of ours down, once, with its stack. */
export function reportError(error: unknown, request: FailedRequest): void {
  const err = error instanceof Error ? error : new Error(String(error));
  log().error({ err, ...request, path: loggedPath(request.path) }, 'request failed');
}
