import { expect, test } from 'vitest';
import { linux, rfc9293 } from './behaviour';
import { endpointIn } from './dialogue';
import { believing, misconceptions, withProofRow, type MisconceptionRow } from './misconceptions';

const who = (row: MisconceptionRow) => believing(rfc9293, row);

test('every row changes something of the RFC’s', () => {
  for (const row of Object.keys(misconceptions) as MisconceptionRow[]) {
    expect(who(row), row).not.toEqual(rfc9293);
  }
});

test('D13: the stale SYN,ACK draws no RST', () => {
  const stale = 'SYN,ACK 300 ack 77';
  expect(endpointIn('SYN-SENT').hears(stale).says).toEqual(['RST 77']);
  expect(endpointIn('SYN-SENT', who('D13')).hears(stale).says).toEqual([]);
});

test('D15, D36: a SYN with text or FIN is reset', () => {
  expect(endpointIn('LISTEN', who('D15')).hears('SYN 300 len 5').says[0]).toMatch(/^RST/);
  expect(endpointIn('LISTEN', who('D36')).hears('SYN,FIN 300').says[0]).toMatch(/^RST/);
});

test('D16: FIN-WAIT-2 still sends', () => {
  const end = endpointIn('FIN-WAIT-2', who('D16')).call({ name: 'SEND', octets: 3 });
  expect(end.results).toEqual(['SEND 3']);
  expect(end.says).toEqual(['PSH,ACK 102 ack 301 len 3']);
});

test('D17: CLOSE-WAIT ends by itself', () => {
  const end = endpointIn('ESTABLISHED', who('D17')).hears('FIN,ACK 301 ack 101');
  expect(end.path).toEqual(['CLOSE-WAIT', 'LAST-ACK']);
});

test('D25: a FIN in FIN-WAIT-1 leads to TIME-WAIT', () => {
  expect(endpointIn('FIN-WAIT-1', who('D25')).hears('FIN,ACK 301 ack 101').state).toBe('TIME-WAIT');
});

test('D29: a RST is answered by a new SYN', () => {
  const end = endpointIn('SYN-SENT', who('D29')).hears('RST,ACK 0 ack 101');
  expect(end.says).toEqual(['SYN 100']);
  expect(end.state).toBe('SYN-SENT');
});

test('D30: an ACK to a listener is dropped', () => {
  expect(endpointIn('LISTEN', who('D30')).hears('ACK 1 ack 2').says).toEqual([]);
});

test('D38: the octet at the right edge is taken', () => {
  const options = { rcvBuffer: 100 };
  const probe = 'ACK 401 ack 101';
  expect(endpointIn('ESTABLISHED', rfc9293, options).hears(probe).says).toHaveLength(1);
  expect(endpointIn('ESTABLISHED', who('D38'), options).hears(probe).says).toEqual([]);
});

test('D41: CLOSE in SYN-SENT sends a FIN', () => {
  const end = endpointIn('SYN-SENT', who('D41')).call({ name: 'CLOSE' });
  expect(end.state).toBe('FIN-WAIT-1');
  expect(end.says).toEqual(['FIN,ACK 101 ack 0']);
});

test('D42: TIME-WAIT resets every SYN', () => {
  expect(endpointIn('TIME-WAIT', who('D42')).hears('SYN 400').says).toEqual(['RST,ACK 0 ack 401']);
});

test('D44: a RST has SEQ=0 always, or the ACK bit always', () => {
  expect(endpointIn('CLOSED', who('D44')).hears('ACK 1 ack 77').says).toEqual(['RST 0']);
  expect(endpointIn('CLOSED', who('D44-ack')).hears('ACK 1 ack 77').says).toEqual([
    'RST,ACK 0 ack 1',
  ]);
});

test('D45 and the older rules: any RST in the window kills', () => {
  expect(endpointIn('ESTABLISHED', who('D45')).hears('RST 400').state).toBe('CLOSED');
  const old = withProofRow(linux, 'rfc793Reset');
  expect(endpointIn('ESTABLISHED', old).hears('SYN 400').state).toBe('CLOSED');
});

test('two-way handshake: a SYN alone, even an old one, makes a connection', () => {
  const end = endpointIn('LISTEN', withProofRow(rfc9293, 'twoWayHandshake')).hears('SYN 300');
  expect(end.says).toEqual(['SYN,ACK 100 ack 301']);
  expect(end.state).toBe('ESTABLISHED');
});

test('no TIME-WAIT: the last ACK leaves and the connection is gone', () => {
  const none = withProofRow(rfc9293, 'noTimeWait');
  const end = endpointIn('FIN-WAIT-2', none).hears('FIN,ACK 301 ack 102');
  expect(end.says).toEqual(['ACK 102 ack 302']);
  expect(end.state).toBe('CLOSED');
});
