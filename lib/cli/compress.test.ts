import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { compressing } from './compress.mjs';

let server: Server | null = null;
afterEach(() => server?.close());

/** What a listener answers, as it goes over the wire, behind the compression. */
async function answerOf(listener: RequestListener, accept: string | null = 'br, gzip') {
  server = createServer((request, response) => {
    compressing(request, response);
    listener(request, response);
  });
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const { get } = await import('node:http');
  return new Promise<{ headers: Record<string, unknown>; status: number; body: Buffer }>(
    (resolve, reject) => {
      const headers = accept === null ? {} : { 'accept-encoding': accept };
      get({ port, host: '127.0.0.1', headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          const { headers: received, statusCode: status = 0 } = response;
          resolve({ headers: received, status, body: Buffer.concat(parts) });
        });
      }).on('error', reject);
    },
  );
}

const page = '<p>SYN，ACK</p>'.repeat(300);

test('an answer written in pieces, with its headers sent early, goes out whole and compressed', async () => {
  const { headers, status, body } = await answerOf((_, response) => {
    response.writeHead(201, { 'Content-Type': 'text/html; charset=utf-8', ETag: '"a"' });
    response.flushHeaders();
    response.write(page.slice(0, 700));
    response.write(Buffer.from(page.slice(700, 900)));
    response.end(page.slice(900));
  });
  expect(status).toBe(201);
  expect(gunzipSync(body).toString()).toBe(page);
  expect(headers).toMatchObject({
    'content-encoding': 'gzip',
    vary: 'Accept-Encoding',
    etag: 'W/"a"',
  });
  expect(Number(headers['content-length'])).toBe(body.length);
});

test.each([
  ['nobody asked for it', 'text/html', page, null],
  ['gzip is refused', 'text/html', page, 'br, gzip;q=0'],
  ['the answer is small', 'application/json', '{}', 'gzip'],
  ['it gains nothing', 'image/png', page, 'gzip'],
])('an answer stays as it is where %s', async (_, type, text, accept) => {
  const { headers, body } = await answerOf((_request, response) => {
    response.setHeader('Content-Type', type);
    response.end(text);
  }, accept);
  expect(body.toString()).toBe(text);
  expect(headers['content-encoding']).toBeUndefined();
});

test('an answer without a body is answered', async () => {
  const { status } = await answerOf((_, response) => {
    response.writeHead(304).end();
  });
  expect(status).toBe(304);
});
