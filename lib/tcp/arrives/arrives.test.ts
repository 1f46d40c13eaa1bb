import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from '../behaviour';
import { endpointIn } from '../dialogue';

const synchronized = [
  'SYN-RECEIVED',
  'ESTABLISHED',
  'FIN-WAIT-1',
  'FIN-WAIT-2',
  'CLOSE-WAIT',
  'CLOSING',
  'LAST-ACK',
  'TIME-WAIT',
] as const;

test.each(synchronized)(
  '%s answers a segment outside of its window by an ACK, drops such a RST',
  (state) => {
    const end = endpointIn(state);
    const { sndNxt, rcvNxt, rcvWnd } = end.seen ?? { sndNxt: 0, rcvNxt: 0, rcvWnd: 0 };
    const beyond = (rcvNxt ?? 0) + rcvWnd;
    end.hears(`ACK ${beyond} ack ${sndNxt} len 1`);
    expect(end.says).toEqual([`ACK ${sndNxt} ack ${rcvNxt ?? 0}`]);
    expect(end.hears(`RST ${beyond}`).says).toEqual([]);
    expect(end.state).toBe(state);
  },
);

test.each(synchronized)(
  '%s answers a RST in the window, not at RCV.NXT, by a challenge ACK',
  (state) => {
    const end = endpointIn(state);
    const { sndNxt, rcvNxt } = end.seen ?? { sndNxt: 0, rcvNxt: 0 };
    end.hears(`RST ${(rcvNxt ?? 0) + 1}`);
    expect(end.says).toEqual([`ACK ${sndNxt} ack ${rcvNxt ?? 0}`]);
    expect(end.state).toBe(state);
  },
);

test.each(synchronized)('%s believes a RST at RCV.NXT', (state) => {
  const end = endpointIn(state);
  end.hears(`RST ${end.seen?.rcvNxt ?? 0}`);
  expect(end.says).toEqual([]);
  expect(end.state).toBe(state === 'SYN-RECEIVED' ? 'LISTEN' : 'CLOSED');
  const told = ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT'].includes(state);
  expect(end.signals).toEqual(told ? ['connection reset'] : []);
});

test('a RST in TIME-WAIT: any in the window speaks by RFC 9293, only the exact one with Linux', () => {
  expect(endpointIn('TIME-WAIT', linux).hears('RST 303').says).toEqual([]);
  expect(endpointIn('TIME-WAIT', linux).hears('RST 302').state).toBe('CLOSED');
  const rfc1337 = { ...linux, rstInTimeWait: 'ignore' } as const;
  expect(endpointIn('TIME-WAIT', rfc1337).hears('RST 302').state).toBe('TIME-WAIT');
});

test('a SYN in a synchronized state draws a challenge ACK; by RFC 793 it reset the connection', () => {
  const end = endpointIn('ESTABLISHED').hears('SYN 400');
  expect(end.says).toEqual(['ACK 101 ack 301']);
  expect(end.state).toBe('ESTABLISHED');
  const old = { ...rfc9293, synInSynchronized: 'reset' } as const;
  expect(endpointIn('ESTABLISHED', old).hears('SYN 400').state).toBe('CLOSED');
});

test('a segment without ACK is dropped: a bare FIN does nothing (§3.10.7.4 fifth)', () => {
  for (const words of ['FIN 301', '- 301 len 5', 'PSH 301 len 5']) {
    const end = endpointIn('ESTABLISHED').hears(words);
    expect(end.says).toEqual([]);
    expect(end.seen).toMatchObject({ state: 'ESTABLISHED', rcvNxt: 301 });
  }
});

test('an ACK ahead of SND.NXT or far behind SND.UNA is answered and its text dropped (RFC 5961 §5)', () => {
  const ahead = endpointIn('ESTABLISHED').hears('ACK 301 ack 102 len 5');
  expect(ahead.says).toEqual(['ACK 101 ack 301']);
  expect(ahead.results).toEqual([]);
  const behind = endpointIn('ESTABLISHED').hears('ACK 301 ack 4294966396 len 5');
  expect(behind.says).toEqual(['ACK 101 ack 301']);
  expect(behind.results).toEqual([]);
});

test('an old segment does not move the send window (SND.WL1, SND.WL2)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 10 });
  end.hears('ACK 301 ack 111 wnd 500');
  expect(end.seen?.sndWnd).toBe(500);
  end.hears('PSH,ACK 301 ack 111 len 10 wnd 400').hears('ACK 301 ack 111 wnd 900');
  expect(end.seen?.sndWnd).toBe(400);
});

test('data in order are delivered and acknowledged; data ahead are held and RCV.NXT repeated', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 311 ack 101 len 10');
  expect(end.says).toEqual(['ACK 101 ack 301']);
  expect(end.results).toEqual([]);
  end.hears('ACK 331 ack 101 len 5').hears('ACK 321 ack 101 len 10');
  expect(end.seen).toMatchObject({ rcvNxt: 301, held: 3 });
  end.hears('ACK 301 ack 101 len 10');
  expect(end.results).toEqual(['RECEIVE 35']);
  expect(end.says).toEqual(['ACK 101 ack 336']);
  expect(end.seen).toMatchObject({ rcvNxt: 336, held: 0 });
});

