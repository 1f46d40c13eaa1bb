import { assert } from '@/lib/kit';
import { add, ctlOf, seq, type Segment, type TcpEvent } from '@/lib/tcp';
import type { Connection } from './connection';
import type { HostName } from './trace';
import type { World } from './world';

/** A world whose deeds may be a crowd's. */
export type CrowdWorld = Pick<World, 'call' | 'hosts' | 'inject' | 'outside'> & {
  readonly clock: { readonly nowMs: number };
  at(atMs: number, deed: CrowdDeed): void;
  after(afterMs: number, deed: CrowdDeed): void;
};

/**
 * Many connections in one run: SYNs from ports in a row, one after another. Clients are connections of their host and
 * go through with it; forged SYNs come from sources that are nobody, so that no answer ever comes back.
 */
export interface Crowd {
  /** On whose side of the network they are. */
  readonly host: HostName;
  readonly kind: 'clients' | 'forged';
  readonly size: number;
  readonly fromMs: number;
  /** Between one SYN and the next. */
  readonly everyMs: number;
  /** The port of the first; the others follow it. */
  readonly firstPort: number;
  readonly remotePort: number;
  /** Clients: SEND so many octets once ESTABLISHED; none unless said. */
  readonly sends?: number;
  /** Clients: CLOSE so long after ESTABLISHED; never unless said. */
  readonly closesAfterMs?: number;
  /** Their peers: CLOSE so long after CLOSE-WAIT; never unless said. */
  readonly peerClosesAfterMs?: number;
}

/** What one of a crowd does next. */
export type CrowdDeed =
  | { readonly crowd: Crowd; readonly does: 'come'; readonly n: number }
  | { readonly crowd: Crowd; readonly does: 'send' | 'close'; readonly connection: Connection };

const closing: TcpEvent = { kind: 'call', call: { name: 'CLOSE' } };
const opening: TcpEvent = { kind: 'call', call: { name: 'OPEN', active: true } };

/** Lets the crowds of a scenario come, and do what they do. One arrival at a time waits for each crowd. */
export class Crowds {
  constructor(
    private readonly crowds: readonly Crowd[],
    private readonly world: CrowdWorld,
  ) {
    for (const { kind, host, firstPort, size } of crowds) {
      const last = firstPort + size - 1;
      assert(last <= 65_535, `ports up to 65535 for a crowd, not up to ${last}`);
      if (kind === 'forged') world.outside.push({ host, first: firstPort, last });
    }
  }

  start(): void {
    for (const crowd of this.crowds) this.comes(crowd, 0);
  }

  done(deed: CrowdDeed): void {
    const { crowd } = deed;
    const { world } = this;
    switch (deed.does) {
      case 'come':
        if (crowd.kind === 'clients') this.open(crowd, deed.n);
        else world.inject(forgedSyn(crowd, deed.n), crowd.host, 'scenario:outside');
        this.comes(crowd, deed.n + 1);
        break;
      case 'send': {
        const octets = crowd.sends ?? 0;
        const event = { kind: 'call', call: { name: 'SEND', octets } } as const;
        world.call(deed.connection, event, 'SEND', octets);
        break;
      }
      case 'close':
        world.call(deed.connection, closing, 'CLOSE');
        break;
    }
  }

  /** A connection has changed its state. */
  entered(connection: Connection): void {
    const { state } = connection.tcb;
    if (state !== 'ESTABLISHED' && state !== 'CLOSE-WAIT') return;
    for (const crowd of this.crowds) {
      if (crowd.kind === 'forged') continue;
      if (state === 'ESTABLISHED' && isClient(crowd, connection)) this.begins(crowd, connection);
      if (state === 'CLOSE-WAIT' && isPeer(crowd, connection)) {
        this.closes(crowd, connection, crowd.peerClosesAfterMs);
      }
    }
  }

  private comes(crowd: Crowd, n: number): void {
    if (n < crowd.size) {
      this.world.at(crowd.fromMs + n * crowd.everyMs, { crowd, does: 'come', n });
    }
  }

  private open(crowd: Crowd, n: number): void {
    const { world } = this;
    const host = world.hosts[crowd.host];
    const port = crowd.firstPort + n;
    world.call(host.connect(port, crowd.remotePort, world.clock.nowMs), opening, 'OPEN');
  }

  private begins(crowd: Crowd, connection: Connection): void {
    if ((crowd.sends ?? 0) > 0) this.world.after(0, { crowd, does: 'send', connection });
    this.closes(crowd, connection, crowd.closesAfterMs);
  }

  private closes(crowd: Crowd, connection: Connection, afterMs: number | undefined): void {
    if (afterMs !== undefined) this.world.after(afterMs, { crowd, does: 'close', connection });
  }
}

const covers = ({ firstPort, size }: Crowd, port: number | null): boolean =>
  port !== null && port >= firstPort && port < firstPort + size;

const isClient = (crowd: Crowd, { host, localPort, remotePort }: Connection): boolean =>
  host.name === crowd.host && remotePort === crowd.remotePort && covers(crowd, localPort);

const isPeer = (crowd: Crowd, { host, localPort, remotePort }: Connection): boolean =>
  host.name !== crowd.host && localPort === crowd.remotePort && covers(crowd, remotePort);

/** Its number is as good as any other: nobody goes on with it. */
const forgedSyn = ({ firstPort, remotePort }: Crowd, n: number): Segment => ({
  srcPort: firstPort + n,
  dstPort: remotePort,
  seq: add(seq(0), n),
  ack: seq(0),
  ctl: ctlOf(['SYN']),
  wnd: 65_535,
  len: 0,
});
