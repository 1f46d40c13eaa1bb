import type { FlagName } from '@/lib/questions';

/** The six control bits in the order of the header. */
export const flagOrder: readonly FlagName[] = ['URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'];
/** As people write the bits of a segment: what it is first, then what it carries. */
export const spokenFlags: readonly FlagName[] = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK'];

/** Typed flags, whatever their form, as names apart by commas; empty where there are none. */
export function flagText(flags: string | number | readonly FlagName[]): string {
  if (typeof flags !== 'object') return String(flags);
  return spokenFlags.filter((flag) => flags.includes(flag)).join(',');
}
