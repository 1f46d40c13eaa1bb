import fc from 'fast-check';
import { expect, test } from 'vitest';
import { le, linux, rfc9293, seq, states, usualSettings, type TcbSnapshot } from '@/lib/tcp';
import { stateChanges } from './queries';
import { run } from './run';
import { clientServer, type LinkFault, type LinkSpec, type Scenario } from './scenario';
import type { Trace } from './trace';

const host = fc.constantFrom('A', 'B');
const of = fc.constantFrom('any', 'SYN', 'SYNACK', 'ACK', 'DATA', 'FIN', 'RST');
const few = fc.record({
  nth: fc.integer({ min: 1, max: 8 }),
  count: fc.integer({ min: 1, max: 3 }),
});
const byMs = fc.integer({ min: 1, max: 3_000 });

/** Faults that strike a few segments by rule: the network is whole again after them. */
const fault: fc.Arbitrary<LinkFault> = fc
  .tuple(
    host,
    of,
    few,
    fc.oneof(
      fc.record({ fault: fc.constantFrom('drop', 'corrupt') }),
      fc.record({ fault: fc.constantFrom('duplicate', 'reorder'), byMs }),
      fc.record({ fault: fc.constant('hold'), untilMs: fc.nat(5_000) }),
    ),
  )
  .map(([from, which, nth, what]) => ({ from, of: which, ...nth, ...what }));

const cut = fc
  .tuple(host, fc.nat(5_000), fc.nat(4_000))
  .map(([from, fromMs, lasts]) => ({ from, fromMs, untilMs: fromMs + lasts }));

const link: fc.Arbitrary<LinkSpec> = fc.record({
  delayMs: fc.record({ A: fc.integer({ min: 1, max: 200 }), B: fc.integer({ min: 1, max: 200 }) }),
  jitterMs: fc.record({ A: fc.nat(80), B: fc.nat(80) }),
  loss: fc.record({ A: fc.constantFrom(0, 0.1, 0.2), B: fc.constantFrom(0, 0.1, 0.2) }),
  faults: fc.array(fault, { maxLength: 4 }),
  cuts: fc.array(cut, { maxLength: 2 }),
});

const octets = fc.integer({ min: 0, max: 12_000 });
const iss = fc.constantFrom(0, 1_000, 2 ** 31, 2 ** 32 - 3);

/** A opens, both send, A closes and B after it. */
const scenario: fc.Arbitrary<Scenario & { readonly toA: number; readonly toB: number }> = fc
  .record({ seed: fc.string({ maxLength: 4 }), link, toA: octets, toB: octets, a: iss, b: iss })
  .chain((drawn) =>
    fc
      .record({ behaviour: fc.constantFrom(rfc9293, linux), rich: fc.boolean() })
      .map(({ behaviour, rich }) => {
        const { toA, toB } = drawn;
        const plain = clientServer({
          behaviour,
          seed: drawn.seed,
          iss: { A: drawn.a, B: drawn.b },
        });
        const settings = rich ? { settings: usualSettings } : {};
        const at = { host: 'A', enters: 'ESTABLISHED', afterMs: 5 } as const;
        const atB = { ...at, host: 'B' } as const;
        return {
          ...plain,
          toA,
          toB,
          hosts: { A: { ...plain.hosts.A, ...settings }, B: { ...plain.hosts.B, ...settings } },
          link: drawn.link,
          calls: [
            ...plain.calls,
            ...(toB > 0 ? [{ host: 'A', call: 'SEND', octets: toB, when: at } as const] : []),
            ...(toA > 0 ? [{ host: 'B', call: 'SEND', octets: toA, when: atB } as const] : []),
            { host: 'A', call: 'CLOSE', when: { ...at, afterMs: 400 } } as const,
            {
              host: 'B',
              call: 'CLOSE',
              when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 40 },
            } as const,
          ],
          untilMs: 24 * 3_600_000,
        };
      }),
  );

