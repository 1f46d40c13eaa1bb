import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ctlOf, decodeSegment, encodeSegment, rfc9293, seq, type Segment } from '@/lib/tcp';
import { damaged } from './damage';
import { sends } from './queries';
import { run } from './run';
import { clientServer } from './scenario';

const segment: Segment = {
  srcPort: 40_000,
  dstPort: 80,
  seq: seq(1_001),
  ack: seq(301),
  ctl: ctlOf(['PSH', 'ACK']),
  wnd: 65_535,
  len: 100,
  options: { timestamps: { value: seq(7), echo: seq(9) } },
};

test('one bit turned over anywhere is found by the checksum of the wire', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), (bit) => {
      expect(damaged(segment, 'A', bit)).toBeNull();
    }),
  );
});

test('it is that very bit: turned back, the receiver reads what was sent', () => {
  const between = { src: 1, dst: 2 };
  const octets = encodeSegment(segment, between);
  const whole = decodeSegment(octets, between);
  expect(whole).toMatchObject({ ok: true, value: { checksumFits: true, segment } });
});

test('the receiver drops a damaged segment with the reason, answers nothing, and the sender repeats it', () => {
  const plain = clientServer({
    behaviour: rfc9293,
    iss: { A: 100, B: 300 },
    calls: [{ host: 'A', call: 'SEND', octets: 10, when: { atMs: 1_000 } }],
  });
  const faults = [{ from: 'A', fault: 'corrupt', of: 'DATA' }] as const;
  const { trace, ends } = run({ ...plain, link: { ...plain.link, faults } }, { trace: true });
  const dropped = trace.find(({ kind }) => kind === 'drop');
  expect(dropped).toMatchObject({
    at: 1_050,
    host: 'B',
    reason: 'corrupt',
    because: { id: 'scenario:corrupt' },
  });
  const data = sends(trace).filter((sent) => sent.segment.len > 0);
  expect(data.map(({ at, attempt }) => [at, attempt])).toEqual([
    [1_000, 0],
    [2_000, 1],
  ]);
  expect(sends(trace).some(({ at, host }) => host === 'B' && at === 1_050)).toBe(false);
  expect(ends.B.received).toBe(10);
});
