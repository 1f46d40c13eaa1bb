import { expect, test } from 'vitest';
import { rfc9293 } from '../behaviour';
import { endpointIn } from '../dialogue';
import { plainSettings } from '../settings';

const delayed = { settings: { ...plainSettings, delayedAck: true } };
const small = { rcvBuffer: 100, readsAtOnce: false };

test('a receiver never moves the right edge of its window to the left (SHLD-14)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small);
  let edge = 401;
  for (const octets of [30, 30, 10, 30]) {
    const at = end.seen?.rcvNxt ?? 0;
    end.hears(`ACK ${at} ack 101 len ${octets}`).call({ name: 'RECEIVE', octets: 20 });
    const { rcvNxt, rcvWnd } = end.seen ?? { rcvNxt: 0, rcvWnd: 0 };
    expect((rcvNxt ?? 0) + rcvWnd).toBeGreaterThanOrEqual(edge);
    edge = (rcvNxt ?? 0) + rcvWnd;
  }
});

test('a window that shrinks below what is under way stops new text, not what was sent (MUST-34, SHLD-15, SHLD-16, MAY-7)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 300 });
  end.call({ name: 'SEND', octets: 900 });
  expect(end.says).toHaveLength(3);
  end.hears('ACK 301 ack 101 wnd 100').call({ name: 'SEND', octets: 50 });
  expect(end.says).toEqual([]);
  expect(end.waits(1000).says).toEqual(['ACK 101 ack 301 len 300']);
  end.hears('ACK 301 ack 1001 wnd 100');
  expect(end.says).toEqual(['PSH,ACK 1001 ack 301 len 50']);
});

test('text beyond an edge that moved to the left times nothing out while the peer answers (SHLD-17)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 900 });
  end.hears('ACK 301 ack 201 wnd 0');
  for (let minute = 0; minute < 30; minute += 1) end.waits(60_000).hears('ACK 301 ack 201 wnd 0');
  expect(end.state).toBe('ESTABLISHED');
  end.hears('ACK 301 ack 1001 wnd 500');
  expect(end.seen?.outstanding).toBe(0);
});

test('a window that shrinks to zero is probed like any zero window (MUST-35)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  end.hears('ACK 301 ack 106 wnd 0').call({ name: 'SEND', octets: 5 });
  expect(end.says).toEqual([]);
  expect(end.waits(1000).says).toEqual(['ACK 106 ack 301 len 1']);
});

test('the first probe leaves after an RTO, each further one after twice the time (SHLD-29, SHLD-30)', () => {
  const end = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0');
  end.call({ name: 'SEND', octets: 5 });
  const at: number[] = [];
  for (let second = 1; second <= 15; second += 1)
    if (end.waits(1000).says.length > 0) at.push(second);
  expect(at).toEqual([1, 3, 7, 15]);
});

test('a receiver may keep its window shut for ever, and says so to each probe (MAY-8)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small).hears('ACK 301 ack 101 len 100');
  for (let probe = 0; probe < 50; probe += 1) {
    end.waits(60_000).hears('ACK 401 ack 101 len 1');
    expect(end.sent[0]).toMatchObject({ ack: 401, wnd: 0 });
  }
  expect(end.state).toBe('ESTABLISHED');
});

test('a sender lets nothing small go while more is to come, but for half a window or a timeout (MUST-38)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { sndMss: 500 });
  expect(end.hears('ACK 301 ack 101 wnd 300').call({ name: 'SEND', octets: 900 }).says).toEqual([]);
  expect(end.hears('ACK 301 ack 101 wnd 499').says).toEqual([]);
  expect(end.hears('ACK 301 ack 101 wnd 500').says).toEqual(['ACK 101 ack 301 len 500']);
  const silly = endpointIn('ESTABLISHED', rfc9293, { sndMss: 2000 });
  silly.hears('ACK 301 ack 101 wnd 500').call({ name: 'SEND', octets: 900 });
  expect(silly.says).toEqual(['ACK 101 ack 301 len 500']);
});

test('a receiver moves its right edge by a segment or half of its buffer, not by less (MUST-39)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small).hears('ACK 301 ack 101 len 100');
  for (let read = 0; read < 4; read += 1) {
    expect(end.call({ name: 'RECEIVE', octets: 10 }).says).toEqual([]);
    expect(end.seen?.rcvWnd).toBe(0);
  }
  expect(end.call({ name: 'RECEIVE', octets: 10 }).sent[0]).toMatchObject({ ack: 401, wnd: 50 });
});

test('an ACK may wait, less than half a second (SHLD-18, MUST-40)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, delayed).hears('ACK 301 ack 101 len 10');
  expect(end.says).toEqual([]);
  expect(end.waits(499).says).toEqual(['ACK 101 ack 311']);
});

test('every second full-sized segment draws an ACK at once (SHLD-19)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, delayed);
  const answers = [0, 1, 2, 3].map(
    (n) => end.hears(`ACK ${301 + 1000 * n} ack 101 len 1000`).says.length,
  );
  expect(answers).toEqual([0, 1, 0, 1]);
});

test('small segments wait for company until everything is acknowledged (Nagle, SHLD-7)', () => {
  const settings = { ...plainSettings, nagle: true };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings });
  expect(end.call({ name: 'SEND', octets: 1 }).says).toHaveLength(1);
  expect(end.call({ name: 'SEND', octets: 1 }).says).toEqual([]);
  expect(end.hears('ACK 301 ack 102').says).toEqual(['PSH,ACK 102 ack 301 len 1']);
});

test('an application turns Nagle’s rule off on one connection, at once (MUST-17)', () => {
  const settings = { ...plainSettings, nagle: true };
  const end = endpointIn('ESTABLISHED', rfc9293, { settings });
  end.call({ name: 'SEND', octets: 1 }).call({ name: 'SEND', octets: 1 });
  end.step({ kind: 'settings', settings: plainSettings });
  expect(end.says).toEqual(['PSH,ACK 102 ack 301 len 1']);
});

test('what is in the window but not next is acknowledged at once, by RCV.NXT (MAY-13)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, delayed).hears('ACK 311 ack 101 len 10');
  expect(end.says).toEqual(['ACK 101 ack 301']);
});

test('one ACK answers a segment and everything it releases (MUST-58)', () => {
  const end = endpointIn('ESTABLISHED')
    .hears('ACK 311 ack 101 len 10')
    .hears('FIN,ACK 321 ack 101');
  expect(end.hears('ACK 301 ack 101 len 10').says).toEqual(['ACK 101 ack 322']);
});

test('an ACK far behind or ahead is answered and its segment dropped (RFC 5961 §5, MAY-12)', () => {
  for (const ack of [102, 101 - 1001 + 2 ** 32]) {
    const end = endpointIn('ESTABLISHED').hears(`ACK 301 ack ${ack} len 5`);
    expect([end.says, end.results]).toEqual([['ACK 101 ack 301'], []]);
  }
  expect(endpointIn('ESTABLISHED').hears('ACK 301 ack 1 len 5').results).toEqual(['RECEIVE 5']);
});
