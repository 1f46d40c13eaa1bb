import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { endpointIn } from '../dialogue';
import { believing, withProofRow } from '../misconceptions';

const released = { name: 'CLOSE', release: true } as const;

/** A FIN-WAIT-2 that no process holds. */
const orphan = (behaviour: Behaviour) =>
  endpointIn('ESTABLISHED', behaviour).call(released).hears('ACK 301 ack 102');

test('a RST in TIME-WAIT that speaks deletes the TCB in silence', () => {
  const end = endpointIn('TIME-WAIT').hears('RST 302');
  expect(end.state).toBe('CLOSED');
  expect(end.signals).toEqual([]);
  expect(endpointIn('TIME-WAIT').hears('RST 303').says).toEqual(['ACK 102 ack 302']);
});

test('RFC 1337: TIME-WAIT ignores every RST in the window', () => {
  const rfc1337: Behaviour = { ...linux, rstInTimeWait: 'ignore' };
  for (const words of ['RST 302', 'RST 303']) {
    const end = endpointIn('TIME-WAIT', rfc1337).hears(words);
    expect(end.state).toBe('TIME-WAIT');
    expect(end.says).toEqual([]);
  }
});

test.each(['CLOSING', 'LAST-ACK'] as const)(
  'a RST in %s ends the connection in silence; Linux tells the user [w1]',
  (state) => {
    const silent = endpointIn(state).hears('RST 302');
    expect(silent.state).toBe('CLOSED');
    expect(silent.signals).toEqual([]);
    expect(endpointIn(state, linux).hears('RST 302').signals).toEqual(['connection reset']);
  },
);

test('a RST tells whoever waits in RECEIVE, and stops every timer', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { readsAtOnce: false });
  end.call({ name: 'RECEIVE', octets: 5 }).call({ name: 'SEND', octets: 5 }).hears('RST 301');
  expect(end.results).toEqual(['RECEIVE connection reset']);
  expect(end.waits(1_000_000).says).toEqual([]);
});

test('unread text: flushed by a RST (§3.10.7.4 second), still to be read with Linux [v17]', () => {
  const reset = (behaviour: Behaviour) =>
    endpointIn('ESTABLISHED', behaviour, { readsAtOnce: false })
      .hears('PSH,ACK 301 ack 101 len 5')
      .hears('RST 306')
      .call({ name: 'CLOSE', release: true });
  expect(reset(rfc9293).says).toEqual([]);
  expect(reset(linux).state).toBe('CLOSED');
});

test('a RST that returns to LISTEN forgets everything of the attempt', () => {
  const end = endpointIn('LISTEN').hears('SYN 300 len 5');
  expect(end.seen?.held).toBe(1);
  end.call({ name: 'SEND', octets: 5 }).hears('RST 306').hears('RST 301');
  expect(end.seen).toMatchObject({
    state: 'LISTEN',
    sndUna: 100,
    sndNxt: 100,
    outstanding: 0,
    held: 0,
    unsent: 0,
    timers: {},
  });
});

test('a SYN in a synchronized state by RFC 793: the reset, and the user told', () => {
  const end = endpointIn('ESTABLISHED', withProofRow(rfc9293, 'rfc793Reset')).hears('SYN 400 ');
  expect(end.says).toEqual(['RST,ACK 0 ack 401']);
  expect(end.signals).toEqual(['connection reset']);
});

test('D29 believes that a RST only means to try again: a new SYN, if it was the opener', () => {
  const believer = believing(rfc9293, 'D29');
  const end = endpointIn('FIN-WAIT-1', believer).hears('RST 301');
  expect(end.says).toEqual(['SYN 100']);
  expect(end.seen).toMatchObject({ state: 'SYN-SENT', sndUna: 100, sndNxt: 101 });
  const listener = endpointIn('SYN-RECEIVED', believer).hears('ACK 301 ack 101').hears('RST 301');
  expect(listener.says).toEqual([]);
  expect(listener.state).toBe('CLOSED');
});

test('a released FIN-WAIT-2 with Linux: old segments are answered, a RST anywhere in the window ends it', () => {
  expect(orphan(linux).hears('ACK 200 ack 102').says).toEqual(['ACK 102 ack 301']);
  expect(orphan(linux).hears('RST 350').state).toBe('CLOSED');
  expect(orphan(linux).hears('RST 350').says).toEqual([]);
  expect(orphan(rfc9293).hears('RST 350').state).toBe('FIN-WAIT-2');
});

test('a released FIN-WAIT-2 with Linux: what brings nothing new is dropped', () => {
  for (const words of ['ACK 301 ack 102', 'PSH 301 len 5', 'FIN 301']) {
    const end = orphan(linux).hears(words);
    expect(end.says, words).toEqual([]);
    expect(end.state, words).toBe('FIN-WAIT-2');
  }
});

test('a released FIN-WAIT-2 with Linux: text and any SYN are reset, the awaited FIN is taken', () => {
  for (const words of ['PSH,ACK 301 ack 102 len 5', 'FIN,ACK 301 ack 102 len 5']) {
    const end = orphan(linux).hears(words);
    expect(end.says, words).toEqual(['RST 102']);
    expect(end.state, words).toBe('CLOSED');
  }
  expect(orphan(linux).hears('SYN 400').says).toEqual(['RST,ACK 0 ack 401']);
  const fin = orphan(linux).hears('FIN,ACK 301 ack 102');
  expect(fin.says).toEqual(['ACK 102 ack 302']);
  expect(fin.state).toBe('TIME-WAIT');
});

test('text for a process that has gone is reset (SHLD-3), unless it is kept in silence', () => {
  const reset = orphan(rfc9293).hears('PSH,ACK 301 ack 102 len 5');
  expect(reset.says).toEqual(['RST 102']);
  expect(reset.state).toBe('CLOSED');
  const kept = orphan({ ...rfc9293, textAfterRelease: 'keep' }).hears('ACK 301 ack 102 len 5');
  expect(kept.says).toEqual(['ACK 102 ack 306']);
  const old = orphan(rfc9293).hears('ACK 296 ack 102 len 5');
  expect(old.state).toBe('FIN-WAIT-2');
});
