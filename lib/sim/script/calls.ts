import type { Errno } from '../errno';
import type { ShutdownHow, Sockets } from '../sockets';
import { keepAliveDefault, type Settings } from '@/lib/tcp';
import { ScriptStop, type ScriptCall, type ScriptValue } from './script';

/** What a call gives: a number, or an errno. */
export type CallResult = number | Errno;

/** What the calls know besides the sockets themselves. */
export interface Descriptors {
  readonly nonBlocking: Set<number>;
  /** What sockets were asked of keep-alives, before they were turned on. */
  readonly keepAlive: Map<number, { idleMs: number; intervalMs: number; probes: number }>;
}

const nameOf = (descriptor: number): string => `fd${descriptor}`;
/** packetdrill's servers listen here, and its clients connect to it. */
export const serverPort = 8080;

/** The names in a value: `O_RDWR|O_NONBLOCK`. */
const names = (value: ScriptValue | undefined): string[] => {
  if (value === undefined) return [];
  if (value.kind === 'symbol') return [value.name];
  return value.kind === 'or' ? value.operands.flatMap(names) : [];
};

/** The number in a value, or in the only item of an array. */
export function numberIn(value: ScriptValue | undefined): number | null {
  if (value === undefined) return null;
  if (value.kind === 'integer') return value.value;
  const [only] = value.kind === 'array' ? value.items : [];
  return only === undefined ? null : numberIn(only);
}

/** Makes a call; what may have to wait gives EAGAIN, EINPROGRESS or EALREADY, and is tried again by who waits. */
export function makeCall(
  sockets: Sockets,
  known: Descriptors,
  call: ScriptCall,
  nowMs: number,
): CallResult {
  const { args, name } = call;
  const fd = numberIn(args[0]) ?? -1;
  const socket = nameOf(fd);
  const count = numberIn(args[2]) ?? 0;
  switch (name) {
    case 'socket': {
      const made = numberIn(call.result) ?? -1;
      if (names(args[1]).includes('SOCK_NONBLOCK')) known.nonBlocking.add(made);
      return made;
    }
    case 'bind':
      return sockets.bind(socket, portIn(args[1]) ?? serverPort) ?? 0;
    case 'listen':
      return sockets.listen(socket, null, numberIn(args[1]) ?? 0) ?? 0;
    case 'accept':
    case 'accept4':
      return accept(sockets, known, call, socket);
    case 'connect':
      return sockets.connect(socket, null, portIn(args[1]) ?? serverPort, nowMs) ?? 0;
    case 'write':
    case 'send':
    case 'sendto':
      return sockets.send(socket, count, names(args[3]).includes('MSG_OOB'));
    case 'read':
    case 'recv':
    case 'recvfrom':
      return sockets.recv(socket, count);
    case 'shutdown':
      return sockets.shutdown(socket, howIn(args[1])) ?? 0;
    case 'close':
      sockets.close(socket);
      return 0;
    case 'fcntl':
      return fcntl(known, call, fd);
    case 'setsockopt':
      return setOption(sockets, known, call, fd);
    case 'getsockopt':
      return getOption(sockets, call, socket);
    case 'poll':
      return poll(sockets, call);
    default:
      throw new ScriptStop('unsupported', call.at.line, 'a supported call', `${name}()`);
  }
}

function accept(
  sockets: Sockets,
  known: Descriptors,
  call: ScriptCall,
  socket: string,
): CallResult {
  const made = numberIn(call.result) ?? -1;
  if (names(call.args[3]).includes('SOCK_NONBLOCK')) known.nonBlocking.add(made);
  return sockets.accept(nameOf(made), socket) ?? made;
}

function howIn(value: ScriptValue | undefined): ShutdownHow {
  const [name] = names(value);
  const byNumber = (['RD', 'WR', 'RDWR'] as const)[numberIn(value) ?? 1] ?? 'WR';
  return name === 'SHUT_RD'
    ? 'RD'
    : name === 'SHUT_RDWR'
      ? 'RDWR'
      : name === 'SHUT_WR'
        ? 'WR'
        : byNumber;
}

/** `{sa_family = AF_INET, sin_port = htons(8080), …}` */
function portIn(value: ScriptValue | undefined): number | null {
  if (value?.kind !== 'struct') return null;
  const port = value.fields.find(({ name }) => name === 'sin_port')?.value;
  return port?.kind === 'apply' ? numberIn(port.args[0]) : numberIn(port);
}

