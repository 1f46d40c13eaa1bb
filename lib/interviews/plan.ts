import { z } from 'zod';

const both = z.strictObject({ en: z.string(), 'zh-CN': z.string() });

/** What an attempt was compiled to when it began. Stored with it for ever; which questions they are stands in its items. */
const plan = z.strictObject({
  v: z.literal(1),
  title: both,
  /** For the whole; null: no limit. */
  minutes: z.number().nullable(),
  navigation: z.enum(['forward', 'free']),
  outage: z.enum(['give-back', 'keep-going']),
  /** In order; together they hold every item once. */
  sections: z.array(
    z.strictObject({ title: both, from: z.number().int(), count: z.number().int() }),
  ),
  /** By position. `minutes`: the item's own limit, from when it is first opened; null: only the whole counts. */
  items: z.array(z.strictObject({ minutes: z.number().nullable(), points: z.number() })),
});
export type Plan = Readonly<z.infer<typeof plan>>;

/** A stored plan; throws where the stored JSON is none, which only a bug can cause. */
export const readPlan = (stored: unknown): Plan => plan.parse(stored);

/** A plan of one section without a limit: how a set is taken. */
export function planOfSet(title: z.infer<typeof both>, points: readonly number[]): Plan {
  return {
    ...{ v: 1, title, minutes: null, navigation: 'free', outage: 'give-back' },
    sections: [{ title, from: 0, count: points.length }],
    items: points.map((each) => ({ minutes: null, points: each })),
  };
}
