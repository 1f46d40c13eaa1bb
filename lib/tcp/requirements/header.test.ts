import { expect, test } from 'vitest';
import { rfc9293 } from '../behaviour';
import { Dialogue, endpointIn } from '../dialogue';
import { ACK, PSH, SYN, type Segment } from '../segment';
import { seq } from '../seq';
import { usualSettings } from '../settings';
import { decodeSegment, encodeSegment } from '../wire/header';
import { decodeOptions, encodeOptions, optionKind } from '../wire/options';

const addresses = { src: 0xc0a80001, dst: 0xc0a800c7 };
const get: Segment = {
  srcPort: 40_000,
  dstPort: 80,
  seq: seq(1000),
  ack: seq(5000),
  ctl: PSH | ACK,
  wnd: 1000,
  len: 3,
};
const text = Uint8Array.from([0x47, 0x45, 0x54]);

/** An endpoint with today's options whose peer's SYN,ACK says `options`. */
function usual(options: object | undefined) {
  const end = new Dialogue(rfc9293, { settings: { ...usualSettings, timestamps: false } });
  return end.call({ name: 'OPEN', active: true }).hears('SYN,ACK 300 ack 101', options);
}

test('windows are unsigned: 65,535 is no negative number, on the wire and in the TCB (MUST-1)', () => {
  const octets = encodeSegment({ ...get, wnd: 65_535 }, addresses, text);
  expect(decodeSegment(octets, addresses)).toMatchObject({
    ok: true,
    value: { segment: { wnd: 65_535 } },
  });
  expect(endpointIn('ESTABLISHED').hears('ACK 301 ack 101 wnd 65535').seen?.sndWnd).toBe(65_535);
});

test('a window of 65,535 shifted by 14 has room in the TCB (REC-1)', () => {
  const end = usual({ mss: 1000, windowScale: 14 }).hears('ACK 301 ack 101 wnd 65535');
  expect(end.seen?.sndWnd).toBe(65_535 * 2 ** 14);
  expect(end.call({ name: 'SEND', octets: 1 }).says).toHaveLength(1);
});

test('the sender computes the checksum over pseudo-header, header and text (MUST-2)', () => {
  const octets = encodeSegment(get, addresses, text);
  expect([octets[16], octets[17]]).toEqual([0xda, 0x82]);
});

test('the receiver checks the checksum: what was altered under way is told from what was not (MUST-3)', () => {
  const octets = encodeSegment(get, addresses, text);
  const fits = (received: Uint8Array) => {
    const decoded = decodeSegment(received, addresses);
    return decoded.ok && decoded.value.checksumFits;
  };
  expect(fits(octets)).toBe(true);
  expect(fits(Uint8Array.from(octets, (octet, at) => (at === 21 ? octet ^ 4 : octet)))).toBe(false);
});

test('the reserved bits are sent as zero and ignored on arrival (§3.1 Rsrvd)', () => {
  const octets = encodeSegment(get, addresses, text);
  expect((octets[12] ?? 0) & 0x0f).toBe(0);
  octets[12] = (octets[12] ?? 0) | 0x0f;
  expect(decodeSegment(octets, null)).toMatchObject({
    ok: true,
    value: { segment: get, reserved: 0x0f },
  });
});

test('End of List, No-Operation and Maximum Segment Size are understood (MUST-4)', () => {
  const octets = Uint8Array.from([1, 1, 2, 4, 5, 0xb4, 0, 0]);
  expect(decodeOptions(octets)).toEqual({ options: { mss: 1460 }, malformedAt: null });
});

test('an option may stand in any segment, and one that says nothing there changes nothing (MUST-5)', () => {
  const end = usual({ mss: 1000 });
  const odd = { mss: 1, unknown: [{ kind: 200, data: [1] }] };
  end.hears('PSH,ACK 301 ack 101 len 5 wnd 60000', odd);
  expect(end.results).toEqual(['RECEIVE 5']);
  expect(end.call({ name: 'SEND', octets: 3000 }).sent[0]?.len).toBe(1000);
  expect(end.hears('FIN,ACK 306 ack 3101', odd).state).toBe('CLOSE-WAIT');
});

test('options are read wherever they begin, on a word boundary or not (MUST-64)', () => {
  for (const pad of [0, 1, 2, 3]) {
    const octets = [...Array.from({ length: pad }, () => 1), 2, 4, 5, 0xb4];
    expect(decodeOptions(Uint8Array.from(octets)).options, `${pad} NOPs`).toEqual({ mss: 1460 });
  }
});