function fcntl(known: Descriptors, call: ScriptCall, fd: number): CallResult {
  const [command] = names(call.args[1]);
  if (command === 'F_GETFL') return numberIn(call.result) ?? 0;
  if (command !== 'F_SETFL') {
    throw new ScriptStop('unsupported', call.at.line, 'F_GETFL or F_SETFL', command ?? 'nothing');
  }
  if (names(call.args[2]).includes('O_NONBLOCK')) known.nonBlocking.add(fd);
  else known.nonBlocking.delete(fd);
  return 0;
}

function setOption(sockets: Sockets, known: Descriptors, call: ScriptCall, fd: number): CallResult {
  const [option = ''] = names(call.args[2]);
  const socket = nameOf(fd);
  const value = numberIn(call.args[3]) ?? 0;
  const set = (change: Partial<Settings>): number => {
    sockets.set(socket, change);
    return 0;
  };
  const keep = known.keepAlive.get(fd) ?? { ...keepAliveDefault };
  known.keepAlive.set(fd, keep);
  switch (option) {
    case 'SO_REUSEADDR':
      sockets.reuseAddress(socket, value !== 0);
      return 0;
    case 'SO_LINGER':
      sockets.linger(socket, lingerIn(call.args[3]));
      return 0;
    case 'SO_RCVBUF':
      sockets.receiveBuffer(socket, value);
      return 0;
    case 'SO_SNDBUF':
      // The send buffer is unbounded here: a large one is no different, a small one would be.
      if (value >= leastSendBuffer) return 0;
      throw new ScriptStop('unsupported', call.at.line, 'a large SO_SNDBUF', String(value));
    case 'TCP_NODELAY':
      return set({ nagle: value === 0 });
    case 'TCP_QUICKACK':
      return set({ delayedAck: value === 0 });
    case 'TCP_USER_TIMEOUT':
      return set({ userTimeoutMs: value === 0 ? null : value });
    case 'TCP_MAXSEG':
      return set({ mssOffer: value });
    case 'SO_KEEPALIVE':
      return set({ keepAlive: value === 0 ? null : keep });
    case 'TCP_KEEPIDLE':
      keep.idleMs = value * 1000;
      return 0;
    case 'TCP_KEEPINTVL':
      keep.intervalMs = value * 1000;
      return 0;
    case 'TCP_KEEPCNT':
      keep.probes = value;
      return 0;
    default:
      throw new ScriptStop('unsupported', call.at.line, 'a supported socket option', option);
  }
}

/** Linux's own send buffer before anybody sets one. */
const leastSendBuffer = 16_384;

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

function getOption(sockets: Sockets, call: ScriptCall, socket: string): CallResult {
  const [option = ''] = names(call.args[2]);
  if (option !== 'SO_ERROR') {
    throw new ScriptStop('unsupported', call.at.line, 'SO_ERROR', option);
  }
  const error = sockets.takeError(socket);
  const [wanted] = call.args[3]?.kind === 'array' ? call.args[3].items : [];
  const expected = wanted?.kind === 'symbol' ? wanted.name : String(numberIn(wanted) ?? 0);
  if ((error ?? '0') !== expected) {
    throw new ScriptStop('finding', call.at.line, `SO_ERROR ${expected}`, error ?? '0');
  }
  return 0;
}

/** `poll([{fd=3, events=POLLOUT, revents=POLLOUT}], 1, 0)`: revents is what is expected. */
function poll(sockets: Sockets, call: ScriptCall): CallResult {
  const entries = call.args[0]?.kind === 'array' ? call.args[0].items : [];
  let ready = 0;
  for (const entry of entries) {
    if (entry.kind !== 'struct') continue;
    const field = (name: string) => entry.fields.find((each) => each.name === name)?.value;
    const asked = [...names(field('events')), 'POLLERR', 'POLLHUP'];
    const on = sockets
      .poll(nameOf(numberIn(field('fd')) ?? -1))
      .filter((bit) => asked.includes(bit));
    const expected = names(field('revents'));
    if (on.toSorted().join() !== expected.toSorted().join()) {
      throw new ScriptStop('finding', call.at.line, expected.join('|') || '0', on.join('|') || '0');
    }
    if (on.length > 0) ready += 1;
  }
  return ready;
}
