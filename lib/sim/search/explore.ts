import type { TimerName } from '@/lib/tcp';
import type { HostName } from '../trace';
import { headerOf } from './ladder';
import { nextTimers } from './moment';
import { hostNames, mslMs, type Ask, type Flight, type Scene } from './scene';

/** What is left open: the order and moments of calls and arrivals always are. */
export interface Freedom {
  /** The calls of each user, in order; some may not be made at all. */
  readonly calls: Readonly<Record<HostName, readonly Ask[]>>;
  /** So many segments at most are lost, and so many are duplicated. */
  readonly losses: number;
  readonly copies: number;
  /** So many timers at most fire, of these kinds. */
  readonly timers: number;
  readonly firing: readonly TimerName[];
  /** Of each end one segment arrives after the other; copies come whenever they like. */
  readonly inOrder: boolean;
}

export interface Bounds {
  /** No schedule is followed for more moves. */
  readonly moves: number;
  /** No more moments are looked at. */
  readonly moments: number;
}

export interface Explored {
  /** The moves of a shortest schedule that leads to what is sought; null when none was found. */
  readonly found: readonly string[] | null;
  readonly moments: number;
  /** Null: every schedule that the freedom allows was looked at. Else the bound that stopped it. */
  readonly bound: 'moves' | 'moments' | null;
}

/** A segment under way. */
interface Wire {
  readonly flight: Flight;
  readonly isCopy: boolean;
}

interface Node {
  readonly scene: Scene;
  readonly wire: readonly Wire[];
  readonly calls: Readonly<Record<HostName, number>>;
  readonly losses: number;
  readonly copies: number;
  readonly timers: number;
  readonly moves: readonly string[];
}

/**
 * Looks for a schedule after which something holds, the shortest first: a proof by search, and where it ends without a
 * bound, a proof that there is none. Deterministic.
 */
export function explore(
  start: Scene,
  freedom: Freedom,
  bounds: Bounds,
  sought: (scene: Scene) => boolean,
): Explored {
  const { losses, copies, timers } = freedom;
  const first = {
    scene: start,
    wire: [],
    calls: { A: 0, B: 0 },
    losses,
    copies,
    timers,
    moves: [],
  };
  let level: readonly Node[] = [first];
  const seen = new Set([keyOf(first)]);
  let bound: Explored['bound'] = null;
  while (level.length > 0) {
    const next: Node[] = [];
    for (const node of level) {
      if (sought(node.scene)) return { found: node.moves, moments: seen.size, bound: null };
      const following = movesFrom(node, freedom);
      if (node.moves.length >= bounds.moves) {
        if (following.length > 0) bound = 'moves';
        continue;
      }
      for (const move of following) {
        const after = move();
        const key = keyOf(after);
        if (seen.has(key)) continue;
        if (seen.size >= bounds.moments)
          return { found: null, moments: seen.size, bound: 'moments' };
        seen.add(key);
        next.push(after);
      }
    }
    level = next;
  }
  return { found: null, moments: seen.size, bound };
}

const keyOf = ({ scene, wire, calls, losses, copies, timers }: Node): string =>
  JSON.stringify([
    scene.key(),
    wire.map((each) => wireKey(each, scene.nowMs)).sort(),
    ...[calls, losses, copies, timers],
  ]);

const wireKey = ({ flight: { from, segment, sentAtMs }, isCopy }: Wire, nowMs: number): string =>
  JSON.stringify([from, segment, sentAtMs - nowMs, isCopy]);

type Move = () => Node;

function movesFrom(node: Node, { calls, inOrder, firing }: Freedom): Move[] {
  return [
    ...hostNames.flatMap((host) => callMove(node, host, calls[host])),
    ...node.wire.flatMap((wire) =>
      inOrder && isBehind(node.wire, wire) ? [] : wireMoves(node, wire),
    ),
    ...(node.timers > 0 ? timerMoves(node, firing) : []),
  ];
}

const timerMoves = (node: Node, firing: readonly TimerName[]): Move[] =>
  nextTimers(node.scene)
    .filter(({ timer }) => firing.includes(timer))
    .map((running) => (): Node => {
      const move = `${running.host} timer ${running.timer}`;
      return after({ ...node, timers: node.timers - 1 }, move, (scene) => {
        scene.fire(running);
      });
    });

function callMove(node: Node, host: HostName, list: readonly Ask[]): Move[] {
  const ask = list[node.calls[host]];
  // A call that TCP refuses changes nothing.
  if (ask === undefined || node.scene.copy().call(host, ask) !== null) return [];
  const calls = { ...node.calls, [host]: node.calls[host] + 1 };
  return [
    () =>
      after({ ...node, calls }, `${host} ${ask.call}`, (scene) => {
        scene.call(host, ask);
      }),
  ];
}

/** Whether an older segment of the same sender is still under way. */
const isBehind = (all: readonly Wire[], { flight, isCopy }: Wire): boolean =>
  !isCopy &&
  all.find((each) => !each.isCopy && each.flight.from === flight.from)?.flight !== flight;

function wireMoves(node: Node, wire: Wire): Move[] {
  const { flight } = wire;
  const rest = node.wire.filter((each) => each !== wire);
  const { flags, seq } = headerOf(flight);
  const name = `${flight.from} ${flags.join(',')} ${String(seq)}`;
  const arrives: Move = () =>
    after({ ...node, wire: rest }, `${name} arrives`, (scene) => {
      scene.arrive(flight);
    });
  const lost: Move = () =>
    after({ ...node, wire: rest, losses: node.losses - 1 }, `${name} lost`, () => undefined);
  const copied: Move = () => {
    const all = [...node.wire, { flight, isCopy: true }];
    return after(
      { ...node, wire: all, copies: node.copies - 1 },
      `${name} copied`,
      () => undefined,
    );
  };
  return [
    arrives,
    ...(node.losses > 0 ? [lost] : []),
    ...(node.copies > 0 && !wire.isCopy ? [copied] : []),
  ];
}

/** The node after a move: what was sent is under way, what the network held for too long is gone. */
function after(node: Node, move: string, make: (scene: Scene) => void): Node {
  const scene = node.scene.copy();
  make(scene);
  const sent = hostNames.flatMap((name) =>
    scene.outbox[name].splice(0).map((flight) => ({ flight, isCopy: false })),
  );
  const wire = [...node.wire, ...sent].filter(
    ({ flight }) => scene.nowMs - flight.sentAtMs <= mslMs,
  );
  return { ...node, scene, wire, moves: [...node.moves, move] };
}
