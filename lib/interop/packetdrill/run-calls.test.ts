import { expect, test } from 'vitest';
import { runScript } from '@/lib/sim';
import { linux } from '@/lib/tcp';
import { codeConstants } from './code';
import { parsePacketdrill } from './parse';

/** A server whose connection 4 is established; the lines follow. Line 9 is the first of them. */
const server = `\`../common/defaults.sh\`
0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 32792 <mss 1000,sackOK,nop,nop,nop,wscale 7>
+0 > S. 0:0(0) ack 1 <mss 1460,nop,nop,sackOK,nop,wscale 8>
+.1 < . 1:1(0) ack 1 win 257
+0 accept(3, ..., ...) = 4
`;

/** `finding 9: expected …; found …`, or null: every expectation is met. */
function stopOf(lines: string, before = server): string | null {
  const script = parsePacketdrill(before + lines);
  if (!script.ok) throw new Error(JSON.stringify(script.error));
  const options = { behaviour: linux, iss: 77, seed: '1', constants: codeConstants };
  const { stop } = runScript(script.value, options);
  return stop === null ? null : `${stop.kind} ${stop.message}`;
}

test('epoll: level-triggered as long as it is so, edge-triggered once for each change, one-shot once', () => {
  const twoArrivals = (flags: string, again: string, third: string) => `
+0 epoll_create(1) = 5
+0 epoll_ctl(5, EPOLL_CTL_ADD, 4, {events=EPOLLIN${flags}, fd=4}) = 0
+0 epoll_wait(5, {events=0, ptr=0}, 1, 0) = 0
+0 < P. 1:101(100) ack 1 win 257
+0 > . 1:1(0) ack 101
+0 epoll_wait(5, {events=EPOLLIN, fd=4}, 1, 0) = 1
+0 epoll_wait(5, ${again}, 1, 0) = ${again.includes('EPOLLIN') ? 1 : 0}
+0 < P. 101:201(100) ack 1 win 257
+0 > . 1:1(0) ack 201
+0 epoll_wait(5, ${third}, 1, 0) = ${third.includes('EPOLLIN') ? 1 : 0}
`;
  const [yes, no] = ['{events=EPOLLIN, fd=4}', '{events=0, ptr=0}'];
  expect(stopOf(twoArrivals('', yes, yes))).toBeNull();
  expect(stopOf(twoArrivals('|EPOLLET', no, yes))).toBeNull();
  expect(stopOf(twoArrivals('|EPOLLONESHOT', no, no))).toBeNull();
});

test('epoll: descriptors that are not there, or there twice, are told by errno', () => {
  const ctl = (name: string, result: string) =>
    `+0 epoll_ctl(5, EPOLL_CTL_${name}, 4, {events=EPOLLIN, fd=4}) = ${result}\n`;
  const lines = [
    ctl('ADD', '-1 EBADF (Bad file descriptor)'),
    '+0 epoll_create(1) = 5\n',
    ctl('MOD', '-1 ENOENT (No such file or directory)'),
    ctl('ADD', '0'),
    ctl('ADD', '-1 EEXIST (File exists)'),
    ctl('DEL', '0'),
    ctl('DEL', '-1 ENOENT (No such file or directory)'),
  ];
  expect(stopOf(lines.join(''))).toBeNull();
});

test('poll and epoll_wait wait for what is expected of them', () => {
  expect(
    stopOf(`
+0...0.2 poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 1000) = 1
+.2 < P. 1:101(100) ack 1 win 257
`),
  ).toBeNull();
  expect(stopOf('+0 poll([{fd=4, events=POLLIN, revents=POLLIN}], 1, 0) = 1')).toMatch(/^finding/);
  expect(stopOf('+0 poll([{fd=4, events=POLLIN, revents=0}], 1, 1000) = 0')).toMatch(
    /^unsupported/,
  );
});

test('text in several buffers counts as one, in both directions', () => {
  expect(
    stopOf(`
+0 sendmsg(4, {msg_name(...)=..., msg_iov(2)=[{..., 100}, {..., 200}], msg_flags=0}, 0) = 300
+0 > P. 1:301(300) ack 1
+0 < . 1:1(0) ack 301 win 257
+0 writev(4, [{..., 40}, {..., 2}], 2) = 42
+0 > P. 301:343(42) ack 1
+0 < P. 1:101(100) ack 343 win 257
+0 > . 343:343(0) ack 101
+0 readv(4, [{..., 30}, {..., 30}], 2) = 60
+0 recvmsg(4, {msg_name(...)=..., msg_iov(1)=[{..., 100}], msg_flags=0}, 0) = 40
`),
  ).toBeNull();
});

test('what waits in the queues: SIOCINQ, SIOCOUTQ, SIOCOUTQNSD, MSG_PEEK and TCP_INQ', () => {
  expect(
    stopOf(`
+0 setsockopt(4, SOL_TCP, TCP_INQ, [1], 4) = 0
+0 write(4, ..., 12000) = 12000
+0 > P. 1:10001(10000) ack 1
+0 ioctl(4, SIOCOUTQ, [12000]) = 0
+0 ioctl(4, SIOCOUTQNSD, [2000]) = 0
+0 < FP. 1:101(100) ack 10001 win 257
+0 > P. 10001:12001(2000) ack 102
+0 ioctl(4, SIOCINQ, [100]) = 0
+0 recv(4, ..., 60, MSG_PEEK) = 60
+0 recvmsg(4, {msg_name(...)=..., msg_iov(1)=[{..., 60}], msg_flags=0,
               msg_control=[{cmsg_level=SOL_TCP, cmsg_type=TCP_CM_INQ, cmsg_data=40}]}, 0) = 60
+0 recvmsg(4, {msg_name(...)=..., msg_iov(1)=[{..., 60}], msg_flags=0,
               msg_control=[{cmsg_level=SOL_TCP, cmsg_type=TCP_CM_INQ, cmsg_data=1}]}, 0) = 40
+0 read(4, ..., 60) = 0
`),
  ).toBeNull();
  expect(stopOf('+0 ioctl(4, SIOCINQ, [5]) = 0')).toBe(
    'finding line 9: expected SIOCINQ 5; found 0',
  );
});

