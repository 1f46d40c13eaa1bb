import { timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * PostgreSQL's protocol (version 3) in front of an engine that has one session. A client's request, up to its Sync,
 * runs whole, and a client in a transaction has the engine to itself: what others send meanwhile waits.
 * (The ready-made @electric-sql/pglite-socket 0.2.17 queues single messages: once a parameter is longer than one
 * packet, two clients' messages mix, and one of them is shown the other's rows. It knows no passwords either.)
 */

/**
 * @typedef {object} Engine
 * @property {(message: Uint8Array, options: { syncToFs: boolean, onRawData: (data: Uint8Array) => void }) => Promise<void>} execProtocolRawStream
 * @property {() => boolean} isInTransaction
 */

const version3 = 196_608;
const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
const cancelRequest = 80_877_102;
const longestGreeting = 10_000;
const signInWithinMs = 10_000;
/** A client that holds a transaction and says nothing for so long is dropped: everybody else is waiting for it. */
const idleInTransactionMs = 30_000;

/** The types of message that end a request: Query, Sync, Flush, FunctionCall. */
const endOfRequest = new Set(['Q', 'S', 'H', 'F'].map((type) => type.charCodeAt(0)));
const terminate = 'X'.charCodeAt(0);
const flush = 'H'.charCodeAt(0);

/** Lets one client at a time use the engine. */
class Turns {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
    /** @type {Client | null} */
    this.holder = null;
    /** @type {Client[]} */
    this.waiting = [];
    this.running = false;
    /** @type {(error: unknown) => void} */
    this.broken = () => undefined;
  }

  /** @param {Client} client has a request ready, or is gone and has to be cleaned up after */
  ask(client) {
    if (!this.waiting.includes(client)) this.waiting.push(client);
    void this.work();
  }

  async work() {
    if (this.running) return;
    this.running = true;
    try {
      for (let next = this.next(); next !== null; next = this.next()) await this.serve(next);
    } catch (error) {
      this.broken(error);
      return;
    }
    this.running = false;
  }

  /** @returns {Client | null} */
  next() {
    const index = this.holder === null ? 0 : this.waiting.indexOf(this.holder);
    return this.waiting.splice(index < 0 ? this.waiting.length : index, 1)[0] ?? null;
  }

  /** @param {Client} client */
  async serve(client) {
    if (client.gone) {
      if (this.holder === client) await this.endTransaction();
      return;
    }
    const request = client.requests.shift();
    if (request === undefined) return;
    clearTimeout(client.idle);
    await this.engine.execProtocolRawStream(request.bytes, {
      syncToFs: false,
      onRawData: (data) => client.send(Buffer.from(data)),
    });
    this.holder = request.open || this.engine.isInTransaction() ? client : null;
    if (client.requests.length > 0 || client.gone) this.waiting.push(client);
    else if (this.holder === client)
      client.idle = setTimeout(() => client.drop(), idleInTransactionMs);
  }

  /** Rolls back what a client left open: Sync first, in case it went away in the middle of a request. */
  async endTransaction() {
    const ignore = { syncToFs: false, onRawData: () => undefined };
    await this.engine.execProtocolRawStream(message('S'), ignore);
    if (this.engine.isInTransaction()) {
      await this.engine.execProtocolRawStream(message('Q', Buffer.from('ROLLBACK\0')), ignore);
    }
    this.holder = null;
  }
}

class Client {
  /**
   * @param {import('node:net').Socket} socket
   * @param {Turns} turns
   * @param {{ password: Buffer, greeting: Buffer }} door
   */
  constructor(socket, turns, door) {
    this.socket = socket;
    this.turns = turns;
    this.door = door;
    /** @type {{ bytes: Buffer, open: boolean }[]} */
    this.requests = [];
    /** @type {Buffer[]} whole messages of a request that has not ended yet */
    this.messages = [];
    /** @type {Buffer[]} */
    this.received = [];
    this.gone = false;
    this.read = this.readGreeting;
    /** @type {NodeJS.Timeout | undefined} */
    this.idle = setTimeout(() => this.drop(), signInWithinMs);
    socket.setNoDelay(true);
    socket.on('data', (data) => this.receive(data));
    socket.on('error', () => this.leave());
    socket.on('close', () => this.leave());
  }

  /** @param {Buffer} data */
  send(data) {
    if (this.socket.writable) this.socket.write(data);
  }

  /** @param {Buffer} data */
  receive(data) {
    this.received.push(data);
    if (this.needed > 0 && this.received.reduce((sum, part) => sum + part.length, 0) < this.needed)
      return;
    const bytes = this.received.length === 1 ? data : Buffer.concat(this.received);
    const rest = this.readAll(bytes);
    this.received = rest.length > 0 ? [rest] : [];
  }

  needed = 0;

