import { expect, test } from 'vitest';
import { linux } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';

test('an active OPEN sends <SEQ=ISS><CTL=SYN> and waits in SYN-SENT (§3.10.1)', () => {
  const end = endpointIn('SYN-SENT');
  expect(end.says).toEqual(['SYN 100']);
  expect(end.seen).toMatchObject({ state: 'SYN-SENT', sndUna: 100, sndNxt: 101, rcvNxt: null });
});

test('a passive OPEN sends nothing and waits in LISTEN (§3.10.1)', () => {
  const end = endpointIn('LISTEN');
  expect(end.says).toEqual([]);
  expect(end.state).toBe('LISTEN');
});

test.each(['SYN-SENT', 'ESTABLISHED', 'TIME-WAIT'] as const)('OPEN in %s is refused', (state) => {
  const end = endpointIn(state).call({ name: 'OPEN', active: true });
  expect(end.results).toEqual(['OPEN connection already exists']);
  expect(end.state).toBe(state);
});

test('a listener answers a SYN by SYN,ACK and waits in SYN-RECEIVED (§3.10.7.2 third)', () => {
  const end = endpointIn('LISTEN').hears('SYN 300');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.seen).toMatchObject({ state: 'SYN-RECEIVED', irs: 300, rcvNxt: 301, sndNxt: 101 });
});

test('a listener ignores RST, resets ACK, drops the rest (§3.10.7.2)', () => {
  expect(endpointIn('LISTEN').hears('RST 300').says).toEqual([]);
  expect(endpointIn('LISTEN').hears('RST,ACK 300 ack 9').says).toEqual([]);
  expect(endpointIn('LISTEN').hears('ACK 300 ack 777').says).toEqual(['RST 777']);
  expect(endpointIn('LISTEN').hears('SYN,ACK 300 ack 777').says).toEqual(['RST 777']);
  expect(endpointIn('LISTEN').hears('FIN 300').says).toEqual([]);
});

test('the SYN,ACK establishes the opener, whose ACK says so (§3.10.7.3 fourth)', () => {
  const end = endpointIn('SYN-SENT').hears('SYN,ACK 300 ack 101');
  expect(end.says).toEqual(['ACK 101 ack 301']);
  expect(end.seen).toMatchObject({ state: 'ESTABLISHED', sndUna: 101, rcvNxt: 301, sndWnd: 1000 });
  expect(end.seen?.timers).toEqual({});
});

test('the ACK of its SYN establishes the listener (§3.10.7.4 fifth)', () => {
  const end = endpointIn('SYN-RECEIVED').hears('ACK 301 ack 101');
  expect(end.says).toEqual([]);
  expect(end.seen).toMatchObject({ state: 'ESTABLISHED', sndUna: 101, sndWnd: 1000 });
});

test('an ACK of what was never sent is reset in SYN-SENT and in SYN-RECEIVED', () => {
  expect(endpointIn('SYN-SENT').hears('SYN,ACK 300 ack 102').says).toEqual(['RST 102']);
  expect(endpointIn('SYN-SENT').hears('ACK 300 ack 100').says).toEqual(['RST 100']);
  expect(endpointIn('SYN-SENT').hears('RST,ACK 300 ack 102').says).toEqual([]);
  const received = endpointIn('SYN-RECEIVED').hears('ACK 301 ack 102');
  expect(received.says).toEqual(['RST 102']);
  expect(received.state).toBe('SYN-RECEIVED');
});

test('a RST that acknowledges the SYN ends the attempt, another one does not (§3.10.7.3 second)', () => {
  const end = endpointIn('SYN-SENT').hears('RST 0');
  expect(end.state).toBe('SYN-SENT');
  end.hears('RST,ACK 0 ack 101');
  expect(end.signals).toEqual(['connection reset']);
  expect(end.state).toBe('CLOSED');
  expect(end.seen).toBeNull();
});

test('simultaneous open: four segments by Figure 7, one ACK more at each end with Linux', () => {
  const end = endpointIn('SYN-SENT').hears('SYN 300');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.state).toBe('SYN-RECEIVED');
  end.hears('SYN,ACK 300 ack 101');
  expect(end.says).toEqual([]);
  expect(end.state).toBe('ESTABLISHED');
  const other = endpointIn('SYN-SENT', linux).hears('SYN 300').hears('SYN,ACK 300 ack 101');
  expect(other.says).toEqual(['ACK 101 ack 301']);
  expect(other.state).toBe('ESTABLISHED');
});

test('a SYN seen again in SYN-RECEIVED: an ACK by RFC 9293, the SYN,ACK again with Linux', () => {
  expect(endpointIn('SYN-RECEIVED').hears('SYN 300').says).toEqual(['ACK 101 ack 301']);
  expect(endpointIn('SYN-RECEIVED', linux).hears('SYN 300').says).toEqual(['SYN,ACK 100 ack 301']);
});

test('a new SYN in the window returns a passive SYN-RECEIVED to LISTEN (§3.10.7.4 fourth)', () => {
  const end = endpointIn('SYN-RECEIVED').hears('SYN 400');
  expect(end.says).toEqual([]);
  expect(end.state).toBe('LISTEN');
  const other = endpointIn('SYN-RECEIVED', linux).hears('SYN 400');
  expect(other.says).toEqual(['RST,ACK 0 ack 401']);
  expect(other.state).toBe('LISTEN');
});

test('a RST returns a passive SYN-RECEIVED to LISTEN and refuses an active one (§3.10.7.4 second)', () => {
  expect(endpointIn('SYN-RECEIVED').hears('RST 301').state).toBe('LISTEN');
  const active = endpointIn('SYN-SENT').hears('SYN 300').hears('RST 301');
  expect(active.signals).toEqual(['connection refused']);
  expect(active.state).toBe('CLOSED');
});

test('a listener that went back to LISTEN takes the next SYN', () => {
  const end = endpointIn('SYN-RECEIVED').hears('RST 301').hears('SYN 900');
  expect(end.says).toEqual(['SYN,ACK 100 ack 901']);
  end.hears('ACK 901 ack 101');
  expect(end.state).toBe('ESTABLISHED');
});

test('text on a SYN waits until ESTABLISHED; Linux without Fast Open throws it away', () => {
  const end = endpointIn('LISTEN').hears('SYN 300 len 10');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.results).toEqual([]);
  end.hears('ACK 311 ack 101');
  expect(end.results).toEqual(['RECEIVE 10']);
  expect(end.says).toEqual(['ACK 101 ack 311']);
  const other = endpointIn('LISTEN', linux).hears('SYN 300 len 10').hears('ACK 301 ack 101');
  expect(other.results).toEqual([]);
  expect(other.seen?.rcvNxt).toBe(301);
});

test('what nobody has open draws a RST that its sender accepts (§3.10.7.1)', () => {
  expect(new Dialogue().hears('SYN 300').says).toEqual(['RST,ACK 0 ack 301']);
  expect(new Dialogue().hears('FIN 300 len 5').says).toEqual(['RST,ACK 0 ack 306']);
  expect(new Dialogue().hears('ACK 300 ack 42').says).toEqual(['RST 42']);
  expect(new Dialogue().hears('RST 300').says).toEqual([]);
  expect(new Dialogue().hears('RST,ACK 300 ack 42').says).toEqual([]);
});
