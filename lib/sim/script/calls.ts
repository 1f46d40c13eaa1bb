import type { ShutdownHow, Sockets } from '../sockets';
import type { CallResult, Descriptors } from './descriptors';
import { badAddress, controlOf, flagsOfCall, octetsOf } from './messages';
import { getOption, setOption } from './options';
import { epollCtl, epollWait, poll } from './readiness';
import { ScriptStop, type ScriptCall, type ScriptValue } from './script';
import { fieldOf, nameOf, names, numberIn } from './values';

export { freshDescriptors, type CallResult, type Descriptors } from './descriptors';
export { numberIn } from './values';

/** packetdrill's servers listen here, and its clients connect to it. */
export const serverPort = 8080;

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
    case 'writev':
    case 'send':
    case 'sendto':
    case 'sendmsg':
      return send(sockets, call, socket);
    case 'read':
    case 'readv':
    case 'recv':
    case 'recvfrom':
    case 'recvmsg':
      return receive(sockets, call, socket);
    case 'shutdown':
      return sockets.shutdown(socket, howIn(args[1])) ?? 0;
    case 'close':
      for (const watched of known.epolls.values()) watched.delete(fd);
      if (!known.epolls.delete(fd)) sockets.close(socket);
      return 0;
    case 'fcntl':
      return fcntl(known, call, fd);
    case 'ioctl':
      return ioctl(sockets, call, socket);
    case 'setsockopt':
      return setOption(sockets, known, call);
    case 'getsockopt':
      return getOption(sockets, known, call);
    case 'poll':
      return poll(sockets, call);
    case 'epoll_create': {
      const made = numberIn(call.result) ?? -1;
      known.epolls.set(made, new Map());
      return made;
    }
    case 'epoll_ctl':
      return epollCtl(known, call);
    case 'epoll_wait':
      return epollWait(sockets, known, call);
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

function send(sockets: Sockets, call: ScriptCall, socket: string): CallResult {
  const flags = flagsOfCall(call);
  if (badAddress(call)) return 'EFAULT';
  const octets = octetsOf(call);
  // The kernel charges for more than the octets, so that a smaller buffer would take some of this or wait.
  if (!sockets.surelyFits(socket, octets)) {
    const room = 'a write that surely fits the send buffer';
    throw new ScriptStop('unsupported', call.at.line, room, `${octets} octets`);
  }
  return sockets.send(socket, octets, flags.includes('MSG_OOB'));
}

function receive(sockets: Sockets, call: ScriptCall, socket: string): CallResult {
  const flags = flagsOfCall(call);
  if (badAddress(call) && sockets.unread(socket) > 0) return 'EFAULT';
  if (flags.includes('MSG_PEEK')) return sockets.peek(socket, octetsOf(call));
  const result = sockets.recv(socket, octetsOf(call));
  if (call.name !== 'recvmsg' || typeof result !== 'number') return result;
  for (const { type, value } of controlOf(call)) {
    const found = type === 'TCP_CM_INQ' ? sockets.inQueue(socket) : null;
    if (found === null) {
      throw new ScriptStop('unsupported', call.at.line, 'TCP_CM_INQ', type);
    }
    if (found !== value) {
      throw new ScriptStop('finding', call.at.line, `${type} ${value}`, String(found));
    }
  }
  return result;
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
  const port = fieldOf(value, 'sin_port');
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

/** SIOCINQ: what is still to be read; SIOCOUTQ: what is not acknowledged; SIOCOUTQNSD: what is not sent. */
function ioctl(sockets: Sockets, call: ScriptCall, socket: string): CallResult {
  const [request = ''] = names(call.args[1]);
  const queues: Readonly<Record<string, number>> = {
    SIOCINQ: sockets.unread(socket),
    SIOCOUTQ: sockets.unacknowledged(socket),
    SIOCOUTQNSD: sockets.unsent(socket),
  };
  const found = queues[request];
  if (found === undefined) {
    throw new ScriptStop('unsupported', call.at.line, Object.keys(queues).join(' or '), request);
  }
  const expected = numberIn(call.args[2]);
  if (expected === null || expected === found) return 0;
  throw new ScriptStop('finding', call.at.line, `${request} ${expected}`, String(found));
}
