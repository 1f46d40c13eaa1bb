import type { Actor } from '@/lib/auth';
import * as db from '@/lib/db';
import type { Locale } from '@/lib/i18n';
import { ok, type Result } from '@/lib/kit';
import { textOf } from './authoring-lists';
import { isId, permitted } from './permitted';
import type { ServiceError } from './service-error';

/** What the questions behind some versions are called, by version id; those the asker may not use are left out. */
export async function versionNames(
  actor: Actor,
  versionIds: readonly string[],
  locale: Locale,
): Promise<Result<Readonly<Record<string, string>>, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const found = await db.usableVersions(author.value.id, versionIds.filter(isId));
  return ok(
    Object.fromEntries(found.map(({ versionId, body }) => [versionId, textOf(body, locale)])),
  );
}
