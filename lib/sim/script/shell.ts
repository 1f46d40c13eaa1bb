import { knownSettings } from '../settings';
import type { RunnableScript } from './script';

export interface Ignored {
  readonly line: number;
  readonly what: string;
}

/** What packetdrill's own `common/defaults.sh` sets, as far as it means something here. It is read, never executed. */
const packetdrillDefaults: Readonly<Record<string, string>> = {
  'net.ipv4.tcp_rmem': '4096 540000 15728640',
  'net.ipv4.tcp_timestamps': '1',
  'net.ipv4.tcp_syn_retries': '5',
  'net.ipv4.tcp_synack_retries': '5',
  'net.ipv4.tcp_sack': '1',
  'net.ipv4.tcp_syncookies': '1',
  'net.ipv4.tcp_fastopen': '0x70403',
};

/** packetdrill's own, or that of the kernel's self-tests, which sets the same. */
const isDefaults = (command: string): boolean => /(^|\/)defaults\.sh$/.test(command);

/** What a script's shell lines set, of one host if it has several, and what of them means nothing here. */
export function shellLines({ steps }: RunnableScript, host: string | null) {
  const settings: Record<string, string> = {};
  const ignored: Ignored[] = [];
  for (const step of steps) {
    if (step.kind !== 'event' || step.action.kind !== 'shell' || step.host !== host) continue;
    for (const { command, at } of step.action.ignored) {
      if (isDefaults(command)) Object.assign(settings, packetdrillDefaults);
      else ignored.push({ line: at.line, what: command });
    }
    // What is set in the same lines as the defaults comes after them.
    for (const { name, value } of step.action.settings) {
      if (knownSettings.has(name)) settings[name] = value;
      else ignored.push({ line: step.at.line, what: `${name}=${value}` });
    }
  }
  return { settings, ignored };
}
