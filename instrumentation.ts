import type { Instrumentation } from 'next';

/** Once, when the process starts. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { beginProcess, frontSettings } = await import('@/lib/services');
    const { createFront } = await import('@/app/_front/front');
    await beginProcess();
    // The server around the app (lib/cli/app-server.mjs) asks it before it serves anything.
    Reflect.set(globalThis, Symbol.for('tcpdrill.front'), createFront(frontSettings()));
  }
}

/** What failed while a page or an action was served. Routes report their own failures. */
export const onRequestError: Instrumentation.onRequestError = async (error, request) => {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { reportError } = await import('@/lib/services');
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined;
    const requestId = request.headers['x-request-id'];
    reportError(error, {
      ...{ method: request.method, path: request.path, digest },
      requestId: Array.isArray(requestId) ? requestId[0] : requestId,
    });
  }
};
