/** The system calls that concern TCP connections: how few and how many arguments each takes. */
export const calls: Readonly<Record<string, readonly [least: number, most: number]>> = {
  socket: [3, 3],
  bind: [3, 3],
  listen: [2, 2],
  accept: [3, 3],
  accept4: [4, 4],
  connect: [3, 3],
  read: [3, 3],
  readv: [3, 3],
  recv: [4, 4],
  recvfrom: [6, 6],
  recvmsg: [3, 3],
  write: [3, 3],
  writev: [3, 3],
  send: [4, 4],
  sendto: [6, 6],
  sendmsg: [3, 3],
  shutdown: [2, 2],
  close: [1, 1],
  getsockopt: [5, 5],
  setsockopt: [5, 5],
  fcntl: [2, 3],
  ioctl: [2, 3],
  poll: [3, 3],
  epoll_create: [1, 1],
  epoll_ctl: [4, 4],
  epoll_wait: [4, 4],
};

/** What packetdrill has besides: files, pipes, capabilities, encryption below TCP, and other protocols' calls. */
const beyond = new Set(['open', 'sendfile', 'splice', 'pipe', 'cap_set']);

export const isBeyond = (name: string): boolean => beyond.has(name) || /^(?:psp|sctp)_/.test(name);

/** Functions that stand inside arguments. */
export const functions = ['htons', 'htonl', 'ntohs', 'ntohl', 'inet_addr', 'inet6_addr'] as const;
