import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { roomOf, rooms, shelves, topLevel } from './rooms.mjs';

/** What git tracks or would track: what a clone holds. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');

test('every file stands in a room, on a shelf or on the list of top-level files', () => {
  const outside = files.filter((path) => !topLevel.includes(path) && roomOf(path) === null);
  expect(outside).toEqual([]);
});

test('no room is called utils, helpers, common or misc', () => {
  const drawers = files.filter(
    (path) =>
      !path.startsWith('content/') &&
      /(^|\/)(utils?|helpers?|common|misc)(\/|\.[a-z]+$)/.test(path),
  );
  expect(drawers).toEqual([]);
});

test('every room in the table exists', () => {
  const empty = [...Object.keys(rooms), ...shelves].filter(
    (room) => !files.some((path) => path.startsWith(`${room}/`)),
  );
  expect(empty).toEqual([]);
});

test('a room that is not open has an entrance and no further barrels', () => {
  const closed = Object.entries(rooms).filter(([, room]) => !('open' in room));
  expect(
    closed.map(([room]) => `${room}/index.ts`).filter((path) => !files.includes(path)),
  ).toEqual([]);
  const barrels = files.filter(
    (path) =>
      path.endsWith('/index.ts') &&
      closed.some(([room]) => path.startsWith(`${room}/`) && path !== `${room}/index.ts`),
  );
  expect(barrels).toEqual([]);
});

test('the lock file records no download address', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": *"https?:/);
});