  /**
   * Reads whole messages off the front.
   * @param {Buffer} bytes
   * @returns {Buffer} the rest
   */
  readAll(bytes) {
    let rest = bytes;
    for (;;) {
      const length = this.gone ? 0 : this.read(rest);
      this.needed = Math.max(0, -length);
      if (length <= 0) return this.gone ? Buffer.alloc(0) : rest;
      rest = rest.subarray(length);
    }
  }

  /**
   * Before anything else: encryption is declined (the socket is local), then the greeting is answered by asking for
   * the password.
   * @param {Buffer} bytes
   * @returns {number} how many bytes were read; 0 or less: more are needed (a negative number says how many in all)
   */
  readGreeting(bytes) {
    if (bytes.length < 8) return 0;
    const length = bytes.readInt32BE(0);
    const code = bytes.readInt32BE(4);
    if (length < 8 || length > longestGreeting || code === cancelRequest) return this.refuse();
    if (bytes.length < length) return 0;
    if (code === sslRequest || code === gssRequest) {
      this.send(Buffer.from('N'));
    } else if (code === version3) {
      this.send(message('R', int32(3)));
      this.read = this.readPassword;
    } else return this.refuse(failure('0A000', 'only version 3.0 of the protocol is spoken here'));
    return length;
  }

  /** @param {Buffer} bytes */
  readPassword(bytes) {
    if (bytes.length < 5) return 0;
    const length = 1 + bytes.readInt32BE(1);
    if (bytes[0] !== 'p'.charCodeAt(0) || length < 6 || length > longestGreeting)
      return this.refuse();
    if (bytes.length < length) return 0;
    const given = bytes.subarray(5, length - 1);
    const { password, greeting } = this.door;
    if (given.length !== password.length || !timingSafeEqual(given, password)) {
      return this.refuse(failure('28P01', 'password authentication failed'));
    }
    clearTimeout(this.idle);
    this.send(greeting);
    this.read = this.readMessage;
    return length;
  }

  /** @param {Buffer} bytes */
  readMessage(bytes) {
    if (bytes.length < 5) return 0;
    const length = 1 + bytes.readInt32BE(1);
    if (length < 5) return this.refuse(failure('08P01', 'a message with an impossible length'));
    if (bytes.length < length) return -length;
    const type = bytes[0] ?? 0;
    if (type === terminate) {
      this.socket.end();
      return this.refuse();
    }
    this.messages.push(bytes.subarray(0, length));
    if (endOfRequest.has(type)) {
      this.requests.push({ bytes: Buffer.concat(this.messages), open: type === flush });
      this.messages = [];
      this.turns.ask(this);
    }
    return length;
  }

  /** @param {Buffer} [last] what is said before hanging up */
  refuse(last) {
    if (last !== undefined) this.send(last);
    this.socket.end();
    this.leave();
    return 0;
  }

  drop() {
    this.socket.destroy();
    this.leave();
  }

  leave() {
    if (this.gone) return;
    this.gone = true;
    this.requests = [];
    clearTimeout(this.idle);
    this.turns.ask(this);
  }
}

/**
 * @param {string} type
 * @param {Buffer} [body]
 */
function message(type, body = Buffer.alloc(0)) {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

/** @param {number} value */
function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/**
 * @param {string} code SQLSTATE
 * @param {string} text
 */
const failure = (code, text) => message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`));

/**
 * What the engine answers a client that has proved itself: authentication accepted, its settings, ready.
 * @param {Engine} engine
 */
async function greetingOf(engine) {
  const names = Buffer.from('user\0postgres\0database\0postgres\0client_encoding\0UTF8\0\0');
  const packet = Buffer.concat([int32(names.length + 8), int32(version3), names]);
  /** @type {Buffer[]} */
  const parts = [];
  let whole = Buffer.alloc(0);
  await engine.execProtocolRawStream(packet, {
    syncToFs: false,
    onRawData: (data) => parts.push(Buffer.from(data)),
  });
  whole = Buffer.concat(parts);
  return whole;
}

/**
 * Serves an engine on a free port of 127.0.0.1.
 * @param {Engine} engine
 * @param {string} password
 * @returns {Promise<{ port: number, broken: Promise<never>, close(patienceMs: number): Promise<void> }>} `broken`
 *   rejects when the engine cannot go on; `close` first lets the clients leave
 */
export async function serveEngine(engine, password) {
  const turns = new Turns(engine);
  const door = { password: Buffer.from(password), greeting: await greetingOf(engine) };
  /** @type {Set<Client>} */
  const clients = new Set();
  const server = createServer((socket) => {
    const client = new Client(socket, turns, door);
    clients.add(client);
    socket.on('close', () => clients.delete(client));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    broken: new Promise((_, reject) => (turns.broken = reject)),
    close: (patienceMs) =>
      new Promise((resolve) => {
        const patience = setTimeout(() => clients.forEach((client) => client.drop()), patienceMs);
        server.close(() => {
          clearTimeout(patience);
          // What the last clients left behind is cleaned up in the turns already asked for.
          setTimeout(resolve, 0);
        });
      }),
  };
}
