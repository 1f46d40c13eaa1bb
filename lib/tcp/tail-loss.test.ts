import { expect, test } from 'vitest';
import { rfc9293, type Behaviour } from './behaviour';
import { Dialogue } from './dialogue';
import { plainSettings, type Settings } from './settings';

const probing: Behaviour = { ...rfc9293, lossProbe: 'tail' };
const settings: Settings = { ...plainSettings, congestion: 'reno', mssOffer: 100, sack: true };
const send = (octets: number) => ({ name: 'SEND', octets }) as const;
const wide = 'wnd 60000';

/** ESTABLISHED at 100 ms after a round trip of 100 ms, with segments of 100 octets; the RTO is 1 s. */
function sender(wnd = wide, behaviour = probing, sack = true, known: Settings = settings) {
  const end = new Dialogue(behaviour, { settings: known }).call({ name: 'OPEN', active: true });
  const options = { mss: 100, ...(sack && { sackPermitted: true }) };
  return end.waits(100).hears(`SYN,ACK 300 ack 101 ${wnd}`, options);
}

test('two round trips without an acknowledgment: the last segment goes again (RFC 8985 §7.2, §7.3)', () => {
  const end = sender().call(send(200));
  expect(end.waits(207).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['PSH,ACK 201 ack 301 len 100']);
  expect(end.reasons).toContain('rfc8985:7.3');
});

test('a single segment may be waiting for a delayed acknowledgment: 200 ms more', () => {
  const end = sender().call(send(100));
  expect(end.waits(399).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['PSH,ACK 101 ack 301 len 100']);
});

test('new text is the better probe, as far as the peer’s window lets it', () => {
  expect(sender().call(send(2000)).waits(208).says).toEqual(['ACK 1101 ack 301 len 100']);
  expect(sender('wnd 200').call(send(500)).waits(208).says).toEqual(['ACK 201 ack 301 len 100']);
  const rest = sender('wnd 1060').call(send(2000)).waits(208);
  expect(rest.says).toEqual(['ACK 1101 ack 301 len 60']);
});

test('after the probe the RTO is waited for, in full', () => {
  const end = sender().call(send(200)).waits(208);
  expect(end.waits(999).says).toEqual([]);
  expect(end.waits(1).says).toEqual(['ACK 101 ack 301 len 100']);
});

test('the probe never waits longer than the RTO would', () => {
  const impatient = { ...probing, rtoMinMs: 150 };
  const end = sender(wide, impatient).call(send(100));
  expect(end.seen?.rtoMs).toBe(300);
  expect(end.waits(299).says).toEqual([]);
  expect(end.waits(1).reasons).toContain('rfc8985:7.3');
});

test('one probe is out at a time: the next only after all that was out is acknowledged (§7.4)', () => {
  const end = sender().call(send(2000)).waits(208).hears(`ACK 301 ack 201 ${wide}`);
  end.waits(900);
  expect(end.reasons.filter((reason) => reason === 'rfc8985:7.3')).toEqual([]);
  const answered = sender().call(send(1100)).waits(208).hears(`ACK 301 ack 1201 ${wide}`);
  answered.call(send(200)).waits(400);
  expect(answered.reasons).toContain('rfc8985:7.3');
});

test('a probe is no retry: it does not count toward giving up', () => {
  const few = { ...probing, dataRetries: 1 };
  const end = sender(wide, few).call(send(100)).waits(400);
  expect(end.waits(1000).says).toEqual(['PSH,ACK 101 ack 301 len 100']);
  expect(end.state).toBe('ESTABLISHED');
  expect(end.waits(2000).state).toBe('CLOSED');
});

test.each<[string, Dialogue]>([
  ['a behaviour without them', sender(wide, rfc9293)],
  ['a peer without SACK', sender(wide, probing, false)],
  ['no SACK of its own', sender(wide, probing, true, { ...settings, sack: false })],
  ['no congestion control', sender(wide, probing, true, { ...settings, congestion: 'none' })],
])('no probes with %s: the RTO alone', (_, end) => {
  expect(end.call(send(200)).seen?.timers.retransmission).toBe(1100);
});

test('a SYN is not probed for, nor anything before the first round trip is measured', () => {
  const opener = new Dialogue(probing, { settings }).call({ name: 'OPEN', active: true });
  expect(opener.seen?.timers.retransmission).toBe(1000);
  opener.waits(1200).hears(`SYN,ACK 300 ack 101 ${wide}`, { mss: 100, sackPermitted: true });
  expect(opener.call(send(200)).seen?.timers.retransmission).toBe(1200 + 3000);
});

test('each transmission puts the probe off: two round trips from the latest one', () => {
  const end = sender().call(send(100)).waits(100).call(send(100));
  expect(end.seen?.timers.retransmission).toBe(200 + 208);
});

test('no probe while something looks lost', () => {
  const end = sender().call(send(1000)).hears(`ACK 301 ack 101 ${wide}`);
  end.call(send(100));
  expect(end.says).toHaveLength(1);
  expect(end.waits(900).reasons).not.toContain('rfc8985:7.3');
});

test('an acknowledgment of a part puts the probe off again; without probes it restarts the RTO', () => {
  const part = (behaviour: Behaviour) =>
    sender(wide, behaviour).call(send(300)).waits(50).hears(`ACK 301 ack 201 ${wide}`).seen;
  // SRTT is 93.75 ms then.
  expect(part(probing)?.timers.retransmission).toBe(150 + 196);
  expect(part(rfc9293)?.timers.retransmission).toBe(150 + 1000);
});

test('a repeated segment is not probed for while it is unacknowledged', () => {
  const end = sender()
    .call(send(300))
    .waits(208 + 1000);
  expect(end.says.at(-1)).toBe('ACK 101 ack 301 len 100');
  end.hears(`ACK 301 ack 102 ${wide}`);
  expect(end.seen?.timers.retransmission).toBe(end.nowMs + (end.seen?.rtoMs ?? 0));
});

test('text that leaves while something looks lost waits for the RTO of the oldest, not for the probe (Linux tcp_rearm_rto)', () => {
  const end = sender().call(send(1000)).waits(50).hears(`ACK 301 ack 101 ${wide}`).call(send(100));
  expect(end.says).toEqual(['PSH,ACK 1101 ack 301 len 100']);
  expect(end.seen?.timers.retransmission).toBe(100 + 1000);
});
