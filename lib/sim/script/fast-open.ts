import { ScriptStop, type ScriptSegment } from './script';

/** Bits of Linux's net.ipv4.tcp_fastopen. */
const server = 0x2;
const withoutCookie = 0x200;
const everyListener = 0x400;

/**
 * Fast Open (RFC 7413) is not modelled: a SYN that a listener would open fast is refused by its line. Where the setting
 * leaves servers out, as by default, the option means nothing, and the handshake is the usual one.
 */
export function refuseFastOpen(
  line: ScriptSegment,
  settings: Readonly<Record<string, string>>,
): void {
  const setting = Number(settings['net.ipv4.tcp_fastopen'] ?? 1);
  if ((setting & server) === 0 || (setting & everyListener) === 0) return;
  if (!line.flags.includes('SYN') || line.flags.some((flag) => flag === 'ACK' || flag === '.')) {
    return;
  }
  const options = line.options === 'any' ? [] : line.options;
  const asks = options.some(({ kind }) => kind === 'FO' || kind === 'FOEXP');
  if (!asks && !((setting & withoutCookie) !== 0 && line.len > 0)) return;
  throw new ScriptStop('unsupported', line.at.line, 'a handshake without Fast Open', 'Fast Open');
}
