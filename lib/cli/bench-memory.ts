import { execFileSync } from 'node:child_process';

/**
 * Runs a command in a process of its own and gives what it prints: the peak of a process's memory says something of
 * one thing only where nothing else was done before.
 */
export function measureApart(command: string): number {
  const arguments_ = ['--import', 'tsx', command];
  return Number(execFileSync(process.execPath, arguments_, { encoding: 'utf8' }));
}

/** By how many megabytes (10^6 octets) the process's memory grows at most during `hold`. */
export function peakGrowthMb(hold: () => void): number {
  const before = process.memoryUsage.rss();
  hold();
  // The system counts the peak in units of 1024 octets.
  const peak = process.resourceUsage().maxRSS * 1024;
  return Math.round((peak - before) / 1e5) / 10;
}
