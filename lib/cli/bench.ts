import type { Figure } from './bench-figure';

/**
 * npm run -s bench [-- sim | items]: one line a figure, `{"name","value","unit","n"}`. A rate is what one core does
 * in a second of its own CPU time. What a suite does not need is not loaded before it: whatever has run already
 * changes what the engine makes of the code that is measured.
 */
interface Suite {
  figures(): Iterable<Figure>;
}

const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  sim: () => import('./bench-sim'),
  items: () => import('./bench-items'),
};

const [wished, ...rest] = process.argv.slice(2);
if (rest.length > 0 || (wished !== undefined && !Object.hasOwn(suites, wished))) {
  console.error(
    `Expected one of ${Object.keys(suites).join(', ')} or nothing, found ${process.argv.slice(2).join(' ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const [name, load] of Object.entries(suites)) {
    if (wished !== undefined && wished !== name) continue;
    const suite = await load();
    for (const figure of suite.figures()) console.log(JSON.stringify(figure));
  }
}
