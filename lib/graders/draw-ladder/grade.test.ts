import { expect, test } from 'vitest';
import { happening, ladder } from '../items.cases';
import { grade } from '../grade';
import { rightResponse } from '../right-response';

const right = rightResponse(ladder.key);
if (right.kind !== 'draw-ladder') throw new Error('a ladder');
const { rows } = right;
const answer = (drawn: typeof rows) => grade(ladder, { kind: 'draw-ladder', rows: drawn }, 'en');

test('a ladder without the CLOSE of the other end: the row that cannot be, why, and the way on', () => {
  const found = answer(rows.toSpliced(3, 1));
  expect(found).toMatchObject({ status: 'graded', score: 3 / 6 });
  expect(found.status === 'graded' ? found.why : '').toMatch(
    /be is row 4[^]*CLOSE-WAIT[^]*B calls `close`; B sends `FIN,ACK seq=300 ack=101`/,
  );
});

test('a ladder that ends early earns what stands, and says what is missing', () => {
  expect(answer(rows.slice(0, 2))).toMatchObject({
    ...{ score: 2 / 6, why: expect.stringContaining('not reached yet') as unknown },
  });
});

test('an impossible row added anywhere never raises the score', () => {
  const wrong = { ...rows[1], do: 'segment', seq: 77 } as (typeof rows)[number];
  for (let kept = 0; kept <= rows.length; kept += 1) {
    const before = answer(rows.slice(0, kept));
    for (let at = 0; at <= kept; at += 1) {
      const after = answer(rows.slice(0, kept).toSpliced(at, 0, wrong));
      if (after.status !== 'graded') throw new Error(after.message);
      if (before.status === 'graded') expect(after.score).toBeLessThanOrEqual(before.score);
      expect(after.score).toBeLessThan(1);
    }
  }
});

test('what cannot be read is invalid, and its place is named', () => {
  const [first, second] = rows;
  if (first?.do !== 'call' || second?.do !== 'segment') throw new Error('a call and a segment');
  expect(answer([first, { ...second, seq: 'x' }])).toMatchObject({ field: 'rows.1.seq' });
  expect(answer([first, { ...second, after: 1 }])).toMatchObject({ field: 'rows.1.after' });
  expect(answer([{ ...first, call: 'send' }])).toMatchObject({ field: 'rows.0.octets' });
});

test('make it happen: events that reach the goal score 1, others 0 with what happened', () => {
  expect(grade(happening, rightResponse(happening.key), 'en')).toMatchObject({ score: 1 });
  const without = grade(
    happening,
    { kind: 'make-happen', events: [{ ...rows[0], do: 'call', atMs: 0 } as never] },
    'en',
  );
  expect(without).toMatchObject({
    score: 0,
    why: expect.stringMatching(/B should send[^]*What happened: 0 ms|What happened/) as unknown,
  });
});
