import { z } from 'zod';
import { err, ok, type Result } from '@/lib/kit';
import { type Item, itemVersion, presetNames, topicIds } from './item';
import { keyBody, publicBody } from './kinds';

const publicView = z.strictObject({
  v: z.literal(itemVersion),
  topic: z.enum(topicIds),
  difficulty: z.number().int().min(1).max(5),
  preset: z.enum(presetNames).nullable(),
  stem: z.string().min(1),
  evidence: z.unknown(),
  body: publicBody,
});

const answerKey = z.strictObject({
  v: z.literal(itemVersion),
  body: keyBody,
  why: z.string().min(1),
  remember: z.string().nullable(),
  sources: z.array(z.string()),
  evidence: z.unknown(),
});

const provenance = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('authored'), question: z.string(), version: z.number().int() }),
  z.strictObject({
    kind: z.literal('generated'),
    generator: z.string(),
    version: z.number().int(),
    seed: z.string(),
    difficulty: z.number().int().min(1).max(5),
    params: z.record(z.string(), z.unknown()),
  }),
]);

const storedItem = z
  .strictObject({ public: publicView, key: answerKey, provenance })
  .refine((item) => item.public.body.kind === item.key.body.kind, {
    path: ['key', 'body', 'kind'],
    message: 'the key is of another kind than the question',
  });

/** One step from the form of a version to the next; its index is the version it starts from, less one. */
type Migration = (item: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** None yet: version 1 is the first form. A change of form adds a step here and an old sample to the test. */
const migrations: readonly Migration[] = [];

/** Why stored JSON is not an item that this program can read. */
export interface StoredItemError {
  readonly code: 'no-version' | 'newer-version' | 'malformed';
  /** Where in the JSON, as `public.body.kind`; empty for the whole. */
  readonly path: string;
  readonly detail: string;
}

/**
 * Reads an item from stored JSON of any version up to `itemVersion`, migrating it step by step.
 * Evidence is carried as it stands: it belongs to lib/sim.
 */
export function readStoredItem(stored: unknown): Result<Item, StoredItemError> {
  const version = versionOf(stored);
  if (version === null) {
    return err({
      code: 'no-version',
      path: 'public.v',
      detail: 'a whole number from 1 is expected',
    });
  }
  if (version > itemVersion) {
    const detail = `version ${version}; this program reads up to ${itemVersion}`;
    return err({ code: 'newer-version', path: 'public.v', detail });
  }
  const current = migrations
    .slice(version - 1)
    .reduce((item, step) => step(item), stored as Readonly<Record<string, unknown>>);
  const parsed = storedItem.safeParse(current);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return err({ code: 'malformed', path, detail: issue?.message ?? 'unreadable' });
}

function versionOf(stored: unknown): number | null {
  const parsed = z.object({ public: z.object({ v: z.number().int().min(1) }) }).safeParse(stored);
  return parsed.success ? parsed.data.public.v : null;
}
