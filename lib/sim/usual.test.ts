import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linux, plainSettings, rfc9293, usualSettings, type Settings } from '@/lib/tcp';
import { run } from './run';
import { clientServer, type ScenarioCall } from './scenario';

const settings: fc.Arbitrary<Settings> = fc.record({
  mssOffer: fc.constantFrom(null, 536, 1460),
  windowScale: fc.constantFrom(null, 0, 7),
  sack: fc.boolean(),
  timestamps: fc.boolean(),
  nagle: fc.boolean(),
  delayedAck: fc.boolean(),
  congestion: fc.constantFrom('none', 'reno'),
  keepAlive: fc.constant(null),
  userTimeoutMs: fc.constant(null),
});

const world = fc.record({
  seed: fc.string({ minLength: 1, maxLength: 6 }),
  loss: fc.double({ min: 0, max: 0.25, noNaN: true }),
  behaviour: fc.constantFrom(rfc9293, linux),
  settingsA: settings,
  settingsB: settings,
  bufferA: fc.constantFrom(3000, 65_535, 400_000),
  bufferB: fc.constantFrom(3000, 65_535, 400_000),
  toB: fc.integer({ min: 1, max: 60_000 }),
  toA: fc.integer({ min: 1, max: 20_000 }),
  issA: fc.integer({ min: 2 ** 32 - 30_000, max: 2 ** 32 - 1 }),
});

function play(given: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const { seed, loss, behaviour, settingsA, settingsB, bufferA, bufferB, toA, toB, issA } = given;
  // Far beyond any retry limit that these losses reach.
  const patient = {
    ...behaviour,
    dataRetries: 40,
    orphanRetries: 40,
    synRetries: 40,
    synAckRetries: 40,
  };
  const base = clientServer({ seed, loss: { A: loss, B: loss }, iss: { A: issA, B: 7 } });
  const calls: ScenarioCall[] = [
    ...base.calls,
    { host: 'A', call: 'SEND', octets: toB, when: { host: 'A', enters: 'ESTABLISHED' } },
    { host: 'B', call: 'SEND', octets: toA, when: { host: 'B', enters: 'ESTABLISHED' } },
    { host: 'A', call: 'CLOSE', when: { host: 'A', enters: 'ESTABLISHED', afterMs: 20 } },
    { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT' } },
  ];
  const hosts = {
    A: { behaviour: patient, iss: issA, settings: settingsA, rcvBuffer: bufferA },
    B: { behaviour: patient, iss: 7, settings: settingsB, rcvBuffer: bufferB },
  };
  return run({ ...base, calls, hosts, untilMs: 100_000_000 }, { trace: false });
}

test('whatever is set and however much is lost: every octet arrives once, and both ends come to CLOSED', () => {
  fc.assert(
    fc.property(world, (given) => {
      const { ends } = play(given);
      expect(ends.B.received).toBe(given.toB);
      expect(ends.A.received).toBe(given.toA);
      expect([ends.A.state, ends.B.state]).toEqual(['CLOSED', 'CLOSED']);
    }),
    { numRuns: 300 },
  );
});

test('the settings of today carry 100,000 octets over a lossless path without a single retransmission', () => {
  const base = clientServer({ iss: { A: 1, B: 2 } });
  const host = (iss: number) => ({ behaviour: linux, iss, settings: usualSettings });
  const calls: ScenarioCall[] = [
    ...base.calls,
    { host: 'A', call: 'SEND', octets: 100_000, when: { host: 'A', enters: 'ESTABLISHED' } },
  ];
  const { trace, ends } = run(
    { ...base, calls, hosts: { A: host(1), B: host(2) } },
    { trace: true },
  );
  expect(ends.B.received).toBe(100_000);
  expect(trace.some((event) => event.kind === 'send' && event.attempt > 0)).toBe(false);
});

test('settings of one end do not need the other’s: a plain host talks to a host of today', () => {
  const base = clientServer({ iss: { A: 1, B: 2 } });
  const hosts = {
    A: { behaviour: linux, iss: 1, settings: usualSettings },
    B: { behaviour: rfc9293, iss: 2, settings: plainSettings },
  };
  const calls: ScenarioCall[] = [
    ...base.calls,
    { host: 'A', call: 'SEND', octets: 5000, when: { host: 'A', enters: 'ESTABLISHED' } },
  ];
  expect(run({ ...base, calls, hosts }, { trace: false }).ends.B.received).toBe(5000);
});
