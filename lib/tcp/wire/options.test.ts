import { expect, test } from 'vitest';
import { seq } from '../seq';
import { decodeOptions, encodeOptions, type SegmentOptions } from './options';

const encoded = (options: SegmentOptions) => [...encodeOptions(options)];
const decoded = (...octets: number[]) => decodeOptions(Uint8Array.from(octets));

test.each<[string, SegmentOptions, number[]]>([
  ['MSS', { mss: 0x0102 }, [2, 4, 1, 2]],
  ['window scale behind a NOP', { windowScale: 9 }, [1, 3, 3, 9]],
  ['SACK-permitted, padded', { sackPermitted: true }, [4, 2, 0, 0]],
  [
    'timestamps behind two NOPs',
    { timestamps: { value: seq(0x01020304), echo: seq(0xfffefdfc) } },
    [1, 1, 8, 10, 1, 2, 3, 4, 255, 254, 253, 252],
  ],
  [
    'a SACK block behind two NOPs',
    { sack: [[seq(0x01020304), seq(0x05060708)]] },
    [1, 1, 5, 10, 1, 2, 3, 4, 5, 6, 7, 8],
  ],
  ['a request for a Fast Open cookie', { fastOpen: [] }, [34, 2, 0, 0]],
  ['a Fast Open cookie', { fastOpen: [1, 2, 3, 4] }, [34, 6, 1, 2, 3, 4, 0, 0]],
  ['an unknown option', { unknown: [{ kind: 253, data: [7] }] }, [253, 3, 7, 0]],
  ['no SACK block at all', { sack: [] }, []],
  ['SACK-permitted that is not', { sackPermitted: false }, []],
])('%s on the wire (RFC 9293 §3.2, RFC 7323, RFC 2018, RFC 7413)', (_, options, octets) => {
  expect(encoded(options)).toEqual(octets);
});

test('a SACK option of several blocks keeps their order', () => {
  const sack = [
    [seq(1), seq(2)],
    [seq(3), seq(4)],
  ] as const;
  expect(encoded({ sack })).toEqual([
    ...[1, 1, 5, 18],
    ...[0, 0, 0, 1, 0, 0, 0, 2],
    ...[0, 0, 0, 3, 0, 0, 0, 4],
  ]);
  expect(decoded(...encoded({ sack })).options).toEqual({ sack });
});

test.each<[string, number[], SegmentOptions]>([
  ['MSS', [2, 4, 1, 2], { mss: 0x0102 }],
  ['window scale', [3, 3, 9], { windowScale: 9 }],
  ['a scale of 14', [3, 3, 14], { windowScale: 14 }],
  ['SACK-permitted', [4, 2], { sackPermitted: true }],
  [
    'timestamps',
    [8, 10, 1, 2, 3, 4, 255, 254, 253, 252],
    { timestamps: { value: seq(0x01020304), echo: seq(0xfffefdfc) } },
  ],
  [
    'a SACK block',
    [5, 10, 255, 0, 0, 1, 0, 255, 0, 2],
    { sack: [[seq(0xff000001), seq(0x00ff0002)]] },
  ],
  [
    'a cookie of 16 octets',
    [34, 18, ...Array<number>(16).fill(7)],
    { fastOpen: Array<number>(16).fill(7) },
  ],
  ['a request for a cookie', [34, 2], { fastOpen: [] }],
  ['an unknown option without data', [253, 2], { unknown: [{ kind: 253, data: [] }] }],
  [
    'two unknown options, in order',
    [253, 2, 254, 3, 9],
    {
      unknown: [
        { kind: 253, data: [] },
        { kind: 254, data: [9] },
      ],
    },
  ],
  ['NOPs between', [1, 1, 4, 2, 1, 3, 3, 5], { sackPermitted: true, windowScale: 5 }],
  ['nothing', [], {}],
])('%s is read', (_, octets, options) => {
  expect(decoded(...octets)).toEqual({ options, malformedAt: null });
});

test.each<[string, number[]]>([
  ['MSS too long', [2, 5, 1, 2, 3]],
  ['window scale too short', [3, 2]],
  ['window scale too long', [3, 4, 1, 1]],
  ['SACK-permitted with data', [4, 3, 1]],
  ['SACK without a block', [5, 2]],
  ['SACK with half a block', [5, 6, 1, 2, 3, 4]],
  ['SACK with a block and a half', [5, 14, ...Array<number>(12).fill(1)]],
  ['timestamps too short', [8, 9, ...Array<number>(7).fill(1)]],
  ['timestamps too long', [8, 11, ...Array<number>(9).fill(1)]],
  ['a cookie of odd length', [34, 5, 1, 2, 3]],
  ['a cookie too long', [34, 20, ...Array<number>(18).fill(1)]],
  ['one octet beyond the end', [253, 4, 1]],
])(
  'a length that does not fit its kind (%s): its place is told, what came before holds (MUST-7)',
  (_, octets) => {
    expect(decoded(4, 2, ...octets)).toEqual({ options: { sackPermitted: true }, malformedAt: 2 });
  },
);

test('an option that ends with the header is whole', () => {
  expect(decoded(1, 2, 4, 1, 2)).toEqual({ options: { mss: 0x0102 }, malformedAt: null });
});
