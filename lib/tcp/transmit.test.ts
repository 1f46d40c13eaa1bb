import { expect, test } from 'vitest';
import { linux, rfc9293, type Behaviour } from './behaviour';
import { Dialogue, endpointIn } from './dialogue';
import { believing } from './misconceptions';
import { plainSettings } from './settings';

const nagle = { ...plainSettings, nagle: true };
const reno = { ...plainSettings, congestion: 'reno' } as const;
const send = (octets: number, urgent = false) => ({ name: 'SEND', octets, urgent }) as const;
const close = { name: 'CLOSE' } as const;

/** ESTABLISHED with a peer whose first window is `wnd`. */
const withWindow = (wnd: number, behaviour: Behaviour = rfc9293, sndMss = 1460) =>
  new Dialogue(behaviour, { sndMss })
    .call({ name: 'OPEN', active: true })
    .hears(`SYN,ACK 300 ack 101 wnd ${wnd}`);
const sizes = (end: Dialogue) => end.sent.map(({ len }) => len);

test('text leaves in full segments; the last one has what is left, and PSH (MUST-61)', () => {
  const end = withWindow(5000, rfc9293, 100).call(send(250));
  expect(end.says).toEqual([
    'ACK 101 ack 301 len 100',
    'ACK 201 ack 301 len 100',
    'PSH,ACK 301 ack 301 len 50',
  ]);
});

test('the window bounds what is under way, not what one call sends', () => {
  const end = withWindow(250, rfc9293, 100).call(send(100));
  expect(sizes(end.call(send(400)))).toEqual([100]);
  expect(sizes(end.hears('ACK 301 ack 201 wnd 250'))).toEqual([100]);
});

test('the sender’s silly window: half of the greatest window is worth sending, less is not (§3.8.6.2.1)', () => {
  expect(sizes(withWindow(1000).call(send(3000)))).toEqual([1000]);
  expect(sizes(withWindow(1000).hears('ACK 301 ack 101 wnd 500').call(send(3000)))).toEqual([500]);
  expect(sizes(withWindow(1000).hears('ACK 301 ack 101 wnd 499').call(send(3000)))).toEqual([]);
  expect(sizes(withWindow(1000).hears('ACK 301 ack 101 wnd 499').call(send(499)))).toEqual([499]);
});

test('Nagle holds half a window back too while something is unacknowledged, but no full segment', () => {
  const end = new Dialogue(rfc9293, { settings: nagle, sndMss: 700 });
  end.call({ name: 'OPEN', active: true }).hears('SYN,ACK 300 ack 101 wnd 1000');
  expect(sizes(end.call(send(5)))).toEqual([5]);
  expect(sizes(end.call(send(695)))).toEqual([]);
  expect(sizes(end.call(send(5)))).toEqual([700]);
});

test('Linux halves a window of more than 536 octets, and no smaller one [l5]', () => {
  expect(sizes(withWindow(537, linux).call(send(537)))).toEqual([268, 268, 1]);
  expect(sizes(withWindow(536, linux).call(send(536)))).toEqual([536]);
  expect(sizes(withWindow(100, linux).call(send(300)))).toEqual([100]);
});

test('Linux pushes each half of the greatest window as well [l5]', () => {
  const pushed = (behaviour: Behaviour) =>
    withWindow(1000, behaviour, 100)
      .call(send(1000))
      .says.flatMap((words, index) => (words.startsWith('PSH') ? [index + 1] : []));
  expect(pushed(linux)).toEqual([6, 10]);
  expect(pushed(rfc9293)).toEqual([10]);
});

test('Linux puts the FIN on the last text that waits, if the window has room for both', () => {
  const waiting = () => endpointIn('ESTABLISHED', linux).call(send(1200)).call(close);
  expect(waiting().hears('ACK 301 ack 1101').says).toEqual(['FIN,PSH,ACK 1101 ack 301 len 200']);
  expect(waiting().hears('ACK 301 ack 1101 wnd 201').says).toEqual([
    'FIN,PSH,ACK 1101 ack 301 len 200',
  ]);
  const tight = waiting().hears('ACK 301 ack 1101 wnd 200');
  expect(tight.says).toEqual(['PSH,ACK 1101 ack 301 len 200']);
  expect(tight.hears('ACK 301 ack 1301').says).toEqual(['FIN,ACK 1301 ack 301']);
});

test('a FIN needs one number of the window', () => {
  const end = withWindow(5).call(send(5)).call(close);
  expect(end.says).toEqual([]);
  expect(end.hears('ACK 301 ack 106 wnd 1').says).toEqual(['FIN,ACK 106 ack 301']);
});

