/**
 * Initial sequence numbers (RFC 9293 §3.4.1): M is the clock (MUST-8). `rfc6528`: ISN = M + F(local, remote, key)
 * (SHLD-1), so that each four-tuple has a number space of its own that nobody outside can guess. The other two are guessable: `clock` is M alone (RFC 793),
 * `counter` the old BSD's: so much a second and so much for each connection. `random-24-bits` is what D34 believes in:
 * no clock, and only 24 bits that vary.
 */
export type IsnGenerator = 'rfc6528' | 'clock' | 'counter' | 'random-24-bits';

export interface IsnRequest {
  readonly localPort: number;
  readonly remotePort: number;
  /** Milliseconds since the host's first connection. */
  readonly sinceFirstMs: number;
  /** How many connections the host has opened before. */
  readonly before: number;
  /** Ticks of M in a millisecond: 250 is RFC 9293's 4 microseconds. */
  readonly ticksPerMs: number;
  readonly key: number;
}

/** 4.2BSD, as scenario family F23 tells it: 64,000 a second and 64,000 a connection. */
const counterStep = 64_000;

/** How far the number lies ahead of the host's first one, modulo 2^32. */
export function isnOffset(generator: IsnGenerator, request: IsnRequest): number {
  const { sinceFirstMs, before, ticksPerMs } = request;
  switch (generator) {
    case 'clock':
      return Math.floor(sinceFirstMs * ticksPerMs);
    case 'counter':
      return Math.floor((sinceFirstMs / 1000) * counterStep) + before * counterStep;
    case 'random-24-bits':
      return scramble({ ...request, key: request.key + before }) >>> 8;
    case 'rfc6528':
      return Math.floor(sinceFirstMs * ticksPerMs) + scramble(request);
  }
}

/**
 * F: a function of the four-tuple and a key. A simulator has no real adversary: 32 bits well mixed (the finalizer of
 * MurmurHash3) stand for the cryptographic function that RFC 6528 asks for.
 */
function scramble({ localPort, remotePort, key }: IsnRequest): number {
  let mixed = (localPort * 65_536 + remotePort) ^ key;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
