import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';

test('the end that closes first: FIN-WAIT-1, FIN-WAIT-2, TIME-WAIT, CLOSED after 2 MSL (§3.6)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'CLOSE' });
  expect(end.says).toEqual(['FIN,ACK 101 ack 301']);
  expect(end.state).toBe('FIN-WAIT-1');
  end.hears('ACK 301 ack 102');
  expect(end.state).toBe('FIN-WAIT-2');
  expect(end.results).toEqual(['CLOSE 0']);
  end.hears('FIN,ACK 301 ack 102');
  expect(end.says).toEqual(['ACK 102 ack 302']);
  expect(end.seen).toMatchObject({ state: 'TIME-WAIT', timers: { 'time-wait': 240_000 } });
  expect(end.waits(239_999).state).toBe('TIME-WAIT');
  expect(end.waits(1).state).toBe('CLOSED');
});

test('the end that closes second: CLOSE-WAIT, LAST-ACK, CLOSED (§3.6)', () => {
  const end = endpointIn('ESTABLISHED').hears('FIN,ACK 301 ack 101');
  expect(end.says).toEqual(['ACK 101 ack 302']);
  expect(end.signals).toEqual(['connection closing']);
  expect(end.state).toBe('CLOSE-WAIT');
  end.call({ name: 'CLOSE' });
  expect(end.says).toEqual(['FIN,ACK 101 ack 302']);
  expect(end.state).toBe('LAST-ACK');
  expect(end.hears('ACK 302 ack 102').state).toBe('CLOSED');
});

test('CLOSE-WAIT lasts until the user closes: no timer ends it', () => {
  expect(endpointIn('CLOSE-WAIT').waits(10_000_000).state).toBe('CLOSE-WAIT');
  expect(endpointIn('CLOSE-WAIT', linux).waits(10_000_000).state).toBe('CLOSE-WAIT');
});

test('a FIN that acknowledges our FIN leads from FIN-WAIT-1 to TIME-WAIT at once', () => {
  const end = endpointIn('FIN-WAIT-1').hears('FIN,ACK 301 ack 102');
  expect(end.path).toEqual(['FIN-WAIT-2', 'TIME-WAIT']);
  expect(end.says).toEqual(['ACK 102 ack 302']);
});

test('simultaneous close: CLOSING, then TIME-WAIT with the ACK of our FIN (§3.6 Figure 13)', () => {
  const end = endpointIn('FIN-WAIT-1').hears('FIN,ACK 301 ack 101');
  expect(end.says).toEqual(['ACK 102 ack 302']);
  expect(end.state).toBe('CLOSING');
  end.hears('ACK 302 ack 102');
  expect(end.state).toBe('TIME-WAIT');
  expect(end.seen?.timers.retransmission).toBeUndefined();
});

test('the FIN waits for queued data and for the window (§3.10.4)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 });
  end.call({ name: 'SEND', octets: 1200 });
  expect(end.says).toEqual(['ACK 101 ack 301 len 500', 'ACK 601 ack 301 len 500']);
  end.call({ name: 'CLOSE' });
  expect(end.says).toEqual([]);
  expect(end.state).toBe('FIN-WAIT-1');
  end.hears('ACK 301 ack 1101');
  expect(end.says).toEqual(['PSH,ACK 1101 ack 301 len 200', 'FIN,ACK 1301 ack 301']);
  expect(end.state).toBe('FIN-WAIT-1');
  expect(end.hears('ACK 301 ack 1301').state).toBe('FIN-WAIT-1');
  expect(end.hears('ACK 301 ack 1302').state).toBe('FIN-WAIT-2');
});

test('a retransmitted FIN in TIME-WAIT is acknowledged and restarts 2 MSL (§3.10.7.4 fifth)', () => {
  const end = endpointIn('TIME-WAIT').waits(100_000).hears('FIN,ACK 301 ack 102');
  expect(end.says).toEqual(['ACK 102 ack 302']);
  expect(end.seen?.timers).toEqual({ 'time-wait': 340_000 });
});

test('an old ACK restarts TIME-WAIT with Linux only', () => {
  const restarted = (behaviour: typeof rfc9293) =>
    endpointIn('TIME-WAIT', behaviour).waits(1000).hears('ACK 302 ack 102').seen?.timers;
  expect(restarted(rfc9293)).toEqual({ 'time-wait': 240_000 });
  expect(restarted(linux)).toEqual({ 'time-wait': 61_000 });
});

