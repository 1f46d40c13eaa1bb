import { expect, test } from 'vitest';
import { believing, misconceptions, readings, rfc9293, type MisconceptionRow } from '@/lib/tcp';
import { cases } from './beliefs.cases';
import { run } from './run';

const rows = Object.keys(misconceptions) as MisconceptionRow[];

test('each code D01 to D47 is a behaviour or a reading, and only one of them', () => {
  const behaviours = new Set(rows.map((row) => row.slice(0, 3)));
  const all = Array.from({ length: 47 }, (_, n) => `D${String(n + 1).padStart(2, '0')}`);
  expect([...behaviours, ...Object.keys(readings)].toSorted()).toEqual(all);
});

test.each(rows)(
  '%s: the believer’s run differs from the real one in what he is wrong about',
  (row) => {
    const { scenario, shows, real, believed } = cases[row];
    const shown = (behaviour: typeof rfc9293) => shows(run(scenario(behaviour), { trace: true }));
    expect([shown(rfc9293), shown(believing(rfc9293, row))]).toEqual([real, believed]);
  },
);
