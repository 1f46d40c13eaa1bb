import { contentHash, definitionFindings, type FieldFinding } from '@/lib/authoring';
import { allowed, type Actor, type Named } from '@/lib/auth';
import * as db from '@/lib/db';
import type { AuthoredInterview, Visibility } from '@/lib/db';
import { interviewDefinition, type InterviewDefinition } from '@/lib/interviews';
import type { Locale } from '@/lib/i18n';
import { assert, err, ok, type InterviewId, type Result } from '@/lib/kit';
import { newSlug, writing } from './authoring-drafts';
import { isId, permitted } from './permitted';
import { failure, findingsFailure, type ServiceError } from './service-error';

/** Makes an interview of the author's own. What is wrong with its definition is told by field. */
export async function createInterview(
  actor: Actor,
  definition: unknown,
  locale: Locale,
): Promise<Result<{ readonly id: InterviewId; readonly slug: string }, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  const checked = await checkDefinition(author.value, definition, locale);
  if (!checked.ok) return findingsFailure(locale, 'interview-wrong', checked.error);
  const slug = newSlug('i');
  const id = await db.createInterview(author.value.id, slug, stored(checked.value));
  return ok({ id, slug });
}

/** An interview as its author's page shows it. */
export interface AuthoredInterviewView {
  readonly id: InterviewId;
  readonly slug: string;
  readonly definition: InterviewDefinition;
  readonly visibility: Visibility;
  readonly version: number;
}

export async function readAuthoredInterview(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<AuthoredInterviewView, ServiceError>> {
  const own = await ownInterview(actor, id, locale);
  if (!own.ok) return own;
  const { interview } = own.value;
  const read = interviewDefinition.safeParse(interview.definition);
  assert(read.success, 'a stored definition that can be read');
  return ok({
    ...{ id: interview.id, slug: interview.slug, visibility: interview.visibility },
    ...{ definition: read.data, version: interview.number },
  });
}

/** Changes an interview: another definition is the next version. Attempts keep the one they began with. */
export async function updateInterview(
  actor: Actor,
  id: string,
  change: { readonly definition: unknown; readonly visibility: Visibility },
  locale: Locale,
): Promise<Result<{ readonly version: number }, ServiceError>> {
  const own = await ownInterview(actor, id, locale);
  if (!own.ok) return own;
  const { author, interview } = own.value;
  if (change.visibility === 'public' && !allowed(actor, 'publish-banks', author.id)) {
    return failure(locale, 'forbidden');
  }
  const checked = await checkDefinition(author, change.definition, locale);
  if (!checked.ok) return findingsFailure(locale, 'interview-wrong', checked.error);
  const version = await db.updateInterview(interview.id, stored(checked.value), change.visibility);
  return ok({ version });
}

const stored = (definition: InterviewDefinition) => ({
  definition,
  contentHash: contentHash(definition),
});

/** A definition of the right form whose questions the author may use, or all that is wrong with it. */
async function checkDefinition(
  author: Named,
  definition: unknown,
  locale: Locale,
): Promise<Result<InterviewDefinition, readonly FieldFinding[]>> {
  const {
    findings,
    definition: parsed,
    questions,
    versions,
  } = await definitionFindings(definition, locale);
  if (!parsed) return err(findings);
  const [slugs, usable] = await Promise.all([
    db.contentSlugs(questions.map(({ id }) => id)),
    db.usableVersions(
      author.id,
      versions.map(({ id }) => id),
    ),
  ]);
  const known = new Set<string>(usable.map(({ versionId }) => versionId));
  const strangers = [
    ...questions.filter(({ id }) => !slugs.has(id)),
    ...versions.filter(({ id }) => !known.has(id)),
  ].map(({ finding }) => finding);
  const all = [...findings, ...strangers];
  return all.length > 0 ? err(all) : ok(parsed);
}

/** An interview of one's own; of anybody else's nothing is told. */
export async function ownInterview(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<
  Result<{ readonly author: Named; readonly interview: AuthoredInterview }, ServiceError>
> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const interview = isId(id) ? await db.readInterviewById(id) : null;
  const owner = interview?.ownerId ?? null;
  return interview && owner !== null && allowed(actor, 'author', owner)
    ? ok({ author: author.value, interview })
    : failure(locale, 'no-such-interview');
}
