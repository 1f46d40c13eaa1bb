import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';
import { seq } from './seq';
import { plainSettings } from './settings';
import type { SegmentOptions } from './wire/options';

const send = (octets: number) => ({ name: 'SEND', octets }) as const;
const ts = (value: number, echo: number): SegmentOptions => ({
  timestamps: { value: seq(value), echo: seq(echo) },
});

test('the timer that runs is not started again by what is sent meanwhile (RFC 6298 §5.1)', () => {
  const end = endpointIn('ESTABLISHED').call(send(5)).waits(400).call(send(5));
  expect(end.seen?.timers.retransmission).toBe(1000);
  expect(end.reasons).not.toContain('rfc6298:5.1');
  expect(end.waits(600).says).toEqual(['PSH,ACK 101 ack 301 len 5']);
});

test('retransmissions come at doubled distances (RFC 6298 §5.5), numbered', () => {
  const end = endpointIn('ESTABLISHED').call(send(5)).waits(7000);
  expect(end.attempts).toEqual([1, 2, 3]);
});

test('a round trip is measured from the transmission to its acknowledgment', () => {
  const end = endpointIn('ESTABLISHED').waits(5000).call(send(5)).waits(700);
  end.hears('ACK 301 ack 106');
  // SRTT was 0 from the handshake: 7/8 of it, 1/8 of 700.
  expect(end.seen?.srttMs).toBe(87.5);
});

test('what was repeated is never measured (Karn): neither it nor what it was acknowledged with', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 5 }).call(send(10)).waits(1200);
  expect(end.hears('ACK 301 ack 106').seen?.srttMs).toBe(0);
  const both = endpointIn('ESTABLISHED', rfc9293, { sndMss: 5 }).call(send(5)).waits(1200);
  both.call(send(5)).waits(100).hears('ACK 301 ack 111');
  expect(both.seen?.srttMs).toBe(12.5);
});

test('a backed-off RTO stays until the next measurement; with Linux any progress brings it down', () => {
  const progress = (behaviour: Behaviour, waitMs: number) =>
    endpointIn('ESTABLISHED', behaviour).call(send(5)).waits(waitMs).hears('ACK 301 ack 106').seen
      ?.rtoMs;
  expect(progress(rfc9293, 1200)).toBe(2000);
  expect(progress(linux, 250)).toBe(200);
});

test('with timestamps a repeated segment can be measured: the echo says which one arrived (RFC 7323 §4)', () => {
  const settings = { ...plainSettings, mssOffer: 1000, timestamps: true };
  const end = new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  end.hears('SYN,ACK 300 ack 101', ts(5000, 0)).call(send(5)).waits(1100);
  end.hears('ACK 301 ack 106', ts(5001, 1000));
  expect(end.seen?.srttMs).toBe(12.5);
  end.call(send(5)).waits(2100).hears('ACK 301 ack 111', ts(5002, 9999));
  expect(end.seen?.srttMs).toBe(12.5);
});

test('an echo measures nothing where timestamps were not agreed on', () => {
  const end = endpointIn('ESTABLISHED').call(send(5)).waits(1100);
  end.hears('ACK 301 ack 106', ts(1, 1000));
  expect(end.seen?.srttMs).toBe(0);
});

test('a FIN and the text before it are acknowledged and repeated number by number', () => {
  const end = endpointIn('ESTABLISHED', linux, { sndMss: 500 }).call(send(1200));
  end.call({ name: 'CLOSE' }).hears('ACK 301 ack 1101');
  expect(end.says).toEqual(['FIN,PSH,ACK 1101 ack 301 len 200']);
  end.hears('ACK 301 ack 1201').waits(1000);
  expect(end.says[0]).toBe('FIN,PSH,ACK 1201 ack 301 len 100');
  expect(end.hears('ACK 301 ack 1301').seen?.outstanding).toBe(1);
  expect(end.hears('ACK 301 ack 1302').state).toBe('FIN-WAIT-2');
});

test('in a simultaneous open the SYN stays first on the queue and goes again as SYN,ACK', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300');
  expect(end.seen?.outstanding).toBe(1);
  expect(end.waits(1000).says).toEqual(['SYN,ACK 100 ack 301']);
});

test('SYN retries of a crossing open count as an opener’s; text retries are another matter', () => {
  const few: Behaviour = { ...rfc9293, synRetries: 1, synAckRetries: 3, dataRetries: 2 };
  expect(endpointIn('SYN-SENT', few).waits(3000).state).toBe('CLOSED');
  expect(endpointIn('SYN-RECEIVED', few).waits(14_999).state).toBe('SYN-RECEIVED');
  expect(endpointIn('SYN-RECEIVED', few).waits(15_000).state).toBe('CLOSED');
  expect(endpointIn('ESTABLISHED', few).call(send(5)).waits(6999).state).toBe('ESTABLISHED');
  expect(endpointIn('ESTABLISHED', few).call(send(5)).waits(7000).state).toBe('CLOSED');
});

test('progress sets the count of retries back', () => {
  const few: Behaviour = { ...rfc9293, dataRetries: 2 };
  const end = endpointIn('ESTABLISHED', few, { sndMss: 5 }).call(send(10)).waits(3000);
  end.hears('ACK 301 ack 106');
  expect(end.waits(4000 + 8000).state).toBe('ESTABLISHED');
});

test('a lost SYN,ACK makes text begin with an RTO of 3 s as well (RFC 6298 §5.7)', () => {
  const end = endpointIn('SYN-RECEIVED').waits(1500).hears('ACK 301 ack 101');
  expect(end.seen?.rtoMs).toBe(3000);
  expect(endpointIn('ESTABLISHED').call(send(1)).waits(1500).seen?.rtoMs).toBe(2000);
});

test('the user’s time counts from the oldest octet that is unacknowledged, and stops with the last', () => {
  const settings = { ...plainSettings, userTimeoutMs: 5000 };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings }).waits(1000).call(send(5));
  expect(end.seen?.timers.user).toBe(6000);
  expect(end.waits(500).call(send(5)).seen?.timers.user).toBe(6000);
  end.hears('ACK 301 ack 111');
  expect(end.seen?.timers.user).toBeUndefined();
  expect(endpointIn('ESTABLISHED').call(send(5)).seen?.timers.user).toBeUndefined();
});

test('a RECEIVE that waits ends with the connection when the user’s time is over', () => {
  const settings = { ...plainSettings, userTimeoutMs: 5000 };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings, readsAtOnce: false });
  end.call({ name: 'RECEIVE', octets: 1 }).call(send(5)).waits(5000);
  expect(end.results).toEqual(['RECEIVE connection aborted due to user timeout']);
});
