import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { onAcknowledged } from '../congestion/reno';
import { Dialogue, endpointIn } from '../dialogue';
import { keepAliveDefault, plainSettings, usualSettings, type Settings } from '../settings';

const asked = (more: Partial<Settings>) => ({ settings: { ...plainSettings, ...more } });

test('a round trip is not measured by what was sent twice (Karn, MUST-18)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 }).waits(1000);
  const before = end.seen?.srttMs;
  end.waits(300).hears('ACK 301 ack 106');
  expect(end.seen?.srttMs).toBe(before);
  end.call({ name: 'SEND', octets: 5 }).waits(300).hears('ACK 301 ack 111');
  expect(end.seen?.srttMs).not.toBe(before);
});

test('the RTO doubles, slow start doubles the window, congestion avoidance adds a segment (MUST-19)', () => {
  const end = endpointIn('ESTABLISHED').call({ name: 'SEND', octets: 5 });
  const rtos = [0, 1000, 2000, 4000].map((ms) => end.waits(ms).seen?.rtoMs);
  expect(rtos).toEqual([1000, 2000, 4000, 8000]);
  const window = { cwnd: 1000, ssthresh: 4000, duplicates: 0, recover: null, acknowledged: 0 };
  const afterEach = Array.from({ length: 8 }, () => {
    const segments = Math.floor(window.cwnd / 1000);
    for (let n = 0; n < segments; n += 1) onAcknowledged(window, 1000, 1000, 1000);
    return window.cwnd;
  });
  expect(afterEach).toEqual([2000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000]);
});

test('R1 reports a delivery problem, R2 closes the connection (MUST-20, SHLD-9)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, asked({ reports: true }));
  end.call({ name: 'SEND', octets: 5 });
  expect(end.waits(6999).signals).toEqual([]);
  expect(end.waits(1).signals).toEqual(['delivery problem']);
  expect(end.waits(115_999).signals).toEqual([]);
  expect(end.state).toBe('ESTABLISHED');
  expect(end.waits(1).signals).toEqual(['connection aborted due to user timeout']);
  expect(end.state).toBe('CLOSED');
});

test('R1 is three retransmissions, whatever the RTO is by then (SHLD-10)', () => {
  const end = endpointIn('ESTABLISHED', linux, asked({ reports: true }));
  end.call({ name: 'SEND', octets: 5 });
  let sent = 0;
  while (end.signals.length === 0) {
    end.waits(10);
    sent += end.says.length;
  }
  expect([sent, end.signals]).toEqual([3, ['delivery problem']]);
});

test('an application sets R2 of a connection, up to never (MUST-21)', () => {
  const data = { name: 'SEND', octets: 5 } as const;
  const hasty = endpointIn('ESTABLISHED', rfc9293, asked({ dataRetries: 1 })).call(data);
  expect(hasty.waits(2999).state).toBe('ESTABLISHED');
  expect(hasty.waits(1).state).toBe('CLOSED');
  const patient = endpointIn('ESTABLISHED', rfc9293, asked({ dataRetries: Infinity })).call(data);
  expect(patient.waits(10_000_000).state).toBe('ESTABLISHED');
  const shut = endpointIn('ESTABLISHED', rfc9293, asked({ dataRetries: Infinity }));
  shut.hears('ACK 301 ack 101 wnd 0').call(data);
  expect(shut.waits(10_000_000).state).toBe('ESTABLISHED');
});

test('a SYN that nobody answers is handled like data: R1 reported, R2 told (MUST-22)', () => {
  const end = endpointIn('SYN-SENT', rfc9293, asked({ reports: true }));
  expect(end.waits(7000).signals).toEqual(['delivery problem']);
  expect(end.waits(176_000).signals).toEqual(['connection aborted due to user timeout']);
});

const kept = (idleMs: number) => ({ idleMs, intervalMs: 1000, probes: 3 });

test('an application turns keep-alives on and off, for each connection (MAY-5, MUST-24)', () => {
  const end = endpointIn('ESTABLISHED');
  const set = (settings: Settings) => end.step({ kind: 'settings', settings });
  set({ ...plainSettings, keepAlive: kept(5000) });
  expect(end.waits(5000).says).toEqual(['ACK 100 ack 301']);
  set(plainSettings);
  expect(end.waits(1_000_000).says).toEqual([]);
  expect(end.state).toBe('ESTABLISHED');
});

test('a keep-alive waits for an interval without anything heard or outstanding (MUST-26)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, asked({ keepAlive: kept(5000) }));
  end.waits(4000).hears('ACK 301 ack 101 len 5');
  expect(end.waits(4999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 100 ack 306']);
  const busy = endpointIn('ESTABLISHED', rfc9293, asked({ keepAlive: kept(5000) }));
  busy.waits(4500).call({ name: 'SEND', octets: 5 });
  expect(busy.waits(6500).says).toEqual(['PSH,ACK 101 ack 301 len 5', 'PSH,ACK 101 ack 301 len 5']);
});

test('the interval is the application’s, two hours unless it says (MUST-27, MUST-28)', () => {
  for (const idleMs of [1000, keepAliveDefault.idleMs]) {
    const end = endpointIn('ESTABLISHED', rfc9293, asked({ keepAlive: kept(idleMs) }));
    expect(end.waits(idleMs - 1).says).toEqual([]);
    expect(end.waits(1).says).toHaveLength(1);
  }
  expect(keepAliveDefault.idleMs).toBeGreaterThanOrEqual(2 * 3_600_000);
  expect([plainSettings.keepAlive, usualSettings.keepAlive]).toEqual([null, null]);
});

test('no single keep-alive without an answer ends a connection (MUST-29)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, asked({ keepAlive: kept(5000) })).waits(7000);
  expect(end.says).toHaveLength(3);
  end.hears('ACK 301 ack 101');
  expect(end.waits(7000).says).toHaveLength(3);
  expect(end.state).toBe('ESTABLISHED');
});

test('a keep-alive has no text; the peer that has all answers with where it stands (SHLD-12)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, asked({ keepAlive: kept(5000) })).waits(5000);
  expect(end.sent[0]).toMatchObject({ seq: 100, len: 0 });
  const peer = new Dialogue(rfc9293, { localPort: 2, remotePort: 1, iss: 300 });
  peer.call({ name: 'OPEN', active: false }).hears('SYN 100').hears('ACK 101 ack 301');
  expect(peer.hears('ACK 100 ack 301').says).toEqual(['ACK 301 ack 101']);
});
