import { expect, test } from 'vitest';
import { flagsOf, linux, seq, type Segment } from '@/lib/tcp';
import { Stage } from './stage';

/** Host A on the stage, and what the other end would send to it. */
function stage() {
  const it = new Stage(linux, (host) => (host === 'A' ? [100] : [300]));
  /** Carries everything sent so far to the other end, until nobody answers. */
  const carry = (): void => {
    for (const [from, to] of [
      ['A', 'B'],
      ['B', 'A'],
    ] as const) {
      const segments: Segment[] = it.sent[from].splice(0);
      for (const segment of segments) it.arrive(to, segment);
    }
    if (it.sent.A.length + it.sent.B.length > 0) carry();
  };
  return { it, a: it.sockets.A, b: it.sockets.B, carry };
}

function connected() {
  const parts = stage();
  const { a, b, carry } = parts;
  b.listen('listener', 80);
  expect(a.connect('conn', 40_000, 80, 0)).toBe('EINPROGRESS');
  carry();
  expect(b.accept('conn')).toBeNull();
  return parts;
}

test('calls on a socket that is not connected fail', () => {
  const { a } = stage();
  expect(a.send('x', 1)).toBe('EPIPE');
  expect(a.recv('x')).toBe('ENOTCONN');
  expect(a.shutdown('x')).toBe('ENOTCONN');
});

test('connect() tells its success once', () => {
  const { a, b, carry } = stage();
  b.listen('listener', 80);
  a.connect('conn', 40_000, 80, 0);
  expect(a.connectAgain('conn')).toBe('EALREADY');
  expect(a.send('conn', 1)).toBe('EAGAIN');
  carry();
  expect(a.connectAgain('conn')).toBeNull();
  expect(a.connectAgain('conn')).toBe('EISCONN');
});

test('connect() to a port that nobody listens on ends with ECONNREFUSED', () => {
  const { a, carry } = stage();
  a.connect('conn', 40_000, 80, 0);
  carry();
  expect(a.takeError('conn')).toBe('ECONNREFUSED');
  expect(a.takeError('conn')).toBeNull();
});

test('accept() gives connections in the order they were established, then EAGAIN', () => {
  const { b } = connected();
  expect(b.accept('another')).toBe('EAGAIN');
});

test('text is read once, then the end of the stream after the peer closed', () => {
  const { a, b, carry } = connected();
  expect(a.send('conn', 100)).toBe(100);
  carry();
  expect(b.recv('conn')).toBe(100);
  expect(b.recv('conn')).toBe('EAGAIN');
  a.shutdown('conn');
  carry();
  expect(b.recv('conn')).toBe(0);
  expect(b.poll('conn')).toEqual(['POLLIN', 'POLLOUT', 'POLLRDHUP']);
  expect(a.send('conn', 1)).toBe('EPIPE');
});

test('a reset by the peer is told once; what had arrived before it can still be read', () => {
  const { a, b, carry } = connected();
  a.send('conn', 5);
  carry();
  a.linger('conn', 0);
  a.close('conn');
  carry();
  expect(b.recv('conn')).toBe(5);
  expect(b.recv('conn')).toBe('ECONNRESET');
  expect(b.recv('conn')).toBe(0);
  expect(b.send('conn', 1)).toBe('EPIPE');
});

test('connect() from a four-tuple in use fails', () => {
  const { a } = connected();
  expect(a.connect('second', 40_000, 80, 0)).toBe('EADDRNOTAVAIL');
});

test('a segment to a port without any socket draws a RST', () => {
  const { it } = stage();
  const syn: Segment = {
    srcPort: 1,
    dstPort: 2,
    seq: seq(9),
    ack: seq(0),
    ctl: 2,
    wnd: 0,
    len: 0,
  };
  it.arrive('A', syn);
  expect(it.sent.A).toMatchObject([{ ack: 10, seq: 0 }]);
});

test('shutdown() of the receiving side is the socket’s own business: recv() ends, nothing is sent', () => {
  const { it, a } = connected();
  expect(a.recv('conn')).toBe('EAGAIN');
  expect(a.shutdown('conn', 'RD')).toBeNull();
  expect(it.sent.A).toEqual([]);
  expect(a.recv('conn')).toBe(0);
});

test('bind() to a port in use fails; SO_REUSEADDR on both, or a closed connection only, lets it', () => {
  const { a } = stage();
  expect(a.bind('one', 5000)).toBeNull();
  expect(a.bind('two', 5000)).toBe('EADDRINUSE');
  expect(a.bind('one', 5001)).toBe('EINVAL');
  a.reuseAddress('three', true);
  expect(a.bind('three', 5000)).toBe('EADDRINUSE');
  a.close('one');
  expect(a.bind('two', 5000)).toBeNull();
});

test('bind() to the port of a connection in TIME-WAIT needs SO_REUSEADDR', () => {
  const { a, b, carry } = connected();
  b.close('conn');
  carry();
  a.close('conn');
  carry();
  b.close('listener');
  expect(b.bind('plain', 80)).toBe('EADDRINUSE');
  b.reuseAddress('reuse', true);
  expect(b.bind('reuse', 80)).toBeNull();
});

test('SO_LINGER: 0 resets, a time and off send a FIN', () => {
  for (const [linger, flags] of [
    [0, 'RST,ACK'],
    [5, 'FIN,ACK'],
    [null, 'FIN,ACK'],
  ] as const) {
    const { it, a } = connected();
    a.linger('conn', linger);
    a.close('conn');
    expect(it.sent.A.map((segment) => flagsOf(segment).join())).toEqual([flags]);
  }
});

test('without a port of its own a connection takes a free one of the range', () => {
  const { it, a, b } = stage();
  b.listen('listener', 80);
  a.connect('one', null, 80, 0);
  a.connect('two', null, 80, 0);
  expect(it.sent.A.map(({ srcPort }) => srcPort)).toEqual([32_768, 32_769]);
});

test('TCP_NODELAY lets go at once what Nagle held back', () => {
  const { it, a, b, carry } = stage();
  b.listen('listener', 80);
  a.connect('conn', 40_000, 80, 0);
  carry();
  a.send('conn', 5);
  a.send('conn', 5);
  expect(it.sent.A).toHaveLength(1);
  a.set('conn', { nagle: false });
  expect(it.sent.A).toHaveLength(2);
});
