import { usualSettings, type Settings } from '@/lib/tcp';
import { unlimited, type ListenLimits } from './listen-queue';

/** What a whole host sets for its sockets; names and defaults are Linux's sysctls. */
export interface System {
  /** net.core.somaxconn: no backlog is greater. */
  readonly somaxconn: number;
  readonly synCookies: 0 | 1 | 2;
  readonly abortOnOverflow: boolean;
  readonly maxSynBacklog: number;
  /** tcp_tw_reuse: whether connect() without a port of its own may take over TIME-WAIT; 2 = loopback only. */
  readonly twReuse: 0 | 1 | 2;
  readonly twReuseDelayMs: number;
  /** ip_local_port_range. */
  readonly portRange: readonly [number, number];
  /** What a socket sets that nobody set anything for. */
  readonly settings: Settings;
  /** The receive buffer of a socket, in octets of text. */
  readonly rcvBuffer: number;
  /** The send buffer as the kernel counts it (tcp_wmem), where somebody set it; null = it grows as it is needed. */
  readonly sndBuffer: number | null;
}

export const linuxSystem: System = {
  somaxconn: 4096,
  synCookies: 1,
  abortOnOverflow: false,
  maxSynBacklog: 4096,
  twReuse: 2,
  twReuseDelayMs: 1000,
  portRange: [32_768, 60_999],
  settings: usualSettings,
  rcvBuffer: 65_535,
  sndBuffer: null,
};

/** What listen(backlog) comes to. */
export function limitsFor(system: System, backlog: number | undefined): ListenLimits {
  if (backlog === undefined) return unlimited;
  const { somaxconn, synCookies, abortOnOverflow, maxSynBacklog } = system;
  return {
    backlog: Math.min(backlog < 0 ? somaxconn : backlog, somaxconn),
    synCookies,
    abortOnOverflow,
    maxSynBacklog,
    boundsAccepted: true,
  };
}