test('a segment that is partly old gives only its new part, one beyond the window loses its end', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 100 });
  end.hears('ACK 301 ack 101 len 10').hears('ACK 306 ack 101 len 10');
  expect(end.results).toEqual(['RECEIVE 5']);
  end.hears('ACK 316 ack 101 len 200');
  expect(end.results).toEqual(['RECEIVE 100']);
});

test('a FIN ahead of missing data waits for them (§3.10.7.4 first, SHLD-31)', () => {
  const end = endpointIn('ESTABLISHED').hears('FIN,ACK 311 ack 101');
  expect(end.says).toEqual(['ACK 101 ack 301']);
  expect(end.state).toBe('ESTABLISHED');
  end.hears('ACK 301 ack 101 len 10');
  expect(end.results).toEqual(['RECEIVE 10']);
  expect(end.says).toEqual(['ACK 101 ack 312']);
  expect(end.state).toBe('CLOSE-WAIT');
});

test('data and FIN in one segment are answered by one ACK (MUST-59)', () => {
  const end = endpointIn('ESTABLISHED').hears('FIN,PSH,ACK 301 ack 101 len 10');
  expect(end.says).toEqual(['ACK 101 ack 312']);
  expect(end.path).toEqual(['CLOSE-WAIT']);
});

test('unread data take window, which a RECEIVE gives back and announces once it is worth it', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 100, readsAtOnce: false });
  end.hears('ACK 301 ack 101 len 100');
  expect(end.seen).toMatchObject({ rcvWnd: 0, unread: 100 });
  expect(end.hears('ACK 401 ack 101 len 1').says).toEqual(['ACK 101 ack 401']);
  end.call({ name: 'RECEIVE', octets: 20 });
  expect(end.results).toEqual(['RECEIVE 20']);
  expect(end.says).toEqual([]);
  end.call({ name: 'RECEIVE', octets: 60 });
  expect(end.says).toEqual(['ACK 101 ack 401']);
  expect(end.seen).toMatchObject({ rcvWnd: 80, unread: 20 });
});

test('a RECEIVE that waits ends when the peer closes; one afterwards fails (§3.10.3)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { readsAtOnce: false });
  expect(end.call({ name: 'RECEIVE', octets: 10 }).results).toEqual([]);
  end.hears('FIN,ACK 301 ack 101');
  expect(end.results).toEqual(['RECEIVE connection closing']);
  expect(end.call({ name: 'RECEIVE', octets: 1 }).results).toEqual(['RECEIVE connection closing']);
});

test('CLOSE with unread data sends a FIN; giving the connection up as well sends a RST (SHLD-3)', () => {
  const unread = (behaviour: Behaviour) =>
    endpointIn('ESTABLISHED', behaviour, { readsAtOnce: false }).hears('ACK 301 ack 101 len 5');
  const half = unread(rfc9293).call({ name: 'CLOSE' });
  expect(half.says).toEqual(['FIN,ACK 101 ack 306']);
  const whole = unread(rfc9293).call({ name: 'CLOSE', release: true });
  expect(whole.says).toEqual(['RST 101']);
  expect(whole.state).toBe('CLOSED');
  const other = unread(linux).call({ name: 'CLOSE', release: true });
  expect(other.says).toEqual(['RST,ACK 101 ack 306']);
});

test('text after the process has gone draws a RST (SHLD-3); after a half-close it is taken', () => {
  const gone = endpointIn('ESTABLISHED').call({ name: 'CLOSE', release: true });
  gone.hears('ACK 301 ack 102').hears('PSH,ACK 301 ack 102 len 5');
  expect(gone.says).toEqual(['RST 102']);
  expect(gone.state).toBe('CLOSED');
  expect(endpointIn('FIN-WAIT-2').hears('PSH,ACK 301 ack 102 len 5').results).toEqual([
    'RECEIVE 5',
  ]);
});

test('Linux lets a higher SYN take the place of TIME-WAIT, and nothing else (MAY-2)', () => {
  const end = endpointIn('TIME-WAIT', linux).hears('SYN 400');
  expect(end.state).toBe('CLOSED');
  expect(end.reasons).toContain('behaviour:synInTimeWait');
  expect(endpointIn('TIME-WAIT', linux).hears('SYN 200').says).toEqual(['ACK 102 ack 302']);
  expect(endpointIn('TIME-WAIT').hears('SYN 400').says).toEqual(['ACK 102 ack 302']);
});

test('Linux: a FIN-WAIT-2 without a process takes the FIN it waits for and little else [x1-x4]', () => {
  const orphan = () =>
    endpointIn('ESTABLISHED', linux)
      .call({ name: 'CLOSE', release: true })
      .hears('ACK 301 ack 102');
  expect(orphan().hears('FIN,ACK 301 ack 102').state).toBe('TIME-WAIT');
  expect(orphan().hears('RST 400').state).toBe('CLOSED');
  expect(orphan().hears('SYN 400').says).toEqual(['RST,ACK 0 ack 401']);
  expect(orphan().hears('FIN,ACK 310 ack 102').says).toEqual(['RST 102']);
  expect(orphan().hears('ACK 301 ack 102').state).toBe('FIN-WAIT-2');
});

test('urgent data are announced once (§3.10.7.4 sixth)', () => {
  const end = endpointIn('ESTABLISHED').hears('URG,ACK 301 ack 101 len 5 up 20');
  expect(end.signals).toEqual(['urgent data']);
  expect(end.hears('URG,ACK 306 ack 101 len 5 up 15').signals).toEqual([]);
});
