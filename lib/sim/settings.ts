import { linux, type Behaviour } from '@/lib/tcp';

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
  return {
    ...behaviour,
    ...Object.fromEntries(followed.map((decision) => [decision, wanted[decision]])),
  };
}

function decisions(settings: Settings): Partial<Behaviour> {
  const finTimeoutS = number(settings, 'net.ipv4.tcp_fin_timeout');
  const synRetries = number(settings, 'net.ipv4.tcp_syn_retries');
  const linear = number(settings, 'net.ipv4.tcp_syn_linear_timeouts');
  const synAckRetries = number(settings, 'net.ipv4.tcp_synack_retries');
  const rateLimitMs = number(settings, 'net.ipv4.tcp_invalid_ratelimit');
  const rfc1337 = number(settings, 'net.ipv4.tcp_rfc1337');
  return {
    ...(finTimeoutS !== null && { finWait2TimeoutMs: finWait2Ms(finTimeoutS) }),
    ...(synRetries !== null && { synRetries }),
    ...(linear !== null && { synLinearTimeouts: linear }),
    ...(synAckRetries !== null && { synAckRetries }),
    ...(rateLimitMs !== null && { challengeAckIntervalMs: rateLimitMs }),
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
