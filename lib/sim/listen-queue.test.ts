import { expect, test } from 'vitest';
import { ACK, linux, RST, seq, SYN, type Segment } from '@/lib/tcp';
import { systemFrom } from './settings';
import { Stage } from './stage';

const plain = { 'net.ipv4.tcp_timestamps': 0 };

/** A server with a backlog, and clients that are only ports. */
function server(backlog: number, settings: Readonly<Record<string, number>> = {}) {
  const stage = new Stage(linux, () => [500], systemFrom({ ...plain, ...settings }));
  stage.sockets.A.listen('listener', 80, backlog);
  const hears = (port: number, ctl: number, at: number, ack: number): string[] => {
    const segment: Segment = {
      srcPort: port,
      dstPort: 80,
      seq: seq(at),
      ack: seq(ack),
      ctl,
      wnd: 1000,
      len: 0,
    };
    stage.arrive('A', segment);
    return stage.sent.A.splice(0).map(({ ctl: sent, seq: from }) => `${sent} ${from}`);
  };
  return {
    stage,
    syn: (port: number) => hears(port, SYN, 100, 0),
    ack: (port: number) => hears(port, ACK, 101, 501),
    state: (port: number) => stage.stateBy('A', 80, port, '', stage.nowMs),
    accept: () => stage.sockets.A.accept('next', 'listener'),
  };
}

const synAck = [`${SYN | ACK} 500`];

test('the SYN queue holds one more than the backlog; further SYNs are dropped without cookies [p5]', () => {
  const { syn, state } = server(2, { 'net.ipv4.tcp_syncookies': 0 });
  expect([1, 2, 3].map(syn)).toEqual([synAck, synAck, synAck]);
  expect(syn(4)).toEqual([]);
  expect(state(4)).toBe('LISTEN');
});

test('with cookies a further SYN is answered, nothing is kept, and its ACK makes the connection [p4]', () => {
  const { syn, ack, state, accept } = server(0);
  expect(syn(1)).toEqual(synAck);
  expect(syn(2)).toEqual(synAck);
  expect(state(2)).toBe('LISTEN');
  expect(ack(2)).toEqual([]);
  expect(state(2)).toBe('ESTABLISHED');
  expect(accept()).toBeNull();
});

test('an ACK that answers no cookie is reset as any ACK to a listener', () => {
  const { ack } = server(4);
  expect(ack(1)).toEqual([`${RST} 501`]);
});

test('the accept queue holds one more than the backlog; then SYNs are dropped and ACKs ignored [p1, p2]', () => {
  const { syn, ack, state, accept } = server(1);
  for (const port of [1, 2]) syn(port);
  ack(1);
  syn(3);
  ack(2);
  ack(3);
  expect(state(3)).toBe('SYN-RECEIVED');
  expect(syn(4)).toEqual([]);
  expect(accept()).toBeNull();
  ack(3);
  expect(state(3)).toBe('ESTABLISHED');
});

test('tcp_abort_on_overflow resets what finds no room', () => {
  const { syn, ack } = server(0, { 'net.ipv4.tcp_abort_on_overflow': 1 });
  syn(1);
  const third = server(1, { 'net.ipv4.tcp_abort_on_overflow': 1 });
  for (const port of [1, 2]) third.syn(port);
  third.ack(1);
  third.syn(3);
  third.ack(2);
  expect(third.ack(3)).toEqual([`${RST} 501`]);
  expect(ack(1)).toEqual([]);
});

test('no backlog is greater than somaxconn', () => {
  const { syn } = server(1000, { 'net.core.somaxconn': 0, 'net.ipv4.tcp_syncookies': 0 });
  expect(syn(1)).toEqual(synAck);
  expect(syn(2)).toEqual([]);
});

test('closing the listener resets who waits to be accepted and forgets who is half open', () => {
  const { stage, syn, ack, state } = server(4);
  syn(1);
  ack(1);
  syn(2);
  stage.sockets.A.close('listener');
  expect(stage.sent.A.map(({ ctl }) => ctl)).toEqual([RST | ACK]);
  expect([state(1), state(2)]).toEqual(['CLOSED', 'CLOSED']);
});
