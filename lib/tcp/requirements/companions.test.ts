import { expect, test } from 'vitest';
import { linux, rfc9293 } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { seq } from '../seq';
import { plainSettings, usualSettings } from '../settings';

const small = { sndMss: 10 };
const data = { name: 'SEND', octets: 5 } as const;

/** An opener whose SYN took `ms` to be answered. */
const opened = (ms: number, behaviour = rfc9293): Dialogue =>
  new Dialogue(behaviour)
    .call({ name: 'OPEN', active: true })
    .waits(ms)
    .hears('SYN,ACK 300 ack 101');

test('the RTO is one second before any measurement (RFC 6298 §2.1)', () => {
  expect(endpointIn('SYN-SENT').seen?.rtoMs).toBe(1000);
});

test('the first measurement R: SRTT = R, RTTVAR = R/2, RTO = R + 4 · R/2 (RFC 6298 §2.2)', () => {
  expect(opened(600).seen).toMatchObject({ srttMs: 600, rtoMs: 1800 });
});

test('further ones weigh 1/8 and 1/4 (RFC 6298 §2.3)', () => {
  const end = opened(600).call(data).waits(1000).hears('ACK 301 ack 106');
  expect(end.seen).toMatchObject({ srttMs: 650, rtoMs: 650 + 4 * 325 });
});

test('the RTO is a second at least and 60 at most (RFC 6298 §2.4, §2.5)', () => {
  expect(opened(10).seen?.rtoMs).toBe(1000);
  expect(opened(10).call(data).waits(63_000).seen?.rtoMs).toBe(60_000);
});

test('the timer runs from the first transmission that waits (RFC 6298 §5.1)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small);
  expect(end.seen?.timers.retransmission).toBeUndefined();
  end.waits(100).call(data).waits(300).call(data);
  expect(end.seen?.timers.retransmission).toBe(1100);
});

test('it stops when nothing waits and starts anew when something is left (RFC 6298 §5.2, §5.3)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small).call(data).call(data).waits(400);
  end.hears('ACK 301 ack 106');
  expect(end.seen?.timers.retransmission).toBe(1400);
  end.hears('ACK 301 ack 111');
  expect(end.seen?.timers.retransmission).toBeUndefined();
});

test('it repeats the earliest, doubles the RTO and runs again (RFC 6298 §5.4, §5.5, §5.6)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, small).call(data).call(data).waits(1000);
  expect(end.says).toEqual(['PSH,ACK 101 ack 301 len 5']);
  expect(end.seen).toMatchObject({ rtoMs: 2000, timers: { retransmission: 3000 } });
});

test('a SYN that was lost makes data begin with three seconds (RFC 6298 §5.7)', () => {
  expect(opened(1500).seen?.rtoMs).toBe(3000);
  expect(opened(1500, linux).seen?.rtoMs).toBe(3000);
});

const reno = { settings: { ...plainSettings, congestion: 'reno' }, sndMss: 100 } as const;

test('the first two duplicate ACKs let new text go (RFC 3042)', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, reno).hears('ACK 301 ack 101 wnd 60000');
  expect(end.call({ name: 'SEND', octets: 5000 }).says).toHaveLength(10);
  const dup = () => end.hears('ACK 301 ack 101 wnd 60000').says;
  expect(dup()).toEqual(['ACK 1101 ack 301 len 100']);
  expect(dup()).toEqual(['ACK 1201 ack 301 len 100']);
  expect(dup()[0]).toBe('ACK 101 ack 301 len 100');
});

test('a RST in the window is challenged unless it is at RCV.NXT (RFC 5961 §3)', () => {
  const end = endpointIn('ESTABLISHED').hears('RST 302');
  expect([end.says, end.state]).toEqual([['ACK 101 ack 301'], 'ESTABLISHED']);
  expect(end.hears('RST 301').state).toBe('CLOSED');
});

test('a SYN in a synchronized state is challenged, whatever its number (RFC 5961 §4)', () => {
  for (const at of [1, 301, 302, 999_999]) {
    const end = endpointIn('ESTABLISHED').hears(`SYN ${at}`);
    expect([end.says, end.state], String(at)).toEqual([['ACK 101 ack 301'], 'ESTABLISHED']);
  }
});

