import { generate, generatorIds } from '@/lib/generators';
import { grade, rightResponse } from '@/lib/graders';
import { assert } from '@/lib/kit';
import type { Item } from '@/lib/questions';
import { clientServer, run, type LadderView } from '@/lib/sim';

/**
 * npm run -s bench [-- sim | items]: one line a figure, `{"name","value","unit","n"}`. A rate is what one core does
 * in a second of its own CPU time, so that a busy machine does not slow it down.
 */
interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** How many were done to measure it. */
  readonly n: number;
}

const measuredMs = 1500;
const warmUpMs = 500;

/** Runs `once(n)` for n = 0, 1, 2, … until enough CPU time is spent. */
function rate(name: string, unit: string, once: (n: number) => void): Figure {
  const spend = (budgetMs: number): { n: number; cpuMs: number } => {
    const start = process.cpuUsage();
    for (let n = 0; ;) {
      for (let batch = 0; batch < 16; batch += 1, n += 1) once(n);
      const { user, system } = process.cpuUsage(start);
      const cpuMs = (user + system) / 1000;
      if (cpuMs >= budgetMs) return { n, cpuMs };
    }
  };
  spend(warmUpMs);
  const { n, cpuMs } = spend(measuredMs);
  return { name, value: Math.round((n / cpuMs) * 1000), unit: `${unit}/s`, n };
}

/** Handshake, 10,000 octets, close by both, TIME-WAIT to its end. */
function lifecycle(n: number, loss: number, trace: boolean): void {
  const scenario = clientServer({
    seed: String(n),
    iss: { A: n * 7919, B: n * 104_729 },
    ...(loss > 0 && { loss: { A: loss, B: loss } }),
    calls: [
      { host: 'A', call: 'SEND', octets: 10_000, when: { host: 'A', enters: 'ESTABLISHED' } },
      { host: 'A', call: 'CLOSE', when: { host: 'A', enters: 'ESTABLISHED', afterMs: 1 } },
      { host: 'B', call: 'CLOSE', when: { host: 'B', enters: 'CLOSE-WAIT' } },
    ],
    untilMs: 3_600_000,
  });
  const { ends } = run(scenario, { trace });
  assert(loss > 0 || ends.B.received === 10_000, 'every octet arrives');
}

const sim = (): Figure[] => [
  rate('sim.lifecycles', 'lifecycles', (n) => {
    lifecycle(n, 0, false);
  }),
  rate('sim.lifecycles.loss10', 'lifecycles', (n) => {
    lifecycle(n, 0.1, false);
  }),
  rate('sim.lifecycles.traced', 'lifecycles', (n) => {
    lifecycle(n, 0, true);
  }),
];

function itemOf(n: number): Item<LadderView> {
  const generator = generatorIds[n % generatorIds.length] ?? 'F05';
  const made = generate({ generator, seed: n.toString(36), difficulty: (n % 5) + 1, locale: 'en' });
  assert(made.ok, `an item for seed ${n.toString(36)} of ${generator}`);
  return made.value;
}

function items(): Figure[] {
  const made = Array.from({ length: 400 }, (_, n) => itemOf(n));
  const answered = made.map((item) => ({ item, response: rightResponse(item.key) }));
  return [
    rate('items.generated', 'items', (n) => {
      itemOf(n);
    }),
    rate('items.graded', 'items', (n) => {
      const { item, response } = answered[n % answered.length] ??
        answered[0] ?? { item: itemOf(n), response: rightResponse(itemOf(n).key) };
      const verdict = grade(item, response, 'en');
      assert(verdict.status === 'graded' && verdict.score === 1, 'the right answer scores 1');
    }),
  ];
}

const suites: Readonly<Record<string, () => Figure[]>> = { sim, items };

const [wished, ...rest] = process.argv.slice(2);
if (rest.length > 0 || (wished !== undefined && !Object.hasOwn(suites, wished))) {
  console.error(
    `Expected one of ${Object.keys(suites).join(', ')} or nothing, found ${process.argv.slice(2).join(' ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, suite] of Object.entries(suites)) {
    if (wished !== undefined && wished !== name) continue;
    for (const figure of suite()) console.log(JSON.stringify(figure));
  }
}
