/** One line of `npm run -s bench`. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** How many were done to measure it. */
  readonly n: number;
}

const warmUpMs = 700;
const rounds = 5;
const roundMs = 500;
/** Reading the CPU time is a system call: not after every one that is done. */
const readEveryMs = 2;

/**
 * Runs `once(n)` for n = 0, 1, 2, …, each of which does `many`, and tells how many one core does in a second of its
 * own CPU time, so that a busy machine does not slow it down. What else runs on the core still takes from its caches:
 * the best of some rounds counts.
 */
export function rate(name: string, unit: string, once: (n: number) => void, many = 1): Figure {
  let n = 0;
  let batch = 1;
  const spend = (budgetMs: number): number => {
    const from = n;
    const start = process.cpuUsage();
    for (;;) {
      for (let left = batch; left > 0; left -= 1, n += 1) once(n);
      const { user, system } = process.cpuUsage(start);
      const cpuMs = (user + system) / 1000;
      if (cpuMs >= budgetMs) return (n - from) / cpuMs;
      batch = Math.max(1, Math.ceil((readEveryMs * (n - from)) / cpuMs));
    }
  };
  spend(warmUpMs);
  const measured = n;
  const best = Math.max(...Array.from({ length: rounds }, () => spend(roundMs)));
  return {
    name,
    value: Math.round(best * many * 1000),
    unit: `${unit}/s`,
    n: (n - measured) * many,
  };
}
