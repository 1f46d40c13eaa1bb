import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { seq } from '../seq';
import { plainSettings } from '../settings';
import type { SegmentOptions } from '../wire/options';

const rfc6191: Behaviour = { ...rfc9293, synInTimeWait: 'rfc6191' };
const ts = (value: number): SegmentOptions => ({
  timestamps: { value: seq(value), echo: seq(0) },
});

/** TIME-WAIT whose peer's last timestamp was 5000, at time 0. RCV.NXT is 302. */
function stamped(behaviour: Behaviour) {
  const settings = { ...plainSettings, mssOffer: 1000, timestamps: true };
  const end = new Dialogue(behaviour, { settings }).call({ name: 'OPEN', active: true });
  end.hears('SYN,ACK 300 ack 101', ts(5000)).call({ name: 'CLOSE' });
  end.hears('ACK 301 ack 102', ts(5000)).hears('FIN,ACK 301 ack 102', ts(5000));
  expect(end.state).toBe('TIME-WAIT');
  return end;
}

const reopens = (end: Dialogue) => end.reasons.includes('behaviour:synInTimeWait');

test('a SYN with a later number takes the place of TIME-WAIT, with Linux (MAY-2) [o1]', () => {
  const end = endpointIn('TIME-WAIT', linux).hears('SYN 303');
  expect(reopens(end)).toBe(true);
  expect(end.reopenedWith).toEqual([102 + 65_537]);
  expect(end.says).toEqual([]);
  expect(end.state).toBe('CLOSED');
});

test('a SYN without a later number is answered by an ACK, by RFC 9293 each is', () => {
  for (const [behaviour, words] of [
    [linux, 'SYN 302'],
    [linux, 'SYN 250'],
    [rfc9293, 'SYN 400'],
  ] as const) {
    const end = endpointIn('TIME-WAIT', behaviour).hears(words);
    expect(end.says, words).toEqual(['ACK 102 ack 302']);
    expect(end.state, words).toBe('TIME-WAIT');
  }
});

test('only a bare SYN asks for a new connection', () => {
  for (const words of ['SYN,ACK 400 ack 102', 'SYN,RST 400', 'ACK 400 ack 102']) {
    expect(reopens(endpointIn('TIME-WAIT', linux).hears(words)), words).toBe(false);
  }
});

test('Linux: a later timestamp is enough, an earlier one too little [o14]', () => {
  expect(reopens(stamped(linux).hears('SYN 250', ts(5001)))).toBe(true);
  expect(reopens(stamped(linux).hears('SYN 250', ts(5000)))).toBe(false);
  expect(reopens(stamped(linux).hears('SYN 400', ts(5000)))).toBe(true);
  expect(reopens(stamped(linux).hears('SYN 400', ts(4999)))).toBe(false);
});

test('RFC 6191: with timestamps on both sides they decide, equal ones leave it to the numbers', () => {
  expect(reopens(stamped(rfc6191).hears('SYN 250', ts(5001)))).toBe(true);
  expect(reopens(stamped(rfc6191).hears('SYN 400', ts(4999)))).toBe(false);
  expect(reopens(stamped(rfc6191).hears('SYN 302', ts(5000)))).toBe(true);
  expect(reopens(stamped(rfc6191).hears('SYN 301', ts(5000)))).toBe(false);
});

test('RFC 6191: without timestamps in the old connection a timestamp or a later number is enough', () => {
  expect(reopens(endpointIn('TIME-WAIT', rfc6191).hears('SYN 250', ts(1)))).toBe(true);
  expect(reopens(endpointIn('TIME-WAIT', rfc6191).hears('SYN 302'))).toBe(true);
  expect(reopens(endpointIn('TIME-WAIT', rfc6191).hears('SYN 301'))).toBe(false);
});

test('RFC 6191: timestamps in the old connection alone leave it to the numbers', () => {
  expect(reopens(stamped(rfc6191).hears('SYN 302'))).toBe(true);
  expect(reopens(stamped(rfc6191).hears('SYN 301'))).toBe(false);
});

test('RFC 6191: what is not newer is dropped in silence', () => {
  const end = endpointIn('TIME-WAIT', rfc6191).hears('SYN 250');
  expect(end.says).toEqual([]);
  expect(end.state).toBe('TIME-WAIT');
});
