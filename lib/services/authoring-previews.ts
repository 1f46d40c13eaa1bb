import { randomBytes } from 'node:crypto';
import {
  differing,
  fitsTopic,
  previewDraft,
  variantsOf,
  variantsShown,
  type Preview,
  type Scenario,
} from '@/lib/authoring';
import type { Actor } from '@/lib/auth';
import { rightResponse } from '@/lib/graders';
import type { Locale } from '@/lib/i18n';
import { ok, present, type Result } from '@/lib/kit';
import type { PublicView, QuestionDraft, ResponseBody } from '@/lib/questions';
import type { LadderView } from '@/lib/sim';
import { seedsOf, topicFinding } from './authoring-version';
import { countOne } from './limits';
import { permitted } from './permitted';
import { findingsFailure, type ServiceError } from './service-error';

/** What can be shown of a draft, and what is to be mended. Writes nothing. */
export async function previewQuestion(
  actor: Actor,
  draft: QuestionDraft,
  locale: Locale,
): Promise<Result<Preview, ServiceError>> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  if (draft.kind !== 'scenario') return ok(previewDraft(draft, locale));
  const counted = await countOne('variants', author.value.id, locale);
  if (!counted.ok) return counted;
  const made = await variantsOf(draft, { seeds: seedsOf('preview'), wanted: 1 }, locale);
  if (!made.ok) return findingsFailure(locale, 'scenario-wrong', made.error);
  const { public: shown, key } = present(made.value[0], 'a variant');
  return ok({
    public: shown,
    key,
    findings: fitsTopic(draft) ? [] : [topicFinding(draft, locale)],
  });
}

export interface VariantView {
  readonly public: PublicView<LadderView>;
  /** The right answer, as a response. */
  readonly right: ResponseBody;
  readonly why: string;
}

/** Ten variants of a scenario, others at each call. Writes nothing. */
export async function previewVariants(
  actor: Actor,
  scenario: Scenario,
  locale: Locale,
): Promise<
  Result<{ readonly variants: readonly VariantView[]; readonly different: number }, ServiceError>
> {
  const author = permitted(actor, 'author', locale);
  if (!author.ok) return author;
  const counted = await countOne('variants', author.value.id, locale);
  if (!counted.ok) return counted;
  const made = await variantsOf(
    scenario,
    { seeds: seedsOf(randomBytes(8).toString('hex')), wanted: variantsShown },
    locale,
  );
  if (!made.ok) return findingsFailure(locale, 'scenario-wrong', made.error);
  const variants = made.value.map(({ public: shown, key }) => ({
    ...{ public: shown, right: rightResponse(key), why: key.why },
  }));
  return ok({ variants, different: differing(made.value) });
}