test('a FIN seen again in CLOSE-WAIT is acknowledged and changes nothing', () => {
  const end = endpointIn('CLOSE-WAIT').hears('FIN,ACK 301 ack 101');
  expect(end.says).toEqual(['ACK 101 ack 302']);
  expect(end.state).toBe('CLOSE-WAIT');
});

test('half-close: after CLOSE data still arrive, and after the peer’s FIN data still leave', () => {
  const closer = endpointIn('FIN-WAIT-2').hears('PSH,ACK 301 ack 102 len 50');
  expect(closer.results).toEqual(['RECEIVE 50']);
  expect(closer.says).toEqual(['ACK 102 ack 351']);
  expect(closer.call({ name: 'SEND', octets: 1 }).results).toEqual(['SEND connection closing']);
  const other = endpointIn('CLOSE-WAIT').call({ name: 'SEND', octets: 50 });
  expect(other.says).toEqual(['PSH,ACK 101 ack 302 len 50']);
});

test.each(['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
  'CLOSE in %s never sends a second FIN (§3.10.4)',
  (state) => {
    const end = endpointIn(state).call({ name: 'CLOSE' });
    expect(end.says).toEqual([]);
    expect(end.results).toEqual(['CLOSE connection closing']);
    expect(end.state).toBe(state);
  },
);

test('CLOSE in SYN-SENT deletes the TCB without a FIN; in LISTEN too', () => {
  for (const state of ['SYN-SENT', 'LISTEN'] as const) {
    const end = endpointIn(state).call({ name: 'CLOSE' });
    expect(end.says).toEqual([]);
    expect(end.state).toBe('CLOSED');
  }
});

test('CLOSE in SYN-RECEIVED sends the FIN at once, or after ESTABLISHED when data wait (§3.10.4)', () => {
  const end = endpointIn('SYN-RECEIVED').call({ name: 'CLOSE' });
  expect(end.says).toEqual(['FIN,ACK 101 ack 301']);
  expect(end.state).toBe('FIN-WAIT-1');
  expect(end.hears('ACK 301 ack 102').state).toBe('FIN-WAIT-2');
  const busy = endpointIn('SYN-RECEIVED').call({ name: 'SEND', octets: 5 }).call({ name: 'CLOSE' });
  expect(busy.state).toBe('SYN-RECEIVED');
  busy.hears('ACK 301 ack 101');
  expect(busy.path).toEqual(['ESTABLISHED', 'FIN-WAIT-1']);
  expect(busy.says).toEqual(['PSH,ACK 101 ack 301 len 5', 'FIN,ACK 106 ack 301']);
});

test.each(['SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'] as const)(
  'ABORT in %s sends a RST at SND.NXT and deletes the TCB (§3.10.5)',
  (state) => {
    const end = endpointIn(state);
    const { sndNxt } = end.seen ?? { sndNxt: 0 };
    end.call({ name: 'ABORT' });
    expect(end.says).toEqual([`RST ${sndNxt}`]);
    expect(end.state).toBe('CLOSED');
  },
);

test.each(['LISTEN', 'SYN-SENT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'] as const)(
  'ABORT in %s deletes the TCB without a segment (§3.10.5)',
  (state) => {
    const end = endpointIn(state).call({ name: 'ABORT' });
    expect(end.says).toEqual([]);
    expect(end.state).toBe('CLOSED');
  },
);

test('FIN-WAIT-2 has no timeout by RFC 9293; Linux ends one that no process holds after 60 s', () => {
  const held = endpointIn('FIN-WAIT-2', linux).waits(10_000_000);
  expect(held.state).toBe('FIN-WAIT-2');
  const close = { name: 'CLOSE', release: true } as const;
  const released = endpointIn('ESTABLISHED', linux).call(close).hears('ACK 301 ack 102');
  expect(released.waits(59_999).state).toBe('FIN-WAIT-2');
  expect(released.waits(1).state).toBe('CLOSED');
  const rfc = endpointIn('ESTABLISHED').call(close).hears('ACK 301 ack 102').waits(10_000_000);
  expect(rfc.state).toBe('FIN-WAIT-2');
});

test('each call on no connection says that there is none', () => {
  const results = (['SEND', 'RECEIVE', 'CLOSE', 'ABORT', 'STATUS'] as const).flatMap((name) => {
    const call = name === 'SEND' || name === 'RECEIVE' ? { name, octets: 1 } : { name };
    return endpointIn('CLOSED').call(call).results;
  });
  expect(results.every((result) => result.endsWith('connection does not exist'))).toBe(true);
  expect(results).toHaveLength(5);
});
