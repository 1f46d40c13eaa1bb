import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { believing } from '../misconceptions';

const listenerOf = (behaviour: Behaviour) => endpointIn('LISTEN', behaviour);

test('a listener learns the other port from the SYN', () => {
  const end = new Dialogue(rfc9293, { remotePort: 9 }).call({ name: 'OPEN', active: false });
  expect(end.hears('SYN 300').seen?.remotePort).toBe(2);
  expect(end.seen?.sndWnd).toBe(1000);
});

test('SYN and FIN together: the FIN waits its turn by RFC 9293, Linux drops the segment [q1]', () => {
  const end = endpointIn('LISTEN').hears('SYN,FIN 300');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.hears('ACK 302 ack 101').path).toEqual(['ESTABLISHED', 'CLOSE-WAIT']);
  const dropped = endpointIn('LISTEN', linux).hears('SYN,FIN 300');
  expect(dropped.says).toEqual([]);
  expect(dropped.state).toBe('LISTEN');
});

test('who resets text on a SYN takes a SYN alone, and a FIN on it (D15, D36)', () => {
  expect(listenerOf(believing(rfc9293, 'D15')).hears('SYN 300').state).toBe('SYN-RECEIVED');
  expect(listenerOf(believing(rfc9293, 'D15')).hears('SYN,FIN 300').state).toBe('SYN-RECEIVED');
  const reset = listenerOf(believing(rfc9293, 'D15')).hears('SYN 300 len 5');
  expect(reset.says).toEqual(['RST,ACK 0 ack 306']);
  expect(reset.state).toBe('LISTEN');
  expect(listenerOf(believing(rfc9293, 'D36')).hears('SYN 300 len 5').state).toBe('SYN-RECEIVED');
});

test('an unacceptable ACK in SYN-SENT makes Linux repeat its SYN in 8 ms, unless it has already [i2]', () => {
  const fresh = endpointIn('SYN-SENT', linux).hears('SYN,ACK 300 ack 77');
  expect(fresh.waits(7).says).toEqual([]);
  expect(fresh.waits(1).says).toEqual(['SYN 100']);
  const later = endpointIn('SYN-SENT', linux).waits(1000).hears('SYN,ACK 300 ack 77');
  expect(later.waits(999).says).toEqual([]);
  expect(endpointIn('SYN-SENT').hears('SYN,ACK 300 ack 77').waits(999).says).toEqual([]);
});

test('SYN-SENT drops what is neither SYN nor RST, and a RST of nothing it sent', () => {
  for (const words of ['ACK 300 ack 101', 'FIN,ACK 300 ack 101', 'PSH 300 len 5', 'RST 300']) {
    const end = endpointIn('SYN-SENT').hears(words);
    expect(end.says, words).toEqual([]);
    expect(end.state, words).toBe('SYN-SENT');
  }
});

test('a refused attempt ends a RECEIVE that waits for it', () => {
  const end = endpointIn('SYN-SENT', rfc9293, { readsAtOnce: false });
  end.call({ name: 'RECEIVE', octets: 5 }).hears('RST,ACK 0 ack 101');
  expect(end.results).toEqual(['RECEIVE connection reset']);
});

test('text queued in SYN-SENT leaves after the third segment, with Linux on it [r7]', () => {
  const queued = (behaviour: Behaviour) =>
    endpointIn('SYN-SENT', behaviour).call({ name: 'SEND', octets: 5 }).hears('SYN,ACK 300 ack 101')
      .says;
  expect(queued(rfc9293)).toEqual(['ACK 101 ack 301', 'PSH,ACK 101 ack 301 len 5']);
  expect(queued(linux)).toEqual(['PSH,ACK 101 ack 301 len 5']);
});

test('text and FIN on a SYN,ACK are processed at once; Linux throws them away [r4, q10]', () => {
  const words = 'SYN,FIN,ACK 300 ack 101 len 5';
  const end = endpointIn('SYN-SENT').hears(words);
  expect(end.results).toEqual(['RECEIVE 5']);
  expect(end.path).toEqual(['ESTABLISHED', 'CLOSE-WAIT']);
  expect(endpointIn('SYN-SENT').hears('SYN,ACK 300 ack 101 len 5').results).toEqual(['RECEIVE 5']);
  expect(endpointIn('SYN-SENT').hears('SYN,FIN,ACK 300 ack 101').state).toBe('CLOSE-WAIT');
  const other = endpointIn('SYN-SENT', linux).hears(words);
  expect(other.seen).toMatchObject({ state: 'ESTABLISHED', rcvNxt: 301, held: 0 });
});

test('text on a crossing SYN waits until ESTABLISHED', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300 len 5');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  end.hears('SYN,ACK 300 ack 101');
  expect(end.results).toEqual(['RECEIVE 5']);
  expect(end.says).toEqual(['ACK 101 ack 306']);
});

const far = 3_000_000_000;

test('numbers of the upper half work like all others: window and urgent pointer follow the SYN', () => {
  const opener = new Dialogue().call({ name: 'OPEN', active: true });
  opener.hears(`SYN,ACK ${far} ack 101 wnd 50`).hears(`ACK ${far + 1} ack 101 wnd 70`);
  const listener = new Dialogue().call({ name: 'OPEN', active: false });
  listener.hears(`SYN ${far} wnd 50`).hears(`ACK ${far + 1} ack 101 wnd 70`);
  for (const end of [opener, listener]) {
    expect(end.seen?.sndWnd).toBe(70);
    end.hears(`URG,ACK ${far + 1} ack 101 len 5 up 5`);
    expect(end.signals).toEqual(['urgent data']);
  }
});

test('a window that the ACK of the SYN narrows counts from there', () => {
  const end = endpointIn('SYN-RECEIVED').hears('ACK 301 ack 101 wnd 40');
  expect(end.call({ name: 'SEND', octets: 100 }).sent.map(({ len }) => len)).toEqual([]);
  expect(end.seen?.sndWnd).toBe(40);
});

test('D11 believes in a bare ACK as the second segment, and opens with it', () => {
  const believer = believing(rfc9293, 'D11');
  expect(listenerOf(believer).hears('SYN 300').says).toEqual(['ACK 100 ack 301']);
  const opener = endpointIn('SYN-SENT', believer).hears('ACK 300 ack 101');
  expect(opener.seen).toMatchObject({ state: 'ESTABLISHED', rcvNxt: 301 });
  expect(listenerOf(believer).hears('SYN 300').waits(1000).says).toEqual(['ACK 100 ack 301']);
});

test('D13 ignores a stale ACK in SYN-SENT and is not hurried by it', () => {
  const end = endpointIn('SYN-SENT', believing(linux, 'D13')).hears('SYN,ACK 300 ack 77');
  expect(end.waits(999).says).toEqual([]);
});

test('an active OPEN turns a listener into an opener; a second passive one is refused (§3.10.1)', () => {
  const end = endpointIn('LISTEN').call({ name: 'OPEN', active: true });
  expect(end.says).toEqual(['SYN 100']);
  expect(end.seen).toMatchObject({ state: 'SYN-SENT', origin: 'active' });
  const again = endpointIn('LISTEN').call({ name: 'OPEN', active: false });
  expect(again.results).toEqual(['OPEN connection already exists']);
});
