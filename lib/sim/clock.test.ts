import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock } from './clock';

test('things happen by time, then arrivals before timers before calls, then as they were scheduled', () => {
  const plan = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 2 })), { maxLength: 60 });
  fc.assert(
    fc.property(plan, (entries) => {
      const clock = new Clock<number>();
      entries.forEach(([at, rank], index) => {
        clock.schedule(at, rank, index);
      });
      const happened: number[] = [];
      for (let next = clock.next(9); next !== undefined; next = clock.next(9)) happened.push(next);
      const expected = entries
        .map(([at, rank], index) => ({ at, rank, index }))
        .sort((a, b) => a.at - b.at || a.rank - b.rank || a.index - b.index)
        .map(({ index }) => index);
      expect(happened).toEqual(expected);
    }),
  );
});

test('nothing happens after the end, and time stands at what happened last', () => {
  const clock = new Clock<string>();
  clock.schedule(5, 0, 'early');
  clock.schedule(11, 0, 'late');
  expect(clock.next(10)).toBe('early');
  expect(clock.next(10)).toBeUndefined();
  expect(clock.nowMs).toBe(5);
});
