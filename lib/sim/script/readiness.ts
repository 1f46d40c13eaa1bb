import type { Sockets } from '../sockets';
import type { CallResult, Descriptors } from './descriptors';
import { ScriptStop, type ScriptCall, type ScriptValue } from './script';
import { fieldOf, itemsOf, nameOf, names, numberIn } from './values';

/** One socket that an epoll descriptor watches. */
export interface Watch {
  readonly asked: readonly string[];
  /** EPOLLET: told again only after something has happened to the socket. */
  readonly edge: boolean;
  /** EPOLLONESHOT: told once. */
  readonly once: boolean;
  /** What the socket was like when it was last told of; null = never, or changed by epoll_ctl since. */
  told: string | null;
}

/** `poll([{fd=3, events=POLLOUT, revents=POLLOUT}], 1, 0)`: revents is what is expected. */
export function poll(sockets: Sockets, call: ScriptCall): CallResult {
  const entries = itemsOf(call.args[0]).filter(({ kind }) => kind === 'struct');
  const found = entries.map((entry) => {
    const asked = [...names(fieldOf(entry, 'events')), 'POLLERR', 'POLLHUP'];
    const fd = numberIn(fieldOf(entry, 'fd')) ?? -1;
    return sockets.poll(nameOf(fd)).filter((bit) => asked.includes(bit));
  });
  const ready = found.filter((bits) => bits.length > 0).length;
  if (ready === 0 && waits(call, call.args[2])) return 'EAGAIN';
  entries.forEach((entry, index) => {
    same(call, names(fieldOf(entry, 'revents')), found[index] ?? []);
  });
  return ready;
}

/** Whether a call with this timeout waits while nothing is ready; one that is expected to time out is not run. */
function waits(call: ScriptCall, timeout: ScriptValue | undefined): boolean {
  if (numberIn(timeout) === 0) return false;
  if (numberIn(call.result) !== 0) return true;
  throw new ScriptStop('unsupported', call.at.line, 'a timeout of 0, or a result', 'a wait');
}

function same(call: ScriptCall, expected: readonly string[], found: readonly string[]): void {
  if (expected.toSorted().join() === found.toSorted().join()) return;
  throw new ScriptStop('finding', call.at.line, expected.join('|') || '0', found.join('|') || '0');
}

export function epollCtl(known: Descriptors, call: ScriptCall): CallResult {
  const [epoll = -1, , fd = -1] = call.args.map(numberIn).map((value) => value ?? -1);
  const watched = known.epolls.get(epoll);
  if (watched === undefined) return 'EBADF';
  const [command] = names(call.args[1]);
  if (command === 'EPOLL_CTL_DEL') return watched.delete(fd) ? 0 : 'ENOENT';
  if (command === 'EPOLL_CTL_ADD' && watched.has(fd)) return 'EEXIST';
  if (command === 'EPOLL_CTL_MOD' && !watched.has(fd)) return 'ENOENT';
  const events = names(fieldOf(call.args[3], 'events'));
  const flags = ['EPOLLET', 'EPOLLONESHOT', 'EPOLLEXCLUSIVE'];
  watched.set(fd, {
    asked: [...events.filter((event) => !flags.includes(event)), 'EPOLLERR', 'EPOLLHUP'],
    edge: events.includes('EPOLLET'),
    once: events.includes('EPOLLONESHOT'),
    told: null,
  });
  return 0;
}

/** `epoll_wait(5, {events=EPOLLIN, fd=4}, 1, 0)`: the event is what is expected. One at a time, as scripts write it. */
export function epollWait(sockets: Sockets, known: Descriptors, call: ScriptCall): CallResult {
  const watched = known.epolls.get(numberIn(call.args[0]) ?? -1);
  if (watched === undefined) return 'EBADF';
  const ready = [...watched].flatMap(([fd, watch]) => readyEvents(sockets, fd, watch));
  const [first] = ready;
  if (first === undefined && waits(call, call.args[3])) return 'EAGAIN';
  const expected = names(fieldOf(call.args[1], 'events'));
  same(call, expected, first?.events ?? []);
  if (first === undefined) return 0;
  first.watch.told = first.like;
  return 1;
}

function readyEvents(sockets: Sockets, fd: number, watch: Watch) {
  const like = sockets.likeness(nameOf(fd));
  if (watch.told !== null && (watch.once || (watch.edge && watch.told === like))) return [];
  const events = sockets
    .poll(nameOf(fd))
    .map((bit) => `E${bit}`)
    .filter((bit) => watch.asked.includes(bit));
  return events.length > 0 ? [{ watch, like, events }] : [];
}