/** What cannot be true of any TCB. */
function wrong(tcb: TcbSnapshot): string | null {
  const { state, sndUna, sndNxt, rcvWnd, unsent, unread, outstanding, held, rcvNxt, irs } = tcb;
  if (!states.includes(state)) return `state ${state}`;
  if (!le(seq(sndUna), seq(sndNxt))) return `SND.UNA ${sndUna} beyond SND.NXT ${sndNxt}`;
  if (irs !== null && rcvNxt !== null && !le(seq(irs), seq(rcvNxt))) return 'RCV.NXT before IRS';
  if ([rcvWnd, unsent, unread, outstanding, held].some((count) => count < 0))
    return 'a count below 0';
  if (sndUna === sndNxt && outstanding > 0 && state !== 'SYN-SENT')
    return 'nothing sent, yet outstanding';
  return null;
}

/** Octets that reached each user, in the order in which they did: every delivery takes up where the last one ended. */
function deliveredInOrder(trace: Trace): { A: number; B: number; gap: boolean } {
  const delivered = { A: 0, B: 0, gap: false };
  const first: Record<'A' | 'B', number | null> = { A: null, B: null };
  for (const event of trace) {
    if (event.tcb?.rcvNxt == null || event.tcb.irs === null) continue;
    first[event.host] ??= event.tcb.irs;
    if (event.kind !== 'result' || event.call !== 'RECEIVE') continue;
    delivered[event.host] += event.octets;
    // What the users have taken is exactly what RCV.NXT has gone over, the SYN (and at last a FIN) left aside.
    const passed = seq(event.tcb.rcvNxt - event.tcb.irs - 1);
    const surplus = passed - event.tcb.unread - delivered[event.host];
    if (surplus < 0 || surplus > 1) delivered.gap = true;
  }
  return delivered;
}

const runs = { numRuns: 150 };

test('whatever the network does: eleven states, SND.UNA ≤ SND.NXT, and every run ends', () => {
  fc.assert(
    fc.property(scenario, (drawn) => {
      const { trace, bound } = run(drawn, { trace: true });
      expect(bound).toBeNull();
      for (const { tcb } of trace) if (tcb !== null) expect(wrong(tcb)).toBeNull();
    }),
    runs,
  );
});

test('no octet is delivered twice, out of order or altered, whatever the network does', () => {
  fc.assert(
    fc.property(scenario, (drawn) => {
      const { trace, ends } = run(drawn, { trace: true });
      const delivered = deliveredInOrder(trace);
      expect(delivered.gap).toBe(false);
      expect(delivered.A).toBeLessThanOrEqual(drawn.toA);
      expect(delivered.B).toBeLessThanOrEqual(drawn.toB);
      expect([delivered.A, delivered.B]).toEqual([ends.A.received, ends.B.received]);
    }),
    runs,
  );
});

test('before an orderly close both ends agree on what was delivered: all that was sent', () => {
  let orderly = 0;
  fc.assert(
    fc.property(scenario, (drawn) => {
      const { trace, ends } = run(drawn, { trace: true });
      const passed = (name: 'A' | 'B', state: string): boolean =>
        stateChanges(trace, name).some(({ to }) => to === state);
      const resets = trace.some(
        (event) => event.kind === 'signal' && event.signal !== 'connection closing',
      );
      if (resets || !passed('A', 'TIME-WAIT') || !passed('B', 'LAST-ACK')) return;
      orderly += 1;
      expect([ends.A.received, ends.B.received]).toEqual([drawn.toA, drawn.toB]);
    }),
    runs,
  );
  expect(orderly).toBeGreaterThan(runs.numRuns / 2);
});

test('the same scenario gives the same trace, octet for octet', () => {
  fc.assert(
    fc.property(scenario, (drawn) => {
      expect(JSON.stringify(run(drawn, { trace: true }).trace)).toBe(
        JSON.stringify(run(drawn, { trace: true }).trace),
      );
    }),
    { numRuns: 40 },
  );
});

test('the ends are the same with and without a trace', () => {
  fc.assert(
    fc.property(scenario, (drawn) => {
      expect(run(drawn, { trace: false }).ends).toEqual(run(drawn, { trace: true }).ends);
    }),
    { numRuns: 60 },
  );
});
