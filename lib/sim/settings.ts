import { deciding, linux, type Behaviour } from '@/lib/tcp';
import { linuxSystem, type System } from './system';

type Settings = Readonly<Record<string, number | string>>;

/**
 * The decisions that a kernel's settings change. A decision follows its setting only where the behaviour
 * decides as Linux does by default: another row keeps its own.
 */
export function withSettings(behaviour: Behaviour, settings: Settings): Behaviour {
  const wanted = decisions(settings);
  const followed = (Object.keys(wanted) as (keyof Behaviour)[]).filter(
    (decision) => behaviour[decision] === linux[decision],
  );
  return deciding(
    behaviour,
    Object.fromEntries(followed.map((decision) => [decision, wanted[decision]])),
  );
}

function decisions(settings: Settings): Partial<Behaviour> {
  const finTimeoutS = number(settings, 'net.ipv4.tcp_fin_timeout');
  const synRetries = number(settings, 'net.ipv4.tcp_syn_retries');
  const linear = number(settings, 'net.ipv4.tcp_syn_linear_timeouts');
  const synAckRetries = number(settings, 'net.ipv4.tcp_synack_retries');
  const rateLimitMs = number(settings, 'net.ipv4.tcp_invalid_ratelimit');
  const retries = number(settings, 'net.ipv4.tcp_retries2');
  const orphanRetries = number(settings, 'net.ipv4.tcp_orphan_retries');
  const rfc1337 = number(settings, 'net.ipv4.tcp_rfc1337');
  return {
    ...(finTimeoutS !== null && { finWait2TimeoutMs: finWait2Ms(finTimeoutS) }),
    ...(synRetries !== null && { synRetries }),
    ...(linear !== null && { synLinearTimeouts: linear }),
    ...(synAckRetries !== null && { synAckRetries }),
    ...(rateLimitMs !== null && { challengeAckIntervalMs: rateLimitMs }),
    ...(retries !== null && { dataRetries: retries }),
    ...(orphanRetries !== null && { orphanRetries: orphanRetries || 8 }),
    ...(rfc1337 === 1 && { rstInTimeWait: 'ignore' }),
  };
}

/** Above 60 s the kernel first waits for the excess with one timer and then for it again with another. */
const finWait2Ms = (seconds: number): number =>
  1000 * (seconds <= 60 ? seconds : 2 * (seconds - 60));

function number(settings: Settings, name: string): number | null {
  const value = settings[name];
  return value === undefined ? null : Number(value);
}

/** What a kernel's settings say of its sockets. */
export function systemFrom(settings: Settings): System {
  const on = (name: string, unset: boolean): boolean => {
    const value = number(settings, `net.ipv4.tcp_${name}`);
    return value === null ? unset : value !== 0;
  };
  const range = /^(\d+)\s+(\d+)$/.exec(String(settings['net.ipv4.ip_local_port_range']));
  const { settings: usual } = linuxSystem;
  return {
    ...linuxSystem,
    somaxconn: number(settings, 'net.core.somaxconn') ?? linuxSystem.somaxconn,
    synCookies: oneOf(number(settings, 'net.ipv4.tcp_syncookies')) ?? linuxSystem.synCookies,
    abortOnOverflow: on('abort_on_overflow', linuxSystem.abortOnOverflow),
    maxSynBacklog: number(settings, 'net.ipv4.tcp_max_syn_backlog') ?? linuxSystem.maxSynBacklog,
    twReuse: oneOf(number(settings, 'net.ipv4.tcp_tw_reuse')) ?? linuxSystem.twReuse,
    twReuseDelayMs: number(settings, 'net.ipv4.tcp_tw_reuse_delay') ?? linuxSystem.twReuseDelayMs,
    portRange: range === null ? linuxSystem.portRange : [Number(range[1]), Number(range[2])],
    settings: {
      ...usual,
      timestamps: on('timestamps', usual.timestamps),
      sack: on('sack', usual.sack),
      windowScale: on('window_scaling', true) ? windowScale(settings) : null,
    },
  };
}

const oneOf = (value: number | null): 0 | 1 | 2 | null =>
  value === 0 || value === 1 || value === 2 ? value : null;

/** The settings that mean something here. */
export const knownSettings: ReadonlySet<string> = new Set([
  'net.core.somaxconn',
  'net.ipv4.ip_local_port_range',
  ...[
    'fin_timeout',
    'fastopen',
    'syn_retries',
    'syn_linear_timeouts',
    'synack_retries',
    'invalid_ratelimit',
    'rfc1337',
    'retries2',
    'orphan_retries',
    'syncookies',
    'abort_on_overflow',
    'max_syn_backlog',
    'tw_reuse',
    'tw_reuse_delay',
    'timestamps',
    'sack',
    'window_scaling',
    'rmem',
  ].map((name) => `net.ipv4.tcp_${name}`),
]);

/** The kernel scales by what the greatest receive buffer needs (tcp_select_initial_window): 7 for its usual 6 MB. */
function windowScale(settings: Settings): number | null {
  const greatest = /\d+$/.exec(String(settings['net.ipv4.tcp_rmem'] ?? ''))?.[0];
  if (greatest === undefined) return linuxSystem.settings.windowScale;
  return Math.min(14, Math.max(0, Math.floor(Math.log2(Number(greatest))) - 15));
}
