import { expect, test } from 'vitest';
import fc from 'fast-check';
import { ACK, PSH, SYN, URG, type Segment } from '../segment';
import { seq } from '../seq';
import { checksum } from './checksum';
import { decodeSegment, encodeSegment } from './header';
import { decodeOptions, encodeOptions, type SegmentOptions } from './options';

const addresses = { src: 0x0a000001, dst: 0x0a000002 };
const base: Segment = {
  srcPort: 40_000,
  dstPort: 80,
  seq: seq(1000),
  ack: seq(0),
  ctl: SYN,
  wnd: 64_240,
  len: 0,
};

test('a SYN with the options of every real one: 40 octets, each in its place (RFC 9293 §3.1)', () => {
  const options: SegmentOptions = {
    mss: 1460,
    sackPermitted: true,
    timestamps: { value: seq(7), echo: seq(0) },
    windowScale: 7,
  };
  const octets = encodeSegment({ ...base, options }, null);
  expect([...octets]).toEqual([
    ...[0x9c, 0x40, 0, 80, 0, 0, 3, 0xe8, 0, 0, 0, 0, 0xa0, 2, 0xfa, 0xf0, 0, 0, 0, 0],
    ...[2, 4, 5, 0xb4, 4, 2, 8, 10, 0, 0, 0, 7, 0, 0, 0, 0, 1, 3, 3, 7],
  ]);
});

test('the least header has 20 octets and a data offset of 5', () => {
  const octets = encodeSegment(base, addresses);
  expect(octets).toHaveLength(20);
  expect(octets[12]).toBe(0x50);
});

const number = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(seq);
const word = fc.integer({ min: 0, max: 65_535 });
/** Combinations that fit into the 40 octets of the header's end. */
const options: fc.Arbitrary<SegmentOptions> = fc.oneof(
  fc.record(
    {
      mss: word,
      windowScale: fc.integer({ min: 0, max: 14 }),
      sackPermitted: fc.constant(true),
      timestamps: fc.record({ value: number, echo: number }),
    },
    { requiredKeys: [] },
  ),
  fc.record({
    sack: fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 3 }),
    timestamps: fc.record({ value: number, echo: number }),
  }),
  fc.record({ fastOpen: fc.constant([1, 2, 3, 4, 5, 6, 7, 8]), mss: word }),
  fc.record({
    unknown: fc.array(
      fc.record({
        kind: fc.integer({ min: 200, max: 255 }),
        data: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
);
const segments: fc.Arbitrary<Segment> = fc
  .record({
    srcPort: word,
    dstPort: word,
    seq: number,
    ack: number,
    ctl: fc.integer({ min: 0, max: 255 }),
    wnd: word,
    len: fc.integer({ min: 0, max: 50 }),
    options: fc.option(options, { nil: undefined }),
    up: word,
  })
  .map(({ options: wanted, up, ...segment }) => ({
    ...segment,
    ...((segment.ctl & URG) !== 0 && { up }),
    ...(wanted !== undefined && Object.keys(wanted).length > 0 && { options: wanted }),
  }));

test('whatever is encoded is decoded again, and its checksum fits', () => {
  fc.assert(
    fc.property(segments, (segment) => {
      const decoded = decodeSegment(encodeSegment(segment, addresses), addresses);
      expect(decoded).toMatchObject({ ok: true, value: { segment, checksumFits: true } });
    }),
  );
});

test('any single bit turned over on the way is noticed by the checksum', () => {
  const text = Uint8Array.from([1, 2, 3]);
  const octets = encodeSegment({ ...base, ctl: ACK | PSH, len: 3 }, addresses, text);
  for (let bit = 0; bit < octets.length * 8; bit += 1) {
    const turned = octets.slice();
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(checksum(turned, addresses)).not.toBe(0);
  }
});

test('whatever octets arrive, decoding ends with a value', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
      const decoded = decodeSegment(octets, addresses);
      expect(decoded.ok || decoded.error.problem.length > 0).toBe(true);
    }),
  );
});

test('too short for a header, or a data offset that points beyond: no segment', () => {
  expect(decodeSegment(new Uint8Array(19), null)).toEqual({
    ok: false,
    error: { problem: 'too short', octets: 19 },
  });
  const octets = encodeSegment(base, null);
  octets[12] = 0x40;
  expect(decodeSegment(octets, null)).toMatchObject({ ok: false, error: { dataOffset: 4 } });
  octets[12] = 0x60;
  expect(decodeSegment(octets, null)).toMatchObject({ ok: false, error: { dataOffset: 6 } });
});

test('an unknown option is kept and passed over (MUST-6)', () => {
  const octets = Uint8Array.from([253, 4, 9, 9, 2, 4, 5, 0xb4]);
  expect(decodeOptions(octets)).toEqual({
    options: { unknown: [{ kind: 253, data: [9, 9] }], mss: 1460 },
    malformedAt: null,
  });
});

test.each([
  ['length 0', [2, 0, 5, 0xb4]],
  ['length 1', [253, 1, 0, 0]],
  ['beyond the header', [2, 4, 5]],
  ['an MSS of three octets', [2, 3, 5, 0]],
  ['a SACK block cut short', [5, 6, 0, 0, 0, 0]],
  ['no length at all', [8]],
])(
  'an option of impossible length (%s) ends the reading, and nothing breaks (MUST-7)',
  (_, octets) => {
    expect(decodeOptions(Uint8Array.from([1, ...octets]))).toEqual({ options: {}, malformedAt: 1 });
  },
);

test('a shift count above 14 counts as 14 (RFC 7323 §2.3)', () => {
  expect(decodeOptions(Uint8Array.from([3, 3, 200])).options).toEqual({ windowScale: 14 });
});

test('options end at an end-of-list octet', () => {
  expect(decodeOptions(Uint8Array.from([0, 2, 4, 5, 0xb4])).options).toEqual({});
});

test('more than 40 octets of options are refused', () => {
  const unknown = [{ kind: 254, data: Array.from({ length: 40 }, () => 0) }];
  expect(() => encodeSegment({ ...base, options: { unknown } }, null)).toThrow(RangeError);
  expect(encodeOptions({})).toHaveLength(0);
});
