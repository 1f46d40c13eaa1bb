import type { FieldFinding } from '@/lib/authoring';
import type { Actor } from '@/lib/auth';
import * as db from '@/lib/db';
import { generatorsFor } from '@/lib/generators';
import type { Locale } from '@/lib/i18n';
import { ok, present, type QuestionVersionId, type Result } from '@/lib/kit';
import { emptyDraft, type DraftKind, type QuestionDraft, type TopicId } from '@/lib/questions';
import { addDrafts, ownQuestion, storedDraft, workingDraft, writing } from './authoring-drafts';
import { versionOf } from './authoring-version';
import { countOne } from './limits';
import { isId } from './permitted';
import { failure, findingsFailure, type ServiceError } from './service-error';

/** Begins a question in the author's own bank. */
export async function createQuestion(
  actor: Actor,
  { kind, topic }: { readonly kind: DraftKind; readonly topic: TopicId },
  locale: Locale,
): Promise<Result<{ readonly id: string }, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  const draft = startOf(kind, topic);
  const [id] = await addDrafts(author.value, [{ draft, originVersionId: null }]);
  return ok({ id: present(id, 'the question made') });
}

/** An empty draft; a scenario begins with a family of its topic. */
function startOf(kind: DraftKind, topic: TopicId): QuestionDraft {
  const draft = emptyDraft(kind, topic);
  return draft.kind === 'scenario'
    ? { ...draft, generator: generatorsFor(topic)[0] ?? draft.generator }
    : draft;
}

/** A question as its author's page shows it. */
export interface AuthoredView {
  readonly id: string;
  /** What is being worked on: the published version as long as nothing was changed. */
  readonly draft: QuestionDraft;
  /** To be handed back with the next save. */
  readonly revision: number;
  /** Whether there is something that is not published. */
  readonly changed: boolean;
  readonly retired: boolean;
  /** The version on offer. */
  readonly published: { readonly versionId: string; readonly number: number } | null;
  /** The newest first. */
  readonly versions: readonly {
    readonly versionId: string;
    readonly number: number;
    readonly createdAt: Date;
  }[];
}

export async function readQuestion(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<AuthoredView, ServiceError>> {
  const own = await ownQuestion(actor, id, locale);
  if (!own.ok) return own;
  const { question } = own.value;
  return ok({
    ...{ id: question.id, draft: workingDraft(question), revision: question.draftRevision },
    ...{ changed: question.draft !== null, retired: question.retired },
    published: question.current && {
      versionId: question.current.versionId,
      number: question.current.number,
    },
    versions: question.versions.map(({ versionId, number, createdAt }) => ({
      ...{ versionId, number, createdAt },
    })),
  });
}

/** Saves a draft that was made on `baseRevision`; refused when somebody saved another one since. */
export async function saveDraft(
  actor: Actor,
  id: string,
  { draft, baseRevision }: { readonly draft: QuestionDraft; readonly baseRevision: number },
  locale: Locale,
): Promise<Result<{ readonly revision: number }, ServiceError>> {
  const own = await ownQuestion(actor, id, locale);
  if (!own.ok) return own;
  const counted = await countOne('author', own.value.author.id, locale);
  if (!counted.ok) return counted;
  const revision = await db.saveDraft(own.value.question.id, baseRevision, draft, new Date());
  return revision === null ? failure(locale, 'draft-changed') : ok({ revision });
}

export interface PublishedQuestion {
  readonly version: number;
  readonly versionId: QuestionVersionId;
  /** Slips of style, that did not keep it from being published. */
  readonly advice: readonly FieldFinding[];
}

/** Makes the draft the next version, which never changes again. What is wrong with it is told by field. */
export async function publishQuestion(
  actor: Actor,
  id: string,
  baseRevision: number,
  locale: Locale,
): Promise<Result<PublishedQuestion, ServiceError>> {
  const own = await ownQuestion(actor, id, locale);
  if (!own.ok) return own;
  const { question, author } = own.value;
  const counted = await countOne('author', author.id, locale);
  if (!counted.ok) return counted;
  if (question.draftRevision !== baseRevision) return failure(locale, 'draft-changed');
  const ready = await versionOf(workingDraft(question), question.slug, locale);
  if (!ready.ok) return findingsFailure(locale, 'draft-unfinished', ready.error);
  const { version, advice } = ready.value;
  const published = await db.publishVersion(question.id, baseRevision, author.id, version);
  if (!published.ok) return failure(locale, published.error);
  return ok({ version: published.value.number, versionId: published.value.versionId, advice });
}

/** Offers a question no more. Sets and attempts keep the version they have. */
export async function retireQuestion(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const own = await ownQuestion(actor, id, locale);
  if (!own.ok) return own;
  await db.retireQuestion(own.value.question.id, new Date());
  return ok(null);
}

/** Copies a version that may be used into the author's own bank, as a draft that knows where it comes from. */
export async function copyVersion(
  actor: Actor,
  versionId: string,
  locale: Locale,
): Promise<Result<{ readonly id: string }, ServiceError>> {
  const author = await writing(actor, locale);
  if (!author.ok) return author;
  const [version] = isId(versionId) ? await db.usableVersions(author.value.id, [versionId]) : [];
  if (!version) return failure(locale, 'no-such-question');
  const draft = storedDraft(version);
  const [id] = await addDrafts(author.value, [{ draft, originVersionId: version.versionId }]);
  return ok({ id: present(id, 'the copy made') });
}
