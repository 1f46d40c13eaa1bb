import type { Random } from '@/lib/kit';
import { drawSetting, hostNames } from '../setting';
import { drawWrites } from '../writes';
import { type Cause, causes, type HalfOpen, type Sequel, settled } from './half-open';

/** The harder, the more ways in which a peer can be gone, and the more that happens afterwards. */
export function drawHalfOpen(random: Random, difficulty: number): HalfOpen {
  const setting = drawSetting(random, Math.min(difficulty, 3));
  const cause = random.pick(causesAt(difficulty));
  const sequel = random.pick(sequelsAt(difficulty));
  return settled({
    ...setting,
    writes: drawWrites(random.fork('writes'), random.int(0, Math.min(difficulty + 1, 5))),
    loser: difficulty === 1 ? 'B' : random.pick(hostNames),
    cause,
    sequel,
    actsAfterMs: random.int(1, 30) * 1000,
    octets: random.int(1, 14) * 100,
    retries: random.int(4, 8),
    outMs: random.int(32, 70) * 1000 + 500,
    idleMs: random.pick([30, 60, 90, 120, 300, 600, 7200]) * 1000,
    intervalMs: random.pick([5, 10, 15, 20, 30, 75]) * 1000,
    probes: random.int(3, 9),
    at: random.int(0, 999),
  });
}

const causesAt = (difficulty: number): readonly Cause[] =>
  difficulty === 1 ? ['reboot', 'unplug'] : difficulty === 2 ? causes.slice(0, 3) : causes;

const sequelsAt = (difficulty: number): readonly Sequel[] =>
  difficulty === 1
    ? ['silence', 'send']
    : difficulty === 2
      ? ['silence', 'send', 'probe']
      : ['silence', 'send', 'send', 'probe', 'probe', 'reopen'];
