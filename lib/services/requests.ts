import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeDatabase } from '@/lib/db';
import { env } from '@/lib/env';
import { endOverdue } from './attempts-sweep';
import { startHeartbeat, stopHeartbeat } from './heartbeat';
import { log } from './log';

/** What Node tells of each request before anybody serves it. */
interface RequestStart {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

let inFlight = 0;
let ending = false;

/**
 * When the process starts: ends it, with one clear message, where the environment is not right; then watches requests
 * and tells the database that it is alive. Resolves once that was tried: an outage is known before anybody is served.
 */
export async function beginProcess(): Promise<void> {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  watchRequests();
  await startHeartbeat(endOverdue);
}

/**
 * Watches every request of this process, from before it is served: notes the peer's true address, logs writes and
 * calls of the API when they are done, and, once the process is told to end, closes the database after the last one.
 */
function watchRequests(): void {
  subscribe('http.server.request.start', (message) => {
    begin(message as RequestStart);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      ending = true;
      stopHeartbeat();
      if (inFlight === 0) void closeDatabase();
    });
  }
}

function begin({ request, response }: RequestStart): void {
  notePeer(request);
  const startedAt = performance.now();
  inFlight += 1;
  response.once('close', () => {
    inFlight -= 1;
    if (isLogged(request)) logRequest(request, response, performance.now() - startedAt);
    if (ending && inFlight === 0) void closeDatabase();
  });
}

/**
 * Adds the peer's address to X-Forwarded-For, whose other entries anybody can invent: who reads it counts from the end,
 * as many steps as there are trusted proxies.
 */
function notePeer({ headers, socket }: IncomingMessage): void {
  const before = headers['x-forwarded-for'];
  const hops = [
    ...(before === undefined ? [] : [before].flat()),
    socket.remoteAddress ?? 'unknown',
  ];
  headers['x-forwarded-for'] = hops.join(', ');
}

const isLogged = ({ method, url }: IncomingMessage): boolean =>
  (method !== 'GET' && method !== 'HEAD') || (url?.startsWith('/api/') ?? false);

function logRequest(request: IncomingMessage, response: ServerResponse, tookMs: number): void {
  log().info(
    {
      requestId: response.getHeader('x-request-id'),
      ...{
        method: request.method,
        path: loggedPath(request.url ?? ''),
        status: response.statusCode,
      },
      ms: Math.round(tookMs),
      ...(response.writableFinished ? {} : { aborted: true }),
    },
    'request',
  );
}

/** A path as it may stand in a log: without its query, and without the token of a link. */
export const loggedPath = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/(\/(?:reset|take|links)\/)[^/]+/, '$1…');
