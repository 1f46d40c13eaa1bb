import { expect, test } from 'vitest';
import { goTo, lockTurn, readAttempt, readReport, type AttemptView } from '.';
import { actorOf, browser, codeOf, value, type Browser } from './testing/browsers';
import { begun, save, submit } from './testing/takers';
import { testDatabase } from './testing/database';

testDatabase('content');

/** Goes on until a question in one's own words is open. */
async function atFreeText(who: Browser): Promise<AttemptView> {
  const view = await begun(who, 'mid');
  for (const { position } of view.items) {
    const seen = value(await goTo(await actorOf(who), view.id, { position, locale: 'en' }));
    if (seen.open?.turns) return seen;
  }
  throw new Error('a question in one’s own words');
}
const freeText = (...turns: [string, string, string[] | null][]) => ({
  kind: 'free-text',
  turns: turns.map(([id, text, ticked]) => ({ id, text, ticked })),
});

test('in one’s own words: rubric and model come with the lock, points are ticked, and a follow-up opens', async () => {
  const who = browser();
  const view = await atFreeText(who);
  const { id, position } = view;
  const [first] = view.open?.turns ?? [];
  if (!first) throw new Error('a first turn');
  expect(first).toEqual({
    ...{
      id: first.id,
      ask: null,
      text: '',
      locked: false,
      model: null,
      rubric: null,
      ticked: null,
    },
  });
  const lock = async (turn = first.id) =>
    lockTurn(await actorOf(who), id, { position, turn, locale: 'en' });
  expect(codeOf(await lock())).toBe('turn-not-open');
  const answered = (ticked: string[] | null, text = 'Both ends choose a number.') =>
    save(who, view, freeText([first.id, text, ticked]));
  value(await answered(null));
  expect(codeOf(await answered([]))).toBe('turn-unlocked');
  const locked = value(await lock()).open?.turns?.[0];
  expect(locked).toMatchObject({ locked: true, text: 'Both ends choose a number.', ticked: null });
  expect(locked?.model?.length).toBeGreaterThan(50);
  expect(value(await lock()).open?.turns).toHaveLength(1);
  expect(codeOf(await answered(null, 'Something else.'))).toBe('turn-locked');
  const musts = (locked?.rubric ?? []).flatMap((point) =>
    point.weight === 'must' ? [point.id] : [],
  );
  value(await answered(musts));
  const turns = value(await readAttempt(await actorOf(who), id, 'zh-CN')).open?.turns;
  expect(turns?.[1]).toMatchObject({ locked: false, model: null, rubric: null });
  expect(turns?.[1]?.ask).toMatch(/[一-鿿]/);
  await submit(who, view);
  const report = value(await readReport(await actorOf(who), id, 'en'));
  const item = report.items[position];
  expect(item?.turns?.map(({ model }) => model !== null)).toEqual(turns?.map(() => true));
  expect(item?.score).toBeCloseTo(1 / (turns?.length ?? 1));
});
