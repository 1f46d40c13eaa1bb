import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACK, seq, SYN, URG, type Segment } from '@/lib/tcp';
import type { CapturedSegment } from './captured-segment';
import { headerChecksum } from './ipv4';
import { readPcap } from './read';
import { toTcpdumpText } from './tcpdump-text';
import { toPcap } from './write';

const client = 0xc0000201;
const server = 0xc6336402;
const syn: Segment = {
  srcPort: 40_000,
  dstPort: 8080,
  seq: seq(1000),
  ack: seq(0),
  ctl: SYN,
  wnd: 64_240,
  len: 0,
  options: {
    mss: 1460,
    sackPermitted: true,
    timestamps: { value: seq(7), echo: seq(0) },
    windowScale: 7,
  },
};
const one: CapturedSegment = { atMs: 1500.25, src: client, dst: server, segment: syn };

const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const u16 = fc.integer({ min: 0, max: 0xffff });
const captured: fc.Arbitrary<CapturedSegment> = fc
  .record({
    usec: fc.integer({ min: 0, max: 2 ** 40 }),
    src: u32,
    dst: u32,
    ports: fc.tuple(u16, u16),
    seq: u32.map(seq),
    ack: u32.map(seq),
    ctl: fc.integer({ min: 0, max: 255 }),
    wnd: u16,
    up: u16,
    mss: fc.option(u16),
    text: fc.uint8Array({ maxLength: 30 }),
  })
  .map(({ usec, src, dst, ports, up, mss, text, ...header }) => ({
    atMs: usec / 1000,
    src,
    dst,
    text,
    segment: {
      ...header,
      srcPort: ports[0],
      dstPort: ports[1],
      len: text.length,
      ...((header.ctl & URG) !== 0 && { up }),
      ...(mss !== null && { options: { mss } }),
    },
  }));

test.each(['micro', 'nano'] as const)('whatever is written is read again (%s)', (resolution) => {
  fc.assert(
    fc.property(fc.array(captured, { maxLength: 5 }), (segments) => {
      const read = readPcap(toPcap(segments, resolution));
      const fits = { ipChecksumFits: true, tcpChecksumFits: true, malformedOptionAt: null };
      expect(read).toEqual({
        ok: true,
        value: { resolution, segments: segments.map((each) => ({ ...each, ...fits })) },
      });
    }),
  );
});

test('a file of one SYN, octet by octet: file header, record header, IP header', () => {
  const file = toPcap([one]);
  expect([...file.subarray(0, 24)]).toEqual([
    ...[0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 101, 0, 0, 0],
  ]);
  expect([...file.subarray(24, 40)]).toEqual([
    1, 0, 0, 0, 0x1a, 0xa2, 7, 0, 60, 0, 0, 0, 60, 0, 0, 0,
  ]);
  expect([...file.subarray(40, 50)]).toEqual([0x45, 0, 0, 60, 0, 0, 0x40, 0, 64, 6]);
  expect([...file.subarray(52, 60)]).toEqual([192, 0, 2, 1, 198, 51, 100, 2]);
  expect(headerChecksum(file.subarray(40, 60))).toBe(0);
});

test('a file in the other byte order is read alike', () => {
  const file = toPcap([one]);
  const turned = file.slice();
  for (const [at, size] of [
    [0, 4],
    [4, 2],
    [6, 2],
    [16, 4],
    [20, 4],
    [24, 4],
    [28, 4],
    [32, 4],
    [36, 4],
  ] as const) {
    turned.set(file.slice(at, at + size).reverse(), at);
  }
  expect(readPcap(turned)).toEqual(readPcap(file));
});

/** The file with some octets replaced. */
const changed = (at: number, ...octets: number[]): Uint8Array => {
  const file = toPcap([one, one]);
  file.set(octets, at);
  return file;
};

test.each([
  ['an empty file', new Uint8Array(), { code: 'not-pcap', packet: null, offset: 0, found: 0 }],
  ['another file', changed(0, 1), { code: 'not-pcap', packet: null, offset: 0 }],
  ['the newer format', changed(0, 0x0a, 0x0d, 0x0d, 0x0a), { code: 'pcapng', packet: null }],
  ['half a file header', toPcap([one]).slice(0, 20), { code: 'truncated', offset: 20 }],
  ['another version', changed(4, 3), { code: 'version', offset: 4, found: 3 }],
  ['Ethernet', changed(20, 1), { code: 'link-type', offset: 20, found: 1 }],
  [
    'half a record header',
    toPcap([one]).slice(0, 30),
    { code: 'truncated', packet: 1, offset: 24 },
  ],
  ['half a packet', toPcap([one, one]).slice(0, -1), { code: 'truncated', packet: 2, offset: 116 }],
  [
    'a time of more than a second',
    changed(28, 0, 0, 0, 1),
    { code: 'time', packet: 1, offset: 28 },
  ],
  ['an endless packet', changed(32, 0, 0, 0, 1), { code: 'record-length', packet: 1, offset: 32 }],
  ['a packet cut short', changed(36, 61), { code: 'packet-cut', packet: 1, found: 60 }],
  ['IPv6', changed(40, 0x60), { code: 'not-ipv4', packet: 1, offset: 40, found: 6 }],
  ['an IP header that is too short', changed(40, 0x44), { code: 'ip-header', found: 16 }],
  ['an IP header beyond the packet', changed(42, 0, 61), { code: 'ip-length', found: 61 }],
  ['a fragment', changed(46, 0x20, 0), { code: 'fragment', packet: 1 }],
  ['UDP', changed(49, 17), { code: 'not-tcp', packet: 1, found: 17 }],
  ['a data offset of 4', changed(72, 0x40), { code: 'tcp-header', packet: 1 }],
])('%s is refused with the packet and the place', (_, file, expected) => {
  expect(readPcap(file)).toMatchObject({ ok: false, error: expected });
});

