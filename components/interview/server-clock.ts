/**
 * The server's clock as the browser knows it: server time = this browser's monotonic clock + an offset that lies within
 * these bounds (milliseconds). The device's own date plays no part, so it may be wrong by a day.
 */
export interface ServerClock {
  readonly least: number;
  readonly most: number;
}

/** An answer of the server that tells its time, with the monotonic times of its request and its arrival. */
export interface TimeSample {
  readonly serverNow: number;
  readonly sentAt: number;
  readonly gotAt: number;
}

/** The clock by the page itself, when nothing better is known yet: as if it had just been made. */
export const clockFromPage = (serverNow: number, now: number): ServerClock => ({
  least: serverNow - now,
  most: serverNow - now,
});

/**
 * Learns from a sample. The server said its time between sending and arrival, so each sample bounds the offset; together
 * they bound it closer. A sample that contradicts what was known wins: the monotonic clock stood still while the device slept.
 */
export function learn(clock: ServerClock, { serverNow, sentAt, gotAt }: TimeSample): ServerClock {
  const least = Math.max(clock.least, serverNow - gotAt);
  const most = Math.min(clock.most, serverNow - sentAt);
  return least <= most ? { least, most } : { least: serverNow - gotAt, most: serverNow - sentAt };
}

/** The server's time at a moment of the monotonic clock. */
export const serverTime = ({ least, most }: ServerClock, now: number): number =>
  now + (least + most) / 2;
