import type { OfferedQuestion, PastAnswer } from '@/lib/db';
import type { GeneratorId } from '@/lib/generators';
import type { Random } from '@/lib/kit';
import type { ItemRef } from './item-ref';

/** A family that can make a question, with its current version. */
export interface Family {
  readonly id: GeneratorId;
  readonly version: number;
}

export interface Choice {
  readonly offered: readonly OfferedQuestion[];
  readonly families: readonly Family[];
  /** The newest first. */
  readonly past: readonly PastAnswer[];
  readonly random: Random;
}

const weights = { missed: 6, unseen: 4, known: 1 };
/** So many of the latest authored questions do not come again at once. */
const restFor = 10;
const seedLength = 9;
const seedLetters = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * The next question to practise: authored and generated in equal shares where there are both; rather what was missed or
 * never seen; not what was answered a moment ago. Null when there is nothing.
 */
export function choose({ offered, families, past, random }: Choice): ItemRef | null {
  if (offered.length === 0 && families.length === 0) return null;
  const authored = families.length === 0 || (offered.length > 0 && random.chance(0.5));
  return authored ? chooseAuthored(offered, past, random) : chooseGenerated(families, past, random);
}

function chooseAuthored(
  offered: readonly OfferedQuestion[],
  past: readonly PastAnswer[],
  random: Random,
): ItemRef {
  const lastScores = new Map<string, number>();
  for (const { versionId, score } of past) {
    if (versionId !== null && !lastScores.has(versionId)) lastScores.set(versionId, score);
  }
  const resting = new Set([...lastScores.keys()].slice(0, Math.min(restFor, offered.length - 1)));
  const { slug, number } = weighted(
    offered.filter(({ versionId }) => !resting.has(versionId)),
    ({ versionId }) => weightOf(lastScores.get(versionId)),
    random,
  );
  return { kind: 'authored', slug, version: number };
}

function chooseGenerated(
  families: readonly Family[],
  past: readonly PastAnswer[],
  random: Random,
): ItemRef {
  const { id, version } = weighted(
    families,
    (family) => weightOf(past.find(({ generator }) => generator === family.id)?.score),
    random,
  );
  const seed = Array.from({ length: seedLength }, () =>
    seedLetters.charAt(random.int(0, seedLetters.length - 1)),
  ).join('');
  return {
    kind: 'generated',
    generator: id,
    version,
    difficulty: difficultyFor(past, random),
    seed,
  };
}

function weightOf(lastScore: number | undefined): number {
  if (lastScore === undefined) return weights.unseen;
  return lastScore < 1 ? weights.missed : weights.known;
}

const shownBy = 8;

/** The difficulty (1 to 5) that suits the latest answers: about 2 for a beginner, 4 for who gets everything right. */
export function difficultyFor(past: readonly PastAnswer[], random: Random): number {
  const latest = past.slice(0, shownBy);
  const right = latest.reduce((sum, { score }) => sum + score, 0) / Math.max(1, latest.length);
  const level = 2 + (latest.length < 3 ? 0 : Math.round(right * 2.5 - 0.75));
  return Math.min(5, Math.max(1, level + random.int(-1, 1)));
}

function weighted<T>(list: readonly T[], weightIn: (element: T) => number, random: Random): T {
  const total = list.reduce((sum, element) => sum + weightIn(element), 0);
  let drawn = random.int(1, Math.max(1, total));
  const found = list.find((element) => (drawn -= weightIn(element)) <= 0);
  return found ?? random.pick(list);
}
