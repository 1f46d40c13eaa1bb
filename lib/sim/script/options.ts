import { keepAliveDefault, type Settings } from '@/lib/tcp';
import type { Sockets } from '../sockets';
import type { CallResult, Descriptors } from './descriptors';
import { ScriptStop, type ScriptCall, type ScriptValue } from './script';
import { itemsOf, nameOf, names, numberIn } from './values';

export function setOption(sockets: Sockets, known: Descriptors, call: ScriptCall): CallResult {
  const [option = ''] = names(call.args[2]);
  const fd = numberIn(call.args[0]) ?? -1;
  const socket = nameOf(fd);
  const value = numberIn(call.args[3]) ?? 0;
  const set = (change: Partial<Settings>): number => {
    sockets.set(socket, change);
    return 0;
  };
  const keep = { ...(known.keepAlive.get(fd) ?? keepAliveDefault) };
  const keepAs = (change: Partial<typeof keep>): number => {
    known.keepAlive.set(fd, { ...keep, ...change });
    return 0;
  };
  switch (option) {
    case 'SO_REUSEADDR':
      sockets.reuseAddress(socket, value !== 0);
      return 0;
    case 'SO_LINGER':
      sockets.linger(socket, lingerIn(call.args[3]));
      return 0;
    case 'SO_RCVBUF':
      known.buffers.set(`${fd}:${option}`, Math.max(2 * value, leastBuffer.SO_RCVBUF));
      sockets.receiveBuffer(socket, value);
      return 0;
    case 'SO_SNDBUF':
      known.buffers.set(`${fd}:${option}`, Math.max(2 * value, leastBuffer.SO_SNDBUF));
      sockets.sendBuffer(socket, Math.max(2 * value, leastBuffer.SO_SNDBUF));
      return 0;
    case 'TCP_NODELAY':
      return set({ nagle: value === 0 });
    case 'TCP_QUICKACK':
      return set({ delayedAck: value === 0 });
    case 'TCP_USER_TIMEOUT':
      return set({ userTimeoutMs: value === 0 ? null : value });
    case 'TCP_MAXSEG':
      return set({ mssOffer: value });
    case 'TCP_INQ':
      sockets.tellUnread(socket, value !== 0);
      return 0;
    case 'SO_KEEPALIVE':
      return set({ keepAlive: value === 0 ? null : keep });
    case 'TCP_KEEPIDLE':
      return keepAs({ idleMs: value * 1000 });
    case 'TCP_KEEPINTVL':
      return keepAs({ intervalMs: value * 1000 });
    case 'TCP_KEEPCNT':
      return keepAs({ probes: value });
    default:
      if (withoutEffect[option]?.(value) === true) return 0;
      throw new ScriptStop('unsupported', call.at.line, 'a supported socket option', option);
  }
}

/** Linux's SOCK_MIN_RCVBUF and SOCK_MIN_SNDBUF: what a smaller SO_RCVBUF or SO_SNDBUF comes to. */
const leastBuffer = { SO_RCVBUF: 2304, SO_SNDBUF: 4608 } as const;

/** Options that change nothing that can be seen here, as long as they are set to this. */
const withoutEffect: Readonly<Record<string, (value: number) => boolean>> = {
  IP_TOS: () => true,
  IP_MTU_DISCOVER: () => true,
  SO_PRIORITY: () => true,
  SO_MARK: () => true,
  TCP_SYNCNT: () => false,
  TCP_CORK: (value) => value === 0,
  SO_ZEROCOPY: (value) => value === 0,
  TCP_NOTSENT_LOWAT: (value) => value >= 0x7fffffff,
};

/** `{l_onoff=1, l_linger=0}`, or as packetdrill prints it `{onoff=1, linger=0}`. */
function lingerIn(value: ScriptValue | undefined): number | null {
  const [inner] = value?.kind === 'array' ? value.items : [value];
  if (inner?.kind === 'group') {
    return numberIn(inner.items[0]) === 1 ? numberIn(inner.items[1]) : null;
  }
  if (inner?.kind !== 'struct') return null;
  const field = (name: string) =>
    numberIn(inner.fields.find((each) => each.name.endsWith(name))?.value);
  return field('onoff') === 1 ? field('linger') : null;
}

/** getsockopt(): the value in its array is what is expected. */
export function getOption(sockets: Sockets, known: Descriptors, call: ScriptCall): CallResult {
  const [option = ''] = names(call.args[2]);
  const [wanted] = itemsOf(call.args[3]);
  const expected = wanted?.kind === 'symbol' ? wanted.name : String(numberIn(wanted) ?? 0);
  const found = String(optionValue(sockets, known, call, option));
  if (found === expected) return 0;
  throw new ScriptStop('finding', call.at.line, `${option} ${expected}`, found);
}

function optionValue(
  sockets: Sockets,
  known: Descriptors,
  call: ScriptCall,
  option: string,
): number | string {
  const fd = numberIn(call.args[0]) ?? -1;
  const socket = nameOf(fd);
  const { nagle, userTimeoutMs, keepAlive } = sockets.settingsOf(socket);
  const keep = known.keepAlive.get(fd) ?? keepAliveDefault;
  switch (option) {
    case 'SO_ERROR':
      return sockets.takeError(socket) ?? 0;
    case 'SO_REUSEADDR':
      return sockets.reusesAddress(socket) ? 1 : 0;
    case 'SO_KEEPALIVE':
      return keepAlive === null ? 0 : 1;
    case 'SO_RCVBUF':
    case 'SO_SNDBUF': {
      const value = known.buffers.get(`${fd}:${option}`);
      if (value !== undefined) return value;
      throw new ScriptStop('unsupported', call.at.line, `${option} that was set`, 'the default');
    }
    case 'TCP_NODELAY':
      return nagle ? 0 : 1;
    case 'TCP_USER_TIMEOUT':
      return userTimeoutMs ?? 0;
    case 'TCP_MAXSEG':
      return sockets.segmentSize(socket);
    case 'TCP_KEEPIDLE':
      return keep.idleMs / 1000;
    case 'TCP_KEEPINTVL':
      return keep.intervalMs / 1000;
    case 'TCP_KEEPCNT':
      return keep.probes;
    default:
      throw new ScriptStop('unsupported', call.at.line, 'a supported socket option', option);
  }
}
