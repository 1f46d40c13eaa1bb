import { ScriptStop, type ScriptCall } from './script';
import { fieldOf, itemsOf, names, numberIn } from './values';

/** How many octets a call that sends or receives speaks of, in one buffer or in several. */
export function octetsOf(call: ScriptCall): number {
  const buffers =
    call.name === 'sendmsg' || call.name === 'recvmsg'
      ? fieldOf(call.args[1], 'msg_iov')
      : call.name === 'readv' || call.name === 'writev'
        ? call.args[1]
        : null;
  if (buffers === null) return numberIn(call.args[2]) ?? 0;
  return itemsOf(buffers).reduce((sum, buffer) => sum + (numberIn(itemsOf(buffer)[1]) ?? 0), 0);
}

/** The MSG_… flags of a call; one whose effect is not modelled is refused by name. */
export function flagsOfCall(call: ScriptCall): string[] {
  const at = call.name === 'sendmsg' || call.name === 'recvmsg' ? 2 : 3;
  const flags = call.name === 'read' || call.name === 'write' ? [] : names(call.args[at]);
  const unknown = flags.find((flag) => !modelled.has(flag));
  if (unknown === undefined) return flags;
  throw new ScriptStop('unsupported', call.at.line, `one of ${[...modelled].join(', ')}`, unknown);
}
const modelled = new Set(['MSG_DONTWAIT', 'MSG_NOSIGNAL', 'MSG_OOB', 'MSG_PEEK', 'MSG_TRUNC']);

/** A buffer that is no address: `write(4, NULL, 1000)`. */
export const badAddress = (call: ScriptCall): boolean =>
  names(call.args[1]).includes('NULL') || call.args[1]?.kind === 'integer';

/** What recvmsg is expected to say beside the octets: with TCP_INQ, how many more there are. */
export function controlOf(call: ScriptCall): { type: string; value: number }[] {
  return itemsOf(fieldOf(call.args[1], 'msg_control')).map((message) => ({
    type: names(fieldOf(message, 'cmsg_type'))[0] ?? '',
    value: numberIn(fieldOf(message, 'cmsg_data')) ?? 0,
  }));
}
