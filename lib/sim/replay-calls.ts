import type { RecordedStep } from './recording';
import type { Errno, Sockets } from './sockets';

type Call = Extract<RecordedStep, { event: 'call' }>;

/** Makes a recorded sockets call; gives its result in the recording's words, undefined for an unknown one. */
export function callSocket(sockets: Sockets, step: Call, nowMs: number): string | undefined {
  const { call, socket } = step;
  const args = step.args ?? {};
  switch (call) {
    case 'listen':
      return done(sockets.listen(socket, Number(args['port'])));
    case 'connect':
      return done(connect(sockets, socket, args, nowMs));
    case 'accept':
      // The recordings name the first accepted socket `conn`.
      return sockets.accept('conn') ?? 'OK -> conn';
    case 'send':
      return octets(sockets.send(socket, Number(args['len'])));
    case 'recv':
      return octets(sockets.recv(socket));
    case 'shutdown':
      return done(sockets.shutdown(socket));
    case 'close':
      return done(sockets.close(socket));
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
  // A port from the ephemeral range is written `ephemeral (range is 40000-40000)`.
  const port = Number(/\d+/.exec(String(args['local_port']))?.[0]);
  const remotePort = Number(args['remote_port'] ?? /\d+$/.exec(String(args['remote']))?.[0]);
  return sockets.connect(socket, port, remotePort, nowMs);
}

/** SO_LINGER as recorded: `{ onoff, linger }`. */
function lingerOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('onoff' in value && 'linger' in value)) {
    return null;
  }
  return value.onoff === 1 ? Number(value.linger) : null;
}