test('every option but EOL and NOP is written with its length (MUST-68)', () => {
  const octets = encodeOptions({
    mss: 1460,
    sackPermitted: true,
    timestamps: { value: seq(1), echo: seq(2) },
    windowScale: 7,
    unknown: [{ kind: 200, data: [] }],
  });
  const kinds: number[] = [];
  for (let at = 0; at < octets.length && octets[at] !== optionKind.end;) {
    kinds.push(octets[at] ?? 0);
    at += octets[at] === optionKind.nop ? 1 : (octets[at + 1] ?? 0);
  }
  expect(kinds).toEqual([2, 4, 8, 1, 3, 200]);
});

test('what follows the end of the options is padding of zeros (MUST-69)', () => {
  expect([...encodeOptions({ sackPermitted: true })]).toEqual([4, 2, 0, 0]);
  expect([...encodeOptions({ unknown: [{ kind: 200, data: [9, 9, 9] }] })]).toEqual([
    ...[200, 5, 9, 9, 9, 0, 0, 0],
  ]);
});

test('a Fast Open cookie is asked for by an empty option and sent as it stands (RFC 7413 §4.1.1)', () => {
  expect([...encodeOptions({ fastOpen: [] })]).toEqual([34, 2, 0, 0]);
  const cookie = [1, 2, 3, 4, 5, 6, 7, 8];
  const octets = encodeOptions({ fastOpen: cookie });
  expect([...octets]).toEqual([34, 10, ...cookie, 0, 0]);
  expect(decodeOptions(octets).options).toEqual({ fastOpen: cookie });
  expect(decodeOptions(Uint8Array.from([34, 3, 1, 0])).malformedAt).toBe(0);
});

test('a SYN and a SYN,ACK tell the MSS, and the peer’s is heeded (MUST-14, SHLD-5, MAY-3)', () => {
  const open = new Dialogue(rfc9293, { settings: usualSettings });
  expect(open.call({ name: 'OPEN', active: true }).sent[0]?.options?.mss).toBe(1460);
  const answering = new Dialogue(rfc9293, { settings: usualSettings });
  answering.call({ name: 'OPEN', active: false }).hears('SYN 300', { mss: 700 });
  expect(answering.sent[0]).toMatchObject({ ctl: SYN | ACK, options: { mss: 1460 } });
  answering.hears('ACK 301 ack 101 wnd 60000').call({ name: 'SEND', octets: 5000 });
  expect(answering.sent[0]?.len).toBe(700);
});

test('no segment but a SYN carries the MSS option (MUST-65)', () => {
  const end = usual({ mss: 1000, sackPermitted: true });
  const carried = [...end.sent];
  carried.push(...end.call({ name: 'SEND', octets: 10 }).sent);
  carried.push(...end.hears('ACK 320 ack 111 len 5').sent);
  carried.push(...end.call({ name: 'CLOSE' }).sent, ...end.call({ name: 'ABORT' }).sent);
  expect(carried).toHaveLength(5);
  for (const { options } of carried) expect(options ?? {}).not.toHaveProperty('mss');
});

test('a segment is no greater than both ends allow, its own options counted in (MUST-16)', () => {
  const small = new Dialogue(rfc9293, { settings: { ...usualSettings, mssOffer: 500 } });
  small.call({ name: 'OPEN', active: true }).hears('SYN,ACK 300 ack 101 wnd 9000', { mss: 1460 });
  expect(small.call({ name: 'SEND', octets: 2000 }).sent[0]?.len).toBe(500);
  const holed = usual({ mss: 1000, sackPermitted: true });
  holed.hears('ACK 311 ack 101 len 10 wnd 60000');
  const [first] = holed.call({ name: 'SEND', octets: 2000 }).sent;
  expect(first).toMatchObject({ len: 988, options: { sack: [[311, 321]] } });
});

test('a full segment sent again leaves out the SACK blocks that find no room (MUST-16)', () => {
  const end = usual({ mss: 1000, sackPermitted: true }).hears('ACK 301 ack 101 wnd 60000');
  end.call({ name: 'SEND', octets: 1000 }).hears('ACK 311 ack 101 len 10 wnd 60000').waits(1000);
  expect(end.sent[0]).toMatchObject({ len: 1000 });
  expect(end.sent[0]).not.toHaveProperty('options');
});
