import { z } from 'zod';
import { kindIds, topicIds } from '@/lib/questions';

const both = z.strictObject({
  en: z.string().min(1).max(400),
  'zh-CN': z.string().min(1).max(400),
});
const minutes = z.number().int().min(1).max(240);
const itemRules = {
  /** The item's own limit, from when it is first opened. Left out: only the whole counts. */
  minutes: minutes.optional(),
  points: z.number().min(0).max(100).default(1),
};
const difficulty = z.number().int().min(1).max(5);

/** A fixed question of content/ or, by its version, of an author. */
const fixed = z.strictObject({
  /** The id of a question of content/: the version on offer when the attempt begins. */
  question: z.string().min(1).max(80).optional(),
  /** The id of a stored version. Exactly one of `question` and `version`. */
  version: z.string().min(1).max(64).optional(),
  ...itemRules,
});
/** Questions of content/ drawn at random, none twice in an attempt. */
const drawn = z.strictObject({
  pool: z.strictObject({
    topics: z.array(z.enum(topicIds)).min(1),
    kinds: z.array(z.enum(kindIds)).min(1).optional(),
    difficulty: z.tuple([difficulty, difficulty]).optional(),
  }),
  count: z.number().int().min(1).max(50),
  ...itemRules,
});
/** Made by the simulator afresh for each attempt. */
const generated = z.strictObject({
  generator: z.string().regex(/^F\d\d$/),
  difficulty,
  params: z.record(z.string(), z.json()).default({}),
  count: z.number().int().min(1).max(50).default(1),
  ...itemRules,
});

/** What a timed interview consists of: content/interviews/<slug>.yml, or authored. */
export const interviewDefinition = z.strictObject({
  title: both,
  /** Said before it begins. */
  lead: both,
  level: z.enum(['junior', 'mid', 'senior']),
  /** For the whole; null: no limit. */
  minutes: minutes.nullable(),
  /** `forward`: an item that was left cannot be opened again. */
  navigation: z.enum(['forward', 'free']),
  /** What becomes of the time in which the server was out: given back, or not. */
  outage: z.enum(['give-back', 'keep-going']).default('give-back'),
  sections: z
    .array(
      z.strictObject({
        title: both,
        items: z
          .array(z.union([fixed, drawn, generated]))
          .min(1)
          .max(100),
      }),
    )
    .min(1)
    .max(20),
});
export type InterviewDefinition = z.infer<typeof interviewDefinition>;

type Issue = z.core.$ZodIssue;

/**
 * The issues of a definition as whoever wrote it can act on them: an entry is held against the one form it was meant to
 * have, where the union would name the keys of another.
 */
export function definitionIssues(value: unknown, issues: readonly Issue[]): Issue[] {
  const told = new Set<string>();
  return issues.flatMap((issue) => {
    const [sections, , items, entry] = issue.path;
    if (sections !== 'sections' || items !== 'items' || entry === undefined) return [issue];
    const place = issue.path.slice(0, 4);
    if (told.has(place.join('.'))) return [];
    told.add(place.join('.'));
    const meant = place.reduce(partOf, value);
    const own = formOf(meant).safeParse(meant).error?.issues ?? [];
    return own.map((each) => ({ ...each, path: [...place, ...each.path] }));
  });
}

const formOf = (entry: unknown): z.ZodType => {
  if (partOf(entry, 'pool') !== undefined) return drawn;
  return partOf(entry, 'generator') === undefined ? fixed : generated;
};

const partOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