/** Connected with timestamps, the peer's last 5000, our clock 0 when the connection began. */
function stamped(behaviour = rfc9293): Dialogue {
  const settings = { ...usualSettings, delayedAck: false };
  const end = new Dialogue(behaviour, { settings }).call({ name: 'OPEN', active: true });
  return end.hears('SYN,ACK 300 ack 101', {
    mss: 1000,
    windowScale: 3,
    timestamps: { value: seq(5000), echo: seq(0) },
  });
}
const at = (value: number) => ({ timestamps: { value: seq(value), echo: seq(0) } });

test('windows are scaled, but not on a SYN, and by 14 at most (RFC 7323 §2.2, §2.3)', () => {
  const end = stamped();
  expect(end.seen?.sndWnd).toBe(1000);
  expect(end.hears('ACK 301 ack 101 wnd 1000', at(5001)).seen?.sndWnd).toBe(8000);
  const settings = { ...usualSettings, timestamps: false };
  const wide = new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  wide.hears('SYN,ACK 300 ack 101', { mss: 1000, windowScale: 15 });
  expect(wide.hears('ACK 301 ack 101 wnd 1').seen?.sndWnd).toBe(2 ** 14);
});

test('once agreed on, every segment but a RST carries timestamps, and one without is dropped (RFC 7323 §3.2)', () => {
  const end = stamped();
  expect(end.sent[0]?.options?.timestamps).toEqual({ value: 0, echo: 5000 });
  expect(end.hears('PSH,ACK 301 ack 101 len 5').results).toEqual([]);
  expect(end.hears('RST 301').state).toBe('CLOSED');
});

test('the echo is the latest timestamp that began at or before what was acknowledged (RFC 7323 §4.3)', () => {
  const end = stamped().hears('PSH,ACK 301 ack 101 len 5', at(5030));
  expect(end.sent[0]?.options?.timestamps?.echo).toBe(5030);
  end.hears('PSH,ACK 400 ack 101 len 5', at(5060));
  expect(end.sent[0]?.options?.timestamps?.echo).toBe(5030);
});

test('PAWS: an older timestamp is answered and dropped, a RST is not (RFC 7323 §5.3)', () => {
  const end = stamped().hears('PSH,ACK 301 ack 101 len 5', at(4999));
  expect([end.says, end.results]).toEqual([['ACK 101 ack 301'], []]);
  expect(stamped().hears('RST 301', at(1)).state).toBe('CLOSED');
});

test('PAWS: after 24 days without a segment any timestamp is taken (RFC 7323 §5.5)', () => {
  const day = 24 * 3600 * 1000;
  const idle = (days: number) =>
    stamped()
      .waits(days * day)
      .hears('PSH,ACK 301 ack 101 len 5', at(4999)).results;
  expect([idle(24), idle(25)]).toEqual([[], ['RECEIVE 5']]);
});

test('after a timeout what was selectively acknowledged may be gone again (RFC 2018 §8)', () => {
  const settings = { ...plainSettings, mssOffer: 100, sack: true, congestion: 'reno' } as const;
  const end = new Dialogue(rfc9293, { settings }).call({ name: 'OPEN', active: true });
  end.hears('SYN,ACK 300 ack 101', { mss: 100, sackPermitted: true });
  end.hears('ACK 301 ack 101 wnd 9000').call({ name: 'SEND', octets: 300 });
  end.hears('ACK 301 ack 101 wnd 9000', { sack: [[seq(201), seq(401)]] });
  expect(end.waits(1000).says).toEqual(['ACK 101 ack 301 len 100']);
  expect(end.waits(2000).says).toEqual(['ACK 101 ack 301 len 100']);
  end.hears('ACK 301 ack 201 wnd 9000');
  expect(end.waits(10_000).says[0]).toBe('ACK 201 ack 301 len 100');
});

test('RFC 1337: a RST in TIME-WAIT is ignored, where that is decided (RFC 1337 §3)', () => {
  const end = endpointIn('TIME-WAIT', { ...rfc9293, rstInTimeWait: 'ignore' }).hears('RST 302');
  expect([end.state, end.says]).toEqual(['TIME-WAIT', []]);
});
