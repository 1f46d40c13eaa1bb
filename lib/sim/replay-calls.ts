import type { RecordedStep } from './recording';
import type { Errno, ShutdownHow, Sockets } from './sockets';

type Call = Extract<RecordedStep, { event: 'call' }>;

/** Makes a recorded sockets call; gives its result in the recording's words, undefined for an unknown one. */
export function callSocket(sockets: Sockets, step: Call, nowMs: number): string | undefined {
  const { call, socket } = step;
  const args = step.args ?? {};
  switch (call) {
    case 'listen':
      return done(listen(sockets, socket, args));
    case 'connect':
      return done(connect(sockets, socket, args, nowMs));
    case 'accept':
      // The recordings name the first accepted socket `conn`.
      return sockets.accept('conn', socket) ?? 'OK -> conn';
    case 'send':
      return octets(sockets.send(socket, Number(args['len'])));
    case 'recv':
      return octets(sockets.recv(socket));
    case 'shutdown':
      return done(sockets.shutdown(socket, howOf(args['how'])));
    case 'close':
      // Two recordings close as `conn` what they opened under another name.
      return done(sockets.close(sockets.knownAs(socket)));
    case 'setsockopt':
      return done(sockets.linger(socket, lingerOf(args['SO_LINGER'])));
    case 'getsockopt(SO_ERROR)':
      return sockets.takeError(socket) ?? '0';
    case 'poll':
      return sockets.poll(socket).join('|');
    default:
      return undefined;
  }
}

const done = (errno: Errno | null): string => errno ?? 'OK';

function octets(result: Errno | number): string {
  if (typeof result === 'string') return result;
  return result === 0 ? 'EOF' : `${result} bytes`;
}

function connect(
  sockets: Sockets,
  socket: string,
  args: Readonly<Record<string, unknown>>,
  nowMs: number,
): Errno | null {
  if (args['again'] === true) return sockets.connectAgain(socket);
  // A port of the kernel's choice is written `ephemeral (range is 40000-40000)`.
  const local = args['local_port'];
  const port = typeof local === 'number' ? local : null;
  const remote = typeof args['remote'] === 'string' ? args['remote'] : '';
  const remotePort = Number(args['remote_port'] ?? /\d+$/.exec(remote)?.[0]);
  return sockets.connect(socket, port, remotePort, nowMs, remote.startsWith(ownAddress));
}

/** The address of the kernel that was recorded. */
const ownAddress = '10.0.0.1:';

function listen(
  sockets: Sockets,
  socket: string,
  args: Readonly<Record<string, unknown>>,
): Errno | null {
  const { SO_RCVBUF: buffer, port, backlog } = args;
  if (typeof buffer === 'number') sockets.receiveBuffer(socket, buffer);
  return sockets.listen(socket, Number(port), Number(backlog));
}

const howOf = (how: unknown): ShutdownHow => (how === 'RD' || how === 'RDWR' ? how : 'WR');

/** SO_LINGER as recorded: `{ onoff, linger }`. */
function lingerOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('onoff' in value && 'linger' in value)) {
    return null;
  }
  return value.onoff === 1 ? Number(value.linger) : null;
}
