import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { endpointIn } from '../dialogue';

/*
 * Where RFC 9293 contradicts itself, leaves a choice, or Linux differs: what was decided (the decisions of
 * behaviour.ts), each pinned for both behaviours.
 */

test('simultaneous open: the SYN,ACK completes it, four segments by Figure 7; Linux acknowledges it as well, six; by the letter of the first check it is old', () => {
  const crossed = (behaviour: Behaviour) =>
    endpointIn('SYN-SENT', behaviour).hears('SYN 300').hears('SYN,ACK 300 ack 101');
  const rfc = crossed(rfc9293);
  expect([rfc.state, rfc.says]).toEqual(['ESTABLISHED', []]);
  const other = crossed(linux);
  expect([other.state, other.says]).toEqual(['ESTABLISHED', ['ACK 101 ack 301']]);
  const literal = crossed({ ...rfc9293, synAckInSynReceived: 'literal' });
  expect([literal.state, literal.says]).toEqual(['SYN-RECEIVED', ['ACK 101 ack 301']]);
});

test('a FIN again in TIME-WAIT is acknowledged and restarts 2 MSL, although the first check calls it old', () => {
  for (const behaviour of [rfc9293, linux]) {
    const end = endpointIn('TIME-WAIT', behaviour).waits(behaviour.timeWaitMs - 1);
    expect(end.hears('FIN,ACK 301 ack 102').says).toEqual(['ACK 102 ack 302']);
    expect(end.waits(behaviour.timeWaitMs - 1).state).toBe('TIME-WAIT');
    expect(end.waits(1).state).toBe('CLOSED');
  }
});

test('a SYN again in SYN-RECEIVED draws an ACK by the text, the SYN,ACK again with Linux', () => {
  expect(endpointIn('SYN-RECEIVED').hears('SYN 300').says).toEqual(['ACK 101 ack 301']);
  expect(endpointIn('SYN-RECEIVED', linux).hears('SYN 300').says).toEqual(['SYN,ACK 100 ack 301']);
});

test('who sends the RST of an ABORT is CLOSED, not in TIME-WAIT (§3.10.5 against §3.5.2)', () => {
  for (const behaviour of [rfc9293, linux]) {
    const end = endpointIn('ESTABLISHED', behaviour).call({ name: 'ABORT' });
    expect([end.state, end.says.length]).toEqual(['CLOSED', 1]);
  }
});

test('a RST in TIME-WAIT ends it by §3.10.7.4, is ignored by RFC 1337, Linux wants RCV.NXT', () => {
  const after = (behaviour: Behaviour, at: number) =>
    endpointIn('TIME-WAIT', behaviour).hears(`RST ${at}`).state;
  expect([after(rfc9293, 302), after(linux, 302), after(linux, 303)]).toEqual([
    'CLOSED',
    'CLOSED',
    'TIME-WAIT',
  ]);
  expect(after({ ...rfc9293, rstInTimeWait: 'ignore' }, 302)).toBe('TIME-WAIT');
});

test('FIN-WAIT-2 has no timer by the RFC; Linux gives one that no process holds 60 s', () => {
  const orphan = (behaviour: Behaviour) =>
    endpointIn('ESTABLISHED', behaviour)
      .call({ name: 'CLOSE', release: true })
      .hears('ACK 301 ack 102')
      .waits(60_000).state;
  expect([orphan(rfc9293), orphan(linux)]).toEqual(['FIN-WAIT-2', 'CLOSED']);
});

test('a SYN with FIN to a listener: the FIN waits for ESTABLISHED; Linux drops the segment', () => {
  const end = endpointIn('LISTEN').hears('SYN,FIN 300');
  expect([end.state, end.says]).toEqual(['SYN-RECEIVED', ['SYN,ACK 100 ack 301']]);
  end.hears('ACK 302 ack 101');
  expect([end.state, end.says]).toEqual(['CLOSE-WAIT', ['ACK 101 ack 302']]);
  const other = endpointIn('LISTEN', linux).hears('SYN,FIN 300');
  expect([other.state, other.says]).toEqual(['LISTEN', []]);
});

test('RST and SYN in the window draw challenge ACKs (RFC 5961), not the reset of RFC 793', () => {
  for (const words of ['RST 310', 'SYN 310']) {
    const end = endpointIn('ESTABLISHED').hears(words);
    expect([end.state, end.says], words).toEqual(['ESTABLISHED', ['ACK 101 ack 301']]);
  }
  const old: Behaviour = { ...rfc9293, rstInWindow: 'reset', synInSynchronized: 'reset' };
  expect(endpointIn('ESTABLISHED', old).hears('RST 310').state).toBe('CLOSED');
  expect(endpointIn('ESTABLISHED', old).hears('SYN 310').says).toEqual(['RST,ACK 0 ack 311']);
});

test('CLOSE ends sending only; giving the connection up with unread or later text resets it (SHLD-3, MAY-1)', () => {
  for (const behaviour of [rfc9293, linux]) {
    const unread = () =>
      endpointIn('ESTABLISHED', behaviour, { readsAtOnce: false }).hears('ACK 301 ack 101 len 5');
    expect(unread().call({ name: 'CLOSE' }).state).toBe('FIN-WAIT-1');
    expect(unread().call({ name: 'CLOSE', release: true }).state).toBe('CLOSED');
    const later = endpointIn('ESTABLISHED', behaviour).call({ name: 'CLOSE', release: true });
    expect(later.hears('ACK 301 ack 102 len 5').state).toBe('CLOSED');
  }
});

test('of a SYN with text only the SYN is acknowledged; the text waits, with Linux it is lost', () => {
  for (const behaviour of [rfc9293, linux]) {
    const end = endpointIn('LISTEN', behaviour).hears('SYN 300 len 10');
    expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
    expect(end.seen?.held).toBe(behaviour === rfc9293 ? 1 : 0);
  }
});

test('keep-alive, R2 and retries keep the bounds of the RFC; Linux’s numbers are its own', () => {
  const giveUp = (behaviour: Behaviour) => {
    const end = endpointIn('SYN-SENT', behaviour);
    while (end.state !== 'CLOSED') end.waits(1000);
    return end.nowMs;
  };
  expect([giveUp(rfc9293), giveUp(linux)]).toEqual([183_000, 131_000]);
});

test('the last segment of a simultaneous open is a SYN,ACK (RFC 9293 Figure 7), not RFC 793’s bare ACK', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
});