test('a wrong checksum is told, not refused: captures have them', () => {
  expect(readPcap(changed(50, 0, 0))).toMatchObject({
    ok: true,
    value: { segments: [{ ipChecksumFits: false, tcpChecksumFits: true }, {}] },
  });
  expect(readPcap(changed(76, 0, 0))).toMatchObject({
    ok: true,
    value: { segments: [{ ipChecksumFits: true, tcpChecksumFits: false }, {}] },
  });
});

test('a segment longer than an IP packet can say is written and read as Linux captures it', () => {
  const long = { ...one, segment: { ...syn, ctl: ACK, len: 65_535 } };
  expect(readPcap(toPcap([long]))).toMatchObject({
    ok: true,
    value: { segments: [{ segment: { len: 65_535 }, tcpChecksumFits: true }] },
  });
});

test('whatever octets a file has, reading it ends with a value', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.uint8Array({ maxLength: 60 }), (at, octets) => {
      const file = new Uint8Array(400);
      file.set(toPcap([one, one]));
      file.set(octets, at);
      const read = readPcap(file);
      expect(read.ok || read.error.offset <= file.length).toBe(true);
    }),
  );
});

/** A handshake, data with a hole, a FIN: both directions. */
const exchange: CapturedSegment[] = [
  one,
  {
    atMs: 1550,
    src: server,
    dst: client,
    segment: {
      ...syn,
      srcPort: 8080,
      dstPort: 40_000,
      seq: seq(5000),
      ack: seq(1001),
      ctl: SYN | ACK,
    },
  },
  ...(
    [
      [1600, 1001, 5001, ACK, 0, {}],
      [1600.5, 1001, 5001, ACK | 8, 100, { timestamps: { value: seq(9), echo: seq(8) } }],
      [3_723_000.001, 1101, 5001, ACK | 1, 0, {}],
      [3_723_001, 1102, 5001, ACK, 0, { sack: [[seq(5101), seq(5201)]] }],
      [3_723_002, 1102, 0, 4, 0, {}],
      [3_723_003, 1102, 0, 0, 5, { unknown: [{ kind: 253, data: [0xbe, 0xef] }] }],
      [3_723_004, 1102, 5001, ACK | URG | 0xc0, 1, { fastOpen: [0, 17, 34, 51] }],
    ] as const
  ).map(([atMs, number, ack, ctl, len, options]) => ({
    atMs,
    src: client,
    dst: server,
    segment: {
      ...syn,
      seq: seq(number),
      ack: seq(ack),
      ctl,
      len,
      options,
      ...((ctl & URG) !== 0 && { up: 1 }),
    },
  })),
];

test('a capture as text: absolute numbers', () => {
  expect(toTcpdumpText(exchange, { relative: false })).toMatchInlineSnapshot(`
    "00:00:01.500250 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [S], seq 1000, win 64240, options [mss 1460,sackOK,TS val 7 ecr 0,nop,wscale 7], length 0
    00:00:01.550000 IP 198.51.100.2.8080 > 192.0.2.1.40000: Flags [S.], seq 5000, ack 1001, win 64240, options [mss 1460,sackOK,TS val 7 ecr 0,nop,wscale 7], length 0
    00:00:01.600000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.], ack 5001, win 64240, length 0
    00:00:01.600500 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [P.], seq 1001:1101, ack 5001, win 64240, options [nop,nop,TS val 9 ecr 8], length 100
    01:02:03.000001 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [F.], seq 1101, ack 5001, win 64240, length 0
    01:02:03.001000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.], ack 5001, win 64240, options [nop,nop,sack 1 {5101:5201}], length 0
    01:02:03.002000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [R], seq 1102, win 64240, length 0
    01:02:03.003000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [none], seq 1102:1107, win 64240, options [unknown-253 0xbeef], length 5
    01:02:03.004000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.UEW], seq 1102:1103, ack 5001, win 64240, urg 1, options [tfo  cookie 00112233,eol], length 1
    "
  `);
});

test('a capture as text: relative numbers, real ones where a direction begins', () => {
  expect(toTcpdumpText(exchange, { relative: true })).toMatchInlineSnapshot(`
    "00:00:01.500250 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [S], seq 1000, win 64240, options [mss 1460,sackOK,TS val 7 ecr 0,nop,wscale 7], length 0
    00:00:01.550000 IP 198.51.100.2.8080 > 192.0.2.1.40000: Flags [S.], seq 5000, ack 1001, win 64240, options [mss 1460,sackOK,TS val 7 ecr 0,nop,wscale 7], length 0
    00:00:01.600000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.], ack 1, win 64240, length 0
    00:00:01.600500 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [P.], seq 1:101, ack 1, win 64240, options [nop,nop,TS val 9 ecr 8], length 100
    01:02:03.000001 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [F.], seq 101, ack 1, win 64240, length 0
    01:02:03.001000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.], ack 1, win 64240, options [nop,nop,sack 1 {101:201}], length 0
    01:02:03.002000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [R], seq 102, win 64240, length 0
    01:02:03.003000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [none], seq 102:107, win 64240, options [unknown-253 0xbeef], length 5
    01:02:03.004000 IP 192.0.2.1.40000 > 198.51.100.2.8080: Flags [.UEW], seq 102:103, ack 1, win 64240, urg 1, options [tfo  cookie 00112233,eol], length 1
    "
  `);
});
