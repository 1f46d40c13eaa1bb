import type { State } from '@/lib/tcp';
import { addressText } from '../pcap/ipv4';
import { columns } from './columns';
import type { SocketRow, SocketTimer } from './state-table';

/** Whose sockets they are, and who the other end is; IPv4 as unsigned 32-bit numbers. */
export interface Ends {
  readonly local: number;
  readonly peer: number;
}

/** The words of iproute2's ss. */
const words: Readonly<Record<State, string>> = {
  CLOSED: 'UNCONN',
  LISTEN: 'LISTEN',
  'SYN-SENT': 'SYN-SENT',
  'SYN-RECEIVED': 'SYN-RECV',
  ESTABLISHED: 'ESTAB',
  'FIN-WAIT-1': 'FIN-WAIT-1',
  'FIN-WAIT-2': 'FIN-WAIT-2',
  'CLOSE-WAIT': 'CLOSE-WAIT',
  CLOSING: 'CLOSING',
  'LAST-ACK': 'LAST-ACK',
  'TIME-WAIT': 'TIME-WAIT',
};

/** The table of `ss -tan`, with `timers` that of `ss -tano`. */
export function toSsText(
  rows: readonly SocketRow[],
  { local, peer }: Ends,
  { timers = false }: { readonly timers?: boolean } = {},
): string {
  const head = ['State', 'Recv-Q', 'Send-Q', 'Local Address:Port', 'Peer Address:Port'];
  const lines = rows.map((row) => [
    words[row.state],
    String(row.recvQ),
    String(row.sendQ),
    `${row.remotePort === null ? '0.0.0.0' : addressText(local)}:${row.localPort}`,
    row.remotePort === null ? '0.0.0.0:*' : `${addressText(peer)}:${row.remotePort}`,
    ...(timers ? [timerText(row.timer)] : []),
  ]);
  return columns([timers ? [...head, ''] : head, ...lines], [1, 2, 3, 4]);
}

const timerText = (timer: SocketTimer | null): string =>
  timer === null ? '' : `timer:(${timer.name},${timeText(timer.leftMs)},${timer.retries})`;

/** As ss prints it: `200ms`, `1.500ms` for a second and a half, `59sec`, `1min30sec`, `119min`. */
function timeText(leftMs: number): string {
  const left = Math.floor(leftMs);
  const minutes = Math.floor(left / 60_000);
  const seconds = minutes > 9 ? 0 : Math.floor(left / 1000) % 60;
  const ms = minutes > 0 || seconds > 9 ? 0 : left % 1000;
  const parts = [
    minutes > 0 ? `${minutes}min` : '',
    seconds > 0 ? `${seconds}${ms > 0 ? '.' : 'sec'}` : '',
    ms > 0 ? `${String(ms).padStart(3, '0')}ms` : '',
  ];
  return parts.join('');
}
