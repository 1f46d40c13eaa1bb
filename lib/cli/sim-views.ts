import { writeFileSync } from 'node:fs';
import {
  captureAt,
  socketRows,
  tcbsAt,
  toPcap,
  toSsText,
  toTcpdumpText,
  usualAddresses,
} from '@/lib/interop';
import type { HostName, Trace } from '@/lib/sim';

/** Flags of sim:run that show its run as other tools would. */
export const viewOptions = {
  ss: { type: 'string' },
  tcpdump: { type: 'boolean', default: false },
  absolute: { type: 'boolean', default: false },
  pcap: { type: 'string' },
} as const;

export interface ViewValues {
  readonly ss?: string | undefined;
  readonly tcpdump: boolean;
  readonly absolute: boolean;
  readonly pcap?: string | undefined;
}

/** Says what is wrong with the flags, before anything is run; null: nothing. */
export function viewFault({ ss }: ViewValues): string | null {
  if (ss === undefined || /^\d{1,9}(\.\d{1,3})?$/.test(ss)) return null;
  return `--ss: expected a moment in milliseconds; found ${ss}`;
}

/**
 * Shows what was asked for: text on standard error (standard output is for JSON), a capture in its file. Gives why the
 * file could not be written, or null.
 */
export function showViews(trace: Trace, values: ViewValues): string | null {
  const { ss, tcpdump, absolute, pcap } = values;
  const capture = captureAt(trace, 'A');
  if (tcpdump) process.stderr.write(toTcpdumpText(capture, { relative: !absolute }));
  if (ss !== undefined) for (const host of hostsOf(trace)) showSockets(trace, host, Number(ss));
  if (pcap === undefined) return null;
  try {
    writeFileSync(pcap, toPcap(capture));
    return null;
  } catch (error) {
    return `${pcap}: cannot be written (${error instanceof Error ? error.message : ''})`;
  }
}

const hostsOf = (trace: Trace): HostName[] =>
  (['A', 'B'] as const).filter((host) => trace.some((event) => event.host === host));

function showSockets(trace: Trace, host: HostName, atMs: number): void {
  const rows = socketRows(tcbsAt(trace, host, atMs), atMs);
  const ends = { local: usualAddresses[host], peer: usualAddresses[host === 'A' ? 'B' : 'A'] };
  process.stderr.write(`host ${host} at ${atMs} ms\n${toSsText(rows, ends, { timers: true })}`);
}
