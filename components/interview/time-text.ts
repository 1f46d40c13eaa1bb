const secondMs = 1000;

/** A time as `4:05` or `1:04:05`; what is left counts whole seconds up, so that 0:00 means over. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / secondMs));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** How long something took, to the nearest second. */
export const durationText = (ms: number): string => clockText(Math.round(ms / secondMs) * secondMs);

/** How much the remaining time matters: calm, soon over, nearly over. */
export type Urgency = 'calm' | 'soon' | 'now';

const minuteMs = 60 * secondMs;

/** Soon: the last tenth, at most five minutes. Now: the last minute of more than five, or the last fifth of that. */
export function urgency(leftMs: number, wholeMs: number): Urgency {
  const soonMs = Math.min(5 * minuteMs, wholeMs / 10);
  if (leftMs > soonMs) return 'calm';
  return leftMs > Math.min(minuteMs, soonMs / 5) ? 'soon' : 'now';
}
