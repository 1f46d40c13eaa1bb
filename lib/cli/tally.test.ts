import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tallyOfReport } from './tally.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-tally-'));
const file = join(folder, 'report.json');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tallyOf = (text: string, code: number) => {
  writeFileSync(file, text);
  return tallyOfReport(file, code);
};
const vitest = (numPassedTests: number, numFailedTests: number) =>
  JSON.stringify({ numPassedTests, numFailedTests });
const playwright = (stats: object) =>
  JSON.stringify({ stats: { expected: 0, unexpected: 0, flaky: 0, ...stats } });

test('a report’s own counts are taken over', () => {
  expect(tallyOf(vitest(5, 0), 0)).toEqual({ passed: 5, failed: 0 });
  expect(tallyOf(vitest(5, 2), 1)).toEqual({ passed: 5, failed: 2 });
  expect(tallyOf(playwright({ expected: 3, unexpected: 1 }), 1)).toEqual({ passed: 3, failed: 1 });
});

test('a test that passed only at the second try counts as failed', () => {
  expect(tallyOf(playwright({ expected: 3, flaky: 1 }), 0)).toEqual({ passed: 3, failed: 1 });
});

test('a runner that failed beside its tests counts as one failure', () => {
  expect(tallyOf(vitest(5, 0), 1)).toEqual({ passed: 5, failed: 1 });
});

test('a runner that ran nothing counts as one failure', () => {
  expect(tallyOf(vitest(0, 0), 0)).toEqual({ passed: 0, failed: 1 });
});

test('a runner that left no report, or half of one, counts as one failure', () => {
  expect(tallyOf('{"numPassedTests": 5, "numFai', 0)).toEqual({ passed: 0, failed: 1 });
  expect(tallyOfReport(join(folder, 'nothing.json'), 0)).toEqual({ passed: 0, failed: 1 });
});
