import { never } from '@/lib/kit';
import type { Time } from './script';

/** Microseconds as seconds, no digit more than needed: `0.1`. */
export function printSeconds(usec: number): string {
  const fraction = String(usec % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(usec / 1_000_000));
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

export function printTime(time: Time): string {
  switch (time.kind) {
    case 'any':
      return '*';
    case 'absolute':
      return printSeconds(time.usec);
    case 'relative':
      return `+${printSeconds(time.usec)}`;
    case 'absolute-range':
      return `${printSeconds(time.from)}~${printSeconds(time.to)}`;
    case 'relative-range':
      return `+${printSeconds(time.from)}~+${printSeconds(time.to)}`;
    default:
      return never(time);
  }
}
