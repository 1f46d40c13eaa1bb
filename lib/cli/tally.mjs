import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * A tool that only says yes or no counts as one test.
 * @param {number} code its exit code
 * @returns {Tally}
 */
export const tallyOfCode = (code) =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * What a test runner's JSON report says. A runner that failed without saying which test did, or that ran none at all,
 * counts as one failure.
 * @param {string} file
 * @param {number} code the runner's exit code
 * @returns {Tally}
 */
export function tallyOfReport(file, code) {
  const { passed, failed } = countsIn(file);
  const unsaid = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: unsaid ? 1 : failed };
}

/**
 * @param {string} file of vitest (Jest's form) or of Playwright; a missing or cut-off one has no counts
 * @returns {Tally}
 */
function countsIn(file) {
  const none = { passed: 0, failed: 0 };
  if (!existsSync(file)) return none;
  try {
    const { numPassedTests, numFailedTests, stats } = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof numPassedTests === 'number')
      return { passed: numPassedTests, failed: numFailedTests };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
  } catch {
    return none;
  }
}
