import { randomFrom, type Random } from '@/lib/kit';
import {
  clientServer,
  run,
  type HostChange,
  type LinkFault,
  type Scenario,
  type SegmentClass,
} from '@/lib/sim';
import { linux, rfc9293, usualSettings } from '@/lib/tcp';

const classes: readonly SegmentClass[] = ['any', 'SYN', 'SYNACK', 'ACK', 'DATA', 'FIN', 'RST'];

/** The whole trace of a scenario drawn from a seed, as JSON: what Node and a browser must agree on to the octet. */
export const traceOfSeed = (seed: number): string => {
  const { trace, ends, endedAtMs } = run(drawn(seed), { trace: true });
  return JSON.stringify({ trace, ends, endedAtMs });
};

/** Everything that a network and its machines can do, in one scenario. */
function drawn(seed: number): Scenario {
  const random = randomFrom(`determinism/${seed}`);
  const plain = clientServer({
    seed: String(seed),
    behaviour: random.pick([rfc9293, linux]),
    iss: { A: random.uint32(), B: random.uint32() },
    calls: [
      sends('A', random),
      sends('B', random),
      { host: 'A', call: 'CLOSE', when: { host: 'A', enters: 'ESTABLISHED', afterMs: 700 } },
      { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT', afterMs: 40 } },
    ],
  });
  const settings = random.chance(0.5) ? { settings: usualSettings } : {};
  return {
    ...plain,
    hosts: { A: { ...plain.hosts.A, ...settings }, B: { ...plain.hosts.B, ...settings } },
    link: {
      delayMs: { A: random.int(1, 200), B: random.int(1, 200) },
      jitterMs: { A: random.int(0, 90), B: random.int(0, 90) },
      loss: { A: random.int(0, 20) / 100, B: random.int(0, 20) / 100 },
      faults: Array.from({ length: random.int(0, 4) }, () => fault(random)),
      cuts: random.chance(0.3) ? [{ from: 'A', fromMs: 300, untilMs: 2_000 }] : [],
    },
    changes: random.chance(0.3) ? changes : [],
  };
}

const sends = (host: 'A' | 'B', random: Random) =>
  ({
    host,
    call: 'SEND',
    octets: random.int(1, 20_000),
    when: { host, enters: 'ESTABLISHED', afterMs: 5 },
  }) as const;

function fault(random: Random): LinkFault {
  const which = { from: random.pick(['A', 'B'] as const), of: random.pick(classes) };
  const struck = random.chance(0.5) ? { chance: 0.3 } : { nth: random.int(1, 4) };
  const byMs = random.int(1, 900);
  return {
    ...which,
    ...struck,
    ...random.pick([
      { fault: 'drop' as const },
      { fault: 'corrupt' as const },
      { fault: 'duplicate' as const, byMs },
      { fault: 'reorder' as const, byMs },
    ]),
  };
}

const changes: readonly HostChange[] = [
  { host: 'B', change: 'unplug', when: { host: 'A', enters: 'FIN-WAIT-1' } },
  { host: 'B', change: 'plug', when: { host: 'A', enters: 'FIN-WAIT-1', afterMs: 3_000 } },
];
