import { expect, test } from 'vitest';
import type { Attacker, Injection } from './attacker';
import { firstStateChange, sends, statesAt } from './queries';
import { run } from './run';
import { clientServer } from './scenario';
import type { Trace } from './trace';

const world = clientServer({ iss: { A: 100, B: 300 }, untilMs: 5_000 });
const traceOf = (attacker: Attacker): Trace => run({ ...world, attacker }, { trace: true }).trace;

/** In the name of A, to B's end of the connection. */
const asA: Omit<Injection, 'when' | 'flags' | 'seq'> = {
  to: 'B',
  as: 'peer',
  srcPort: 40_000,
  dstPort: 80,
};
const blind = (...injections: Injection[]): Attacker => ({ sees: false, injections });
const rstAt = (number: Injection['seq']): Injection => ({
  ...asA,
  when: { atMs: 1_000 },
  flags: ['RST'],
  seq: number,
});

test('a reset at exactly RCV.NXT ends the connection; one inside the window is challenged; one outside is nothing', () => {
  const hit = traceOf(blind(rstAt({ of: 'B', variable: 'rcvNxt' })));
  expect(statesAt(hit, 1_050)).toEqual({ A: 'ESTABLISHED', B: 'CLOSED' });
  const near = traceOf(blind(rstAt({ of: 'B', variable: 'rcvNxt', plus: 10 })));
  expect(statesAt(near, 1_050).B).toBe('ESTABLISHED');
  expect(sends(near).filter(({ at, host }) => at === 1_050 && host === 'B').length).toBe(1);
  const far = traceOf(blind(rstAt({ of: 'B', variable: 'rcvNxt', plus: -10 })));
  expect(sends(far).filter(({ at, host }) => at >= 1_000 && host === 'B').length).toBe(0);
});

test('what is forged takes the link’s delay, stands in the trace as forged, and is no retransmission of A', () => {
  const trace = traceOf(blind(rstAt(101)));
  const forged = sends(trace).find(({ because }) => because.id === 'scenario:forged');
  expect(forged).toMatchObject({ at: 1_000, host: 'A', attempt: 0, conn: 'A:40000-B:80' });
  const arrival = trace.find((event) => event.kind === 'deliver' && event.id === forged?.id);
  expect(arrival).toMatchObject({ at: 1_050, host: 'B' });
});

test('whoever sees a segment can answer it with its own numbers', () => {
  const answer: Injection = {
    to: 'A',
    as: 'peer',
    srcPort: 80,
    dstPort: 40_000,
    when: { host: 'A', sends: ['SYN'] },
    flags: ['SYN', 'ACK'],
    seq: 9_000,
    ack: { seen: 'end' },
    wnd: 65_535,
  };
  const trace = traceOf({ sees: true, injections: [answer] });
  expect(firstStateChange(trace, 'A', 'ESTABLISHED')).toMatchObject({ at: 50 });
  expect(trace.find((event) => event.tcb?.irs === 9_000)?.host).toBe('A');
});

test('an attacker off the path cannot take a number from a segment', () => {
  const answer: Injection = { ...rstAt({ seen: 'end' }), when: { host: 'A', sends: ['SYN'] } };
  expect(() => traceOf(blind(answer))).toThrow('one that the attacker sees');
});

test('a source that is nobody opens a half-open connection, and the answers go nowhere', () => {
  const syn: Injection = { ...rstAt(7), as: 'nobody', srcPort: 50_000, flags: ['SYN'], wnd: 100 };
  const { trace, ends } = run({ ...world, attacker: blind(syn) }, { trace: true });
  expect(ends.B.tcbs.map(({ state }) => state)).toContain('SYN-RECEIVED');
  const answers = sends(trace).filter(({ segment }) => segment.dstPort === 50_000);
  expect(answers.length).toBeGreaterThan(1);
  expect(
    trace.some((event) => event.kind === 'deliver' && event.host === 'A' && event.at > 1_000),
  ).toBe(false);
});