test('after the FIN nothing more leaves', () => {
  const end = endpointIn('FIN-WAIT-1').hears('ACK 301 ack 101 wnd 5000');
  expect(end.says).toEqual([]);
  expect(end.call(send(5)).says).toEqual([]);
});

test('no segment carries the URG bit but text up to the urgent pointer: not a SYN, not a RST', () => {
  const early = endpointIn('SYN-SENT').call(send(5, true));
  expect(early.waits(1000).says).toEqual(['SYN 100']);
  early.hears('SYN,ACK 300 ack 101').waits(0);
  const end = endpointIn('SYN-SENT').call(send(5, true)).hears('SYN,ACK 300 ack 101');
  expect(end.says).toEqual(['URG,ACK 101 ack 301', 'PSH,URG,ACK 101 ack 301 len 5']);
  expect(end.sent.map(({ up }) => up)).toEqual([5, 5]);
  const aborted = endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 0').call(send(5, true));
  expect(aborted.call({ name: 'ABORT' }).says).toEqual(['RST 101']);
});

test('a listener’s urgent text queued before ESTABLISHED points behind its last octet', () => {
  const end = endpointIn('SYN-RECEIVED').call(send(5, true)).hears('ACK 301 ack 101');
  expect(end.sent.map(({ len, up }) => ({ len, up }))).toEqual([{ len: 5, up: 5 }]);
});

test('an urgent pointer that is too far for its field says 65,535', () => {
  const end = withWindow(65_535).call(send(70_000, true));
  expect(end.sent[0]?.up).toBe(65_535);
  expect(end.sent[1]?.up).toBe(65_535);
  expect(end.sent.at(-1)?.up).toBe(70_000 - 43 * 1460);
});

test('limited transmit: the first two duplicate ACKs let a new segment go each (RFC 3042)', () => {
  const end = new Dialogue(rfc9293, { settings: reno, sndMss: 100 });
  end.call({ name: 'OPEN', active: true }).hears('SYN,ACK 300 ack 101 wnd 60000');
  expect(sizes(end.call(send(5000)))).toHaveLength(10);
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual(['ACK 1101 ack 301 len 100']);
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual(['ACK 1201 ack 301 len 100']);
  expect(end.hears('ACK 301 ack 101 wnd 60000').says).toEqual(['ACK 101 ack 301 len 100']);
});

test('the reset of an ABORT has the ACK bit with Linux [u1]', () => {
  expect(endpointIn('ESTABLISHED', linux).call({ name: 'ABORT' }).says).toEqual([
    'RST,ACK 101 ack 301',
  ]);
  expect(endpointIn('ESTABLISHED').call({ name: 'ABORT' }).sent[0]?.wnd).toBe(0);
});

test('the window field shows what the receive buffer has left', () => {
  const end = endpointIn('ESTABLISHED', rfc9293, { rcvBuffer: 100, readsAtOnce: false });
  expect(end.hears('ACK 301 ack 101 len 30').sent[0]?.wnd).toBe(70);
});

test('segments go from the local port to the remote one, and so do resets', () => {
  const end = endpointIn('ESTABLISHED').call(send(1));
  expect(end.sent[0]).toMatchObject({ srcPort: 1, dstPort: 2 });
  expect(endpointIn('CLOSED').hears('SYN 300').sent[0]).toMatchObject({ srcPort: 1, dstPort: 2 });
});

test('D20 believes that the ACK of a FIN and the own FIN are two segments, even where one is owed', () => {
  const settings = { ...plainSettings, delayedAck: true };
  const closing = (behaviour: Behaviour) =>
    endpointIn('ESTABLISHED', behaviour, { settings }).hears('FIN,ACK 301 ack 101').call(close);
  expect(closing(rfc9293).says).toEqual(['FIN,ACK 101 ack 302']);
  expect(closing(believing(rfc9293, 'D20')).says).toEqual([
    'ACK 101 ack 302',
    'FIN,ACK 101 ack 302',
  ]);
  expect(
    endpointIn('ESTABLISHED', believing(rfc9293, 'D20'), { settings }).call(close).says,
  ).toEqual(['FIN,ACK 101 ack 301']);
});

test('D18 believes in exchanged names while the second FIN is under way', () => {
  const end = endpointIn('CLOSE-WAIT', believing(rfc9293, 'D18')).call(close);
  expect(end.path).toEqual(['FIN-WAIT-2']);
  expect(endpointIn('CLOSE-WAIT').call(close).path).toEqual(['LAST-ACK']);
  expect(end.hears('ACK 302 ack 102').state).toBe('CLOSED');
});
