import { expect, test } from 'vitest';
import { rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';
import { plainSettings } from './settings';

const keepAlive = {
  settings: { ...plainSettings, keepAlive: { idleMs: 10_000, intervalMs: 1000, probes: 3 } },
};

test('keep-alives are off unless asked for (MUST-25)', () => {
  expect(endpointIn('ESTABLISHED').waits(100_000_000).says).toEqual([]);
});

test('after the idle time an empty segment with SEQ=SND.NXT-1 asks; an answer starts the time again', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, keepAlive);
  expect(end.waits(9999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 100 ack 301']);
  end.hears('ACK 301 ack 101');
  expect(end.waits(9999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 100 ack 301']);
});

test('one unanswered probe proves nothing (MUST-29); as many as allowed end the connection', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, keepAlive).waits(12_999);
  expect(end.says).toHaveLength(3);
  expect(end.state).toBe('ESTABLISHED');
  end.waits(1);
  expect(end.says).toEqual(['RST 101']);
  expect(end.signals).toEqual(['connection aborted due to user timeout']);
  expect(end.state).toBe('CLOSED');
});

test('the user timeout ends a connection whose text nobody acknowledges (§3.10.8)', () => {
  const settings = { ...plainSettings, userTimeoutMs: 5000 };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings }).call({ name: 'SEND', octets: 1 });
  expect(end.waits(4999).state).toBe('ESTABLISHED');
  end.waits(1);
  expect(end.signals).toEqual(['connection aborted due to user timeout']);
  expect(end.state).toBe('CLOSED');
});

test('an acknowledgment in time starts the user timeout again', () => {
  const settings = { ...plainSettings, userTimeoutMs: 5000 };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings, sndMss: 10 });
  end.call({ name: 'SEND', octets: 20 }).waits(900).hears('ACK 301 ack 111');
  expect(end.waits(4999).state).toBe('ESTABLISHED');
  expect(end.waits(1).state).toBe('CLOSED');
});

const reno = { settings: { ...plainSettings, congestion: 'reno' }, sndMss: 100 } as const;

test('slow start: ten segments at first, two more for each acknowledged one (RFC 6928, RFC 5681 §3.1)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reno).hears('ACK 301 ack 101 wnd 60000');
  expect(end.call({ name: 'SEND', octets: 5000 }).says).toHaveLength(10);
  expect(end.hears('ACK 301 ack 201 wnd 60000').says).toHaveLength(2);
});

test('three duplicate ACKs repeat the first segment at once (fast retransmit, RFC 5681 §3.2)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reno).hears('ACK 301 ack 101 wnd 60000');
  end.call({ name: 'SEND', octets: 1000 });
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual([]);
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual([]);
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual(['ACK 101 ack 301 len 100']);
  expect(end.reasons).toContain('rfc5681:3.2');
});

test('a partial ACK in recovery repeats the next hole (RFC 6582 §3.2)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reno).hears('ACK 301 ack 101 wnd 60000');
  end.call({ name: 'SEND', octets: 1000 });
  for (let n = 0; n < 3; n += 1) end.hears('ACK 301 ack 101 wnd 60000');
  expect(end.hears('ACK 301 ack 301 wnd 60000').says).toEqual(['ACK 301 ack 301 len 100']);
});

test('after an RTO the window is one segment (RFC 5681 §3.1)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reno).hears('ACK 301 ack 101 wnd 60000');
  end.call({ name: 'SEND', octets: 3000 }).waits(1000);
  expect(end.says).toEqual(['ACK 101 ack 301 len 100']);
  expect(end.hears('ACK 301 ack 1101 wnd 60000').says).toHaveLength(2);
});