test('buffers are doubled as Linux does, and an option reads back what was set', () => {
  const option = (name: string, set: number, got: number) => `
+0 setsockopt(4, ${name}, [${set}], 4) = 0
+0 getsockopt(4, ${name}, [${got}], [4]) = 0
`;
  const lines = [
    option('SOL_SOCKET, SO_SNDBUF', 21_000, 42_000),
    option('SOL_SOCKET, SO_SNDBUF', 1, 4608),
    option('SOL_SOCKET, SO_RCVBUF', 20_000, 40_000),
    option('SOL_SOCKET, SO_KEEPALIVE', 1, 1),
    option('SOL_TCP, TCP_NODELAY', 1, 1),
    option('SOL_TCP, TCP_USER_TIMEOUT', 3000, 3000),
    option('SOL_TCP, TCP_KEEPIDLE', 10, 10),
    '+0 getsockopt(4, SOL_TCP, TCP_MAXSEG, [1000], [4]) = 0\n',
  ];
  expect(stopOf(lines.join(''))).toBeNull();
  expect(stopOf('+0 getsockopt(4, SOL_TCP, TCP_MAXSEG, [536], [4]) = 0')).toBe(
    'finding line 9: expected TCP_MAXSEG 536; found 1000',
  );
});

test('a write that may not fit the send buffer is not guessed at', () => {
  const small = '+0 setsockopt(4, SOL_SOCKET, SO_SNDBUF, [5000], 4) = 0\n';
  expect(stopOf(`${small}+0 write(4, ..., 5000) = 5000`)).toBeNull();
  expect(stopOf(`${small}+0 write(4, ..., 5001) = 5001`)).toMatch(/^unsupported line 10/);
});

test('a listener’s TCP_MAXSEG holds for what comes after it', () => {
  const early = server.split('\n').slice(0, 4).join('\n');
  expect(
    stopOf(
      `
+0 setsockopt(3, SOL_TCP, TCP_MAXSEG, [1100], 4) = 0
+0 < S 0:0(0) win 32792 <mss 1300,nop,wscale 7>
+0 > S. 0:0(0) ack 1 <mss 1100,nop,wscale 8>
`,
      early,
    ),
  ).toBeNull();
});

test('a buffer that is no address: EFAULT; a listener that is read: ENOTCONN', () => {
  expect(
    stopOf(`
+0 write(4, NULL, 5) = -1 EFAULT (Bad address)
+0 < P. 1:101(100) ack 1 win 257
+0 > . 1:1(0) ack 101
+0 read(4, NULL, 5) = -1 EFAULT (Bad address)
+0 read(3, ..., 5) = -1 ENOTCONN (Transport endpoint is not connected)
`),
  ).toBeNull();
});

test.each([
  ['+0 send(4, ..., 5, MSG_MORE) = 5', 'MSG_MORE'],
  ['+0 sendto(4, ..., 5, MSG_FASTOPEN, ..., ...) = 5', 'MSG_FASTOPEN'],
  ['+0 setsockopt(4, SOL_TCP, TCP_CORK, [1], 4) = 0', 'TCP_CORK'],
  ['+0 setsockopt(4, SOL_SOCKET, SO_ZEROCOPY, [1], 4) = 0', 'SO_ZEROCOPY'],
  ['+0 getsockopt(4, SOL_TCP, TCP_CONGESTION, [0], [4]) = 0', 'TCP_CONGESTION'],
])('what is not modelled is refused by its line and name: %s', (line, name) => {
  const stop = stopOf(line);
  expect(stop).toMatch(/^unsupported line 9/);
  expect(stop).toContain(name);
});

test('before the endpoint has sent a SYN, numbers are taken as they stand', () => {
  const early = server.split('\n').slice(0, 4).join('\n');
  expect(stopOf('\n+0 < . 0:0(0) ack 5 win 100\n+0 > R 5:5(0)\n', early)).toBeNull();
});

test('what is set beside the defaults comes after them', () => {
  const script = `\`../common/defaults.sh
../common/set_sysctls.py /proc/sys/net/ipv4/tcp_timestamps=0\`
0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 fcntl(3, F_SETFL, O_RDWR|O_NONBLOCK) = 0
+0 connect(3, ..., ...) = -1 EINPROGRESS (Operation now in progress)
+0 > S 0:0(0) <mss 1460,nop,nop,sackOK,nop,wscale 8>
`;
  expect(stopOf('', script)).toBeNull();
});

test('a SYN that a server would open fast is refused; where no server does, it is an ordinary SYN', () => {
  const script = (setting: string) => `\`../common/set_sysctls.py ${setting}\`
0  socket(..., SOCK_STREAM, IPPROTO_TCP) = 3
+0 bind(3, ..., ...) = 0
+0 listen(3, 1) = 0
+0 < S 0:0(0) win 1000 <mss 1000,FO 4242424242424242,nop,nop>
+0 > S. 0:0(0) ack 1 <mss 1460>
`;
  expect(stopOf('', script('/proc/sys/net/ipv4/tcp_fastopen=0x1'))).toBeNull();
  expect(stopOf('', script('/proc/sys/net/ipv4/tcp_fastopen=0x403'))).toMatch(
    /^unsupported line 5: .* found Fast Open$/,
  );
});
