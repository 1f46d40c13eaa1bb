import type { State } from '@/lib/tcp';
import { addressText } from '../pcap/ipv4';
import type { Ends } from './ss-text';
import type { SocketRow, SocketTimer } from './state-table';

/** The words of net-tools' netstat. */
const words: Readonly<Record<State, string>> = {
  CLOSED: 'CLOSE',
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN_SENT',
  'SYN-RECEIVED': 'SYN_RECV',
  ESTABLISHED: 'ESTABLISHED',
  'FIN-WAIT-1': 'FIN_WAIT1',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST_ACK',
  'TIME-WAIT': 'TIME_WAIT',
};
const addressWidth = 23;
const head = 'Proto Recv-Q Send-Q Local Address           Foreign Address         State';

/** The table of `netstat -tan`, with `timers` that of `netstat -tano`. */
export function toNetstatText(
  rows: readonly SocketRow[],
  { local, peer }: Ends,
  { timers = false }: { readonly timers?: boolean } = {},
): string {
  const lines = rows.map((row) => {
    const here = `${row.remotePort === null ? '0.0.0.0' : addressText(local)}:${row.localPort}`;
    const there = row.remotePort === null ? '0.0.0.0:*' : `${addressText(peer)}:${row.remotePort}`;
    const queues = `${String(row.recvQ).padStart(6)} ${String(row.sendQ).padStart(6)}`;
    const state = words[row.state].padEnd(11);
    const line = `tcp   ${queues} ${here.padEnd(addressWidth)} ${there.padEnd(addressWidth)} ${state}`;
    return timers ? `${line} ${timerText(row.timer)}` : line.trimEnd();
  });
  return [timers ? `${head}       Timer` : head, ...lines].map((line) => `${line}\n`).join('');
}

function timerText(timer: SocketTimer | null): string {
  if (timer === null) return 'off (0.00/0/0)';
  const name = timer.name === 'persist' ? 'probe' : timer.name;
  return `${name} (${(timer.leftMs / 1000).toFixed(2)}/${timer.retries}/0)`;
}
