import { err, ok, present, type Random, type Result } from '@/lib/kit';
import type { InterviewDefinition } from './definition';
import type { Plan } from './plan';

/** A question of content/ that is on offer now. */
export interface PoolQuestion {
  readonly versionId: string;
  readonly slug: string;
  readonly topic: string;
  readonly kind: string;
  readonly difficulty: number;
}

/** The question of one item: a stored version, or one that the simulator has yet to make. */
export type Slot =
  | { readonly kind: 'version'; readonly versionId: string }
  | {
      readonly kind: 'generated';
      readonly generator: string;
      readonly difficulty: number;
      readonly params: Readonly<Record<string, unknown>>;
    };

/** Which entry of a definition finds too few questions. Sections and entries count from 0. */
export interface Shortage {
  readonly section: number;
  readonly entry: number;
  readonly wanted: number;
  readonly found: number;
}

type Entry = InterviewDefinition['sections'][number]['items'][number];
interface Placed {
  readonly entry: Entry;
  readonly section: number;
  readonly at: number;
}

/** Draws the questions of a definition, none twice, and lays out the plan. `slots` are by position, like the plan's items. */
export function compile(
  definition: InterviewDefinition,
  pool: readonly PoolQuestion[],
  random: Random,
): Result<{ readonly plan: Plan; readonly slots: readonly Slot[] }, Shortage> {
  const placed = definition.sections.flatMap(({ items }, section) =>
    items.map((entry, at): Placed => ({ entry, section, at })),
  );
  const drawn = drawAll(placed, pool, random);
  if (!drawn.ok) return drawn;
  const slotsOf = ({ entry }: Placed): readonly Slot[] => present(drawn.value.get(entry), 'slots');
  const counts = definition.sections.map((_, section) =>
    placed
      .filter((each) => each.section === section)
      .reduce((sum, each) => sum + slotsOf(each).length, 0),
  );
  return ok({
    slots: placed.flatMap(slotsOf),
    plan: {
      ...{ v: 1, title: definition.title, minutes: definition.minutes },
      ...{ navigation: definition.navigation, outage: definition.outage },
      sections: definition.sections.map(({ title }, section) => ({
        title,
        from: counts.slice(0, section).reduce((sum, count) => sum + count, 0),
        count: counts[section] ?? 0,
      })),
      items: placed.flatMap((each) =>
        slotsOf(each).map(() => ({
          minutes: each.entry.minutes ?? null,
          points: each.entry.points,
        })),
      ),
    },
  });
}

/** The questions of each entry. Named ones are never drawn as well, and narrow pools draw before wide ones. */
function drawAll(
  placed: readonly Placed[],
  pool: readonly PoolQuestion[],
  random: Random,
): Result<ReadonlyMap<Entry, readonly Slot[]>, Shortage> {
  const slots = new Map<Entry, readonly Slot[]>();
  const used = new Set<string>();
  const candidatesOf = (entry: Entry) =>
    pool.filter((question) => fits(entry, question) && !used.has(question.versionId));
  const byWidth = [...placed].sort((one, other) => widthOf(one, pool) - widthOf(other, pool));
  for (const { entry, section, at } of byWidth) {
    if ('generator' in entry) {
      slots.set(entry, repeated(generatedSlot(entry), entry.count));
      continue;
    }
    if ('version' in entry && entry.version !== undefined) {
      slots.set(entry, [versionSlot(entry.version)]);
      used.add(entry.version);
      continue;
    }
    const wanted = 'pool' in entry ? entry.count : 1;
    const found = random.shuffle(candidatesOf(entry)).slice(0, wanted);
    if (found.length < wanted) return err({ section, entry: at, wanted, found: found.length });
    for (const { versionId } of found) used.add(versionId);
    slots.set(
      entry,
      found.map(({ versionId }) => versionSlot(versionId)),
    );
  }
  return ok(slots);
}

/** How many questions an entry has to choose from; what is named outright comes first. */
const widthOf = ({ entry }: Placed, pool: readonly PoolQuestion[]): number =>
  'pool' in entry ? pool.filter((question) => fits(entry, question)).length : 0;

function fits(entry: Entry, { slug, topic, kind, difficulty }: PoolQuestion): boolean {
  if ('question' in entry && entry.question !== undefined) return slug === entry.question;
  if (!('pool' in entry)) return false;
  const { topics, kinds, difficulty: between = [1, 5] } = entry.pool;
  return (
    topics.some((each) => each === topic) &&
    (kinds?.some((each) => each === kind) ?? true) &&
    between[0] <= difficulty &&
    difficulty <= between[1]
  );
}

const versionSlot = (versionId: string): Slot => ({ kind: 'version', versionId });

const generatedSlot = (entry: Extract<Entry, { generator: string }>): Slot => ({
  ...{ kind: 'generated', generator: entry.generator },
  ...{ difficulty: entry.difficulty, params: entry.params },
});

const repeated = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value);
