import { ACK, add, distance, has, seq, SYN, type Segment, type Seq } from '@/lib/tcp';
import type { HostName } from '../trace';

/** A segment that passed an end, with its numbers counted as a script counts them. */
export interface Passed {
  /** `seq`, `ack` and SACK blocks count from the initial sequence number of their direction. */
  readonly segment: Segment;
  readonly atMs: number;
}

export interface Ports {
  readonly src: number;
  readonly dst: number;
}

type Lists = Readonly<Record<HostName, Passed[]>>;

const peer = (host: HostName): HostName => (host === 'A' ? 'B' : 'A');

/** What passes the two ends, and the initial sequence numbers that were seen. */
export class Wire {
  /** Sent by a host, or arrived at it, and not yet looked for. */
  readonly out: Lists = { A: [], B: [] };
  readonly in: Lists = { A: [], B: [] };
  /** The initial sequence numbers of a host’s connections by their ports, in order. */
  private readonly initial: Readonly<Record<HostName, Map<string, Seq[]>>> = {
    A: new Map(),
    B: new Map(),
  };
  /** The ports of the last SYN, as A writes them. */
  private last: Ports | null = null;

  sent(host: HostName, segment: Segment, atMs: number): void {
    if (has(segment, SYN)) this.learn(host, segment);
    this.out[host].push({ segment: this.counted(host, segment), atMs });
  }

  received(host: HostName, segment: Segment, atMs: number): void {
    this.in[host].push({ segment: this.counted(peer(host), segment), atMs });
  }

  /** The ports that a segment of this host has, unless a script says; before any SYN, packetdrill’s. */
  portsFrom(host: HostName, usual: Ports): Ports {
    const { src, dst } = this.last ?? usual;
    return host === 'A' ? { src, dst } : { src: dst, dst: src };
  }

  /** A script’s number of this host, as it stands on the wire: counted from its newest connection there. */
  absolute(host: HostName, { src, dst }: Ports, number: number): Seq {
    const newest = this.initial[host].get(`${src} ${dst}`)?.at(-1);
    return add(newest ?? seq(0), number);
  }

  private learn(host: HostName, { srcPort, dstPort, seq: number }: Segment): void {
    this.last = host === 'A' ? { src: srcPort, dst: dstPort } : { src: dstPort, dst: srcPort };
    const key = `${srcPort} ${dstPort}`;
    const known = this.initial[host].get(key) ?? [];
    if (!known.includes(number)) known.push(number);
    this.initial[host].set(key, known);
  }

  private counted(from: HostName, segment: Segment): Segment {
    const { srcPort, dstPort, options } = segment;
    const mine = (number: Seq): Seq => this.relative(from, `${srcPort} ${dstPort}`, number);
    const theirs = (number: Seq): Seq => this.relative(peer(from), `${dstPort} ${srcPort}`, number);
    const sack = options?.sack?.map(([start, end]) => [theirs(start), theirs(end)] as const);
    return {
      ...segment,
      seq: mine(segment.seq),
      ack: has(segment, ACK) ? theirs(segment.ack) : segment.ack,
      ...(options && { options: { ...options, ...(sack && { sack }) } }),
    };
  }

  /**
   * Where the same ports had several connections, numbers of an old one still pass (half-open connections): each counts
   * from the initial sequence number that it lies nearest to. A host that never sent a SYN has only 0.
   */
  private relative(host: HostName, key: string, number: Seq): Seq {
    const known = this.initial[host].get(key) ?? [];
    const offsets = known.map((initial) => distance(number, initial));
    const nearest = offsets.reduce<number | null>(
      (best, offset) => (best === null || Math.abs(offset) < Math.abs(best) ? offset : best),
      null,
    );
    return nearest === null ? number : seq(nearest);
  }
}
