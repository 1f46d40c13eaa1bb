import { fileURLToPath } from 'node:url';
import { assert, randomFrom } from '@/lib/kit';
import { clientServer, run, type Crowd, type Scenario, type Trace } from '@/lib/sim';
import { plainSettings, rfc9293, usualSettings, type Settings } from '@/lib/tcp';
import { rate, type Figure } from './bench-figure';
import { measureApart } from './bench-memory';

/** Connections under way at the same time. */
const inFlight = 100;
const octets = 100;

/**
 * The whole life of each: three-way handshake, one payload of 100 octets, four-segment close to CLOSED at both ends.
 * One way takes 10 ms; the client closes 1 s after ESTABLISHED, the server 50 ms after the FIN; TIME-WAIT lasts 240 s.
 */
const clients: Crowd = {
  host: 'A',
  kind: 'clients',
  size: inFlight,
  fromMs: 0,
  everyMs: 1,
  firstPort: 40_000,
  remotePort: 80,
  sends: octets,
  closesAfterMs: 1000,
  peerClosesAfterMs: 50,
};

interface Conditions {
  readonly loss: number;
  readonly settings: Settings;
}

function lives(n: number, { loss, settings }: Conditions, crowd: Crowd = clients): Scenario {
  const random = randomFrom(`bench ${n}`);
  const host = () => ({ behaviour: rfc9293, iss: random.uint32(), settings });
  return {
    seed: String(n),
    hosts: { A: host(), B: host() },
    link: { delayMs: { A: 10, B: 10 }, ...(loss > 0 && { loss: { A: loss, B: loss } }) },
    calls: [{ host: 'B', call: 'OPEN', active: false, port: 80, when: { atMs: 0 } }],
    crowds: [crowd],
    untilMs: 24 * 3_600_000,
  };
}

/** Runs as many lives as are in flight at once, and sees that none of them is left hanging. */
function live(n: number, conditions: Conditions, trace: boolean): void {
  const { ends, bound } = run(lives(n, conditions), { trace });
  const left = ends.A.tcbs.length + ends.B.tcbs.length;
  assert(bound === null && left === 1, 'every connection reaches CLOSED; only the listener stays');
  const all = ends.B.received === inFlight * octets;
  assert(all || conditions.loss > 0, 'without loss every octet arrives');
}

const plain: Conditions = { loss: 0, settings: plainSettings };
/**
 * One FIN in ten million is lost seven times, which is when an endpoint with the usual R2 gives up and leaves its peer
 * in FIN-WAIT-2 for ever, as RFC 9293 has it. So the application asks for more patience (MUST-21).
 */
const lossy: Conditions = { loss: 0.1, settings: { ...plainSettings, dataRetries: 15 } };
/** With MSS, window scale, SACK, timestamps, delayed ACKs, Nagle's rule and congestion control. */
const usual: Conditions = { loss: 0, settings: usualSettings };

const lifecycles = (name: string, conditions: Conditions, trace = false): Figure =>
  rate(
    name,
    'lifecycles',
    (n) => {
      live(n, conditions, trace);
    },
    inFlight,
  );

/** One connection that carries much text in one direction, each segment of which is acknowledged. */
const bulk = clientServer({
  iss: { A: 1, B: 2 },
  delayMs: 10,
  calls: [
    { host: 'A', call: 'SEND', octets: 1_000_000, when: { host: 'A', enters: 'ESTABLISHED' } },
  ],
});

const countSends = (trace: Trace): number => trace.filter(({ kind }) => kind === 'send').length;

function segments(): Figure {
  const each = countSends(run(bulk, { trace: true }).trace);
  return rate('sim.segments', 'segments', () => run(bulk, { trace: false }), each);
}

const halfOpenSize = 10_000;

/** SYNs from sources that never answer, until all the handshakes are under way and have repeated their SYN,ACKs. */
export function holdHalfOpen(): void {
  const flood: Crowd = {
    host: 'A',
    kind: 'forged',
    size: halfOpenSize,
    fromMs: 0,
    everyMs: 0.1,
    firstPort: 40_000,
    remotePort: 80,
  };
  const { ends } = run({ ...lives(0, plain, flood), untilMs: 30_000 }, { trace: false });
  const halfOpen = ends.B.tcbs.filter(({ state }) => state === 'SYN-RECEIVED').length;
  assert(halfOpen === halfOpenSize, `${halfOpenSize} half-open connections, not ${halfOpen}`);
}

/** How much the memory of a process grows at most while it holds them. */
const halfOpen = (): Figure => ({
  name: 'sim.halfOpen.mb',
  value: measureApart(fileURLToPath(new URL('bench-half-open.ts', import.meta.url))),
  unit: 'MB',
  n: halfOpenSize,
});

/** How fast the simulator is, and how much memory many connections take. */
export function* figures(): Generator<Figure> {
  yield lifecycles('sim.lifecycles', plain);
  yield lifecycles('sim.lifecycles.loss10', lossy);
  yield lifecycles('sim.lifecycles.traced', plain, true);
  yield lifecycles('sim.lifecycles.usual', usual);
  yield segments();
  yield halfOpen();
}
