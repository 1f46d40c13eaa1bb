/**
 * `node lib/cli/app-server.mjs [--dev] HOST PORT`: serves the built app, or with `--dev` the app as it is being written.
 * A server of our own around Next.js: what comes before every request (app/_front) runs without the framework's round
 * trip for it, answers are compressed in one go, and built files come compressed from the disk.
 */
import { createServer } from 'node:http';
import next from 'next';
import sirv from 'sirv';
import { compressing } from './compress.mjs';
import { inRoot, root } from './project.mjs';

const dev = process.argv[2] === '--dev';
const [hostname = '127.0.0.1', port = '3000'] = process.argv.slice(dev ? 3 : 2);

const server = createServer();
const app = next({ dev, dir: root, hostname, port: Number(port), httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();

/**
 * Given by instrumentation.ts, which Next.js runs when it serves its first request.
 * @returns {import('../../app/_front/front').Front | undefined}
 */
const frontOf = () => Reflect.get(globalThis, Symbol.for('tcpdrill.front'));

/** Built files never change under their names. */
const yearSeconds = 365 * 24 * 60 * 60;
const files = { brotli: true, gzip: true, immutable: true, maxAge: yearSeconds };
const builtFiles = dev ? null : sirv(inRoot('.next', 'static'), files);
const builtPrefix = '/_next/static';

server.on('request', (request, response) => {
  const url = request.url ?? '/';
  if (builtFiles !== null && url.startsWith(`${builtPrefix}/`)) {
    request.url = url.slice(builtPrefix.length);
    builtFiles(request, response, () => response.writeHead(404).end());
    return;
  }
  const front = frontOf();
  if (front === undefined && !/^\/api\/(?:health|ready)$/.test(url)) {
    // Nothing is served without its headers: whoever comes this early comes again.
    response.writeHead(503, { 'Retry-After': '1' }).end();
    return;
  }
  if (front?.(request, response) === true) return;
  if (!dev) compressing(request, response);
  void handle(request, response);
});
server.listen(Number(port), hostname, () => {
  // The first request makes the app begin; nobody has to wait for a visitor with that.
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[hostname] ?? hostname;
  fetch(`http://${host}:${port}/api/health`).catch(() => undefined);
});

let ending = false;
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    if (ending) return;
    ending = true;
    // Requests that are being served are finished; connections that wait for a next one are not waited for.
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}
