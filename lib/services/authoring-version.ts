import {
  compileDraft,
  contentHash,
  fitsTopic,
  pathText,
  seedsTried,
  toItem,
  variantsOf,
  variantsShown,
  type FieldFinding,
} from '@/lib/authoring';
import type { VersionToPublish } from '@/lib/db';
import { locales, translate, type Locale } from '@/lib/i18n';
import { err, ok, type Result } from '@/lib/kit';
import { itemVersion, type QuestionDraft, type ScenarioDraft } from '@/lib/questions';

/** A draft that can be published, with slips of style that do not keep it from being so. */
export interface Ready {
  readonly version: VersionToPublish;
  readonly advice: readonly FieldFinding[];
}

/** What a draft becomes when it is published, or all that keeps it from that. `slug` names the question. */
export async function versionOf(
  draft: QuestionDraft,
  slug: string,
  locale: Locale,
): Promise<Result<Ready, readonly FieldFinding[]>> {
  if (draft.kind === 'scenario') return scenarioVersion(draft, locale);
  const compiled = compileDraft(draft, slug, locale);
  if (!compiled.ok) return compiled;
  const { question, advice } = compiled.value;
  return ok({
    advice,
    version: {
      ...{ kind: draft.kind, topic: draft.topic, difficulty: draft.difficulty },
      ...{ preset: draft.preset, schemaVersion: itemVersion, body: question },
      ...{ sources: question.sources, contentHash: hashOf(draft.topic, question) },
      itemsOf: (number) =>
        locales.map((each) => ({
          locale: each,
          item: toItem(question, draft.topic, number, each),
        })),
    },
  });
}

async function scenarioVersion(
  draft: ScenarioDraft,
  locale: Locale,
): Promise<Result<Ready, readonly FieldFinding[]>> {
  const strange = fitsTopic(draft) ? [] : [topicFinding(draft, locale)];
  const made = await variantsOf(
    draft,
    { seeds: seedsOf('publish'), wanted: variantsShown },
    locale,
  );
  if (!made.ok) return err([...strange, ...made.error]);
  if (strange.length > 0) return err(strange);
  return ok({
    advice: [],
    version: {
      ...{ kind: draft.kind, topic: draft.topic, difficulty: draft.difficulty, preset: null },
      ...{ schemaVersion: draft.v, body: draft, sources: [], itemsOf: () => [] },
      contentHash: hashOf(draft.topic, draft),
    },
  });
}

export const topicFinding = ({ generator }: ScenarioDraft, locale: Locale): FieldFinding => ({
  ...{ path: pathText(['topic']), code: 'scenario', level: 'error' },
  message: translate(locale, 'content.author.family-topic', { family: generator }),
});

/** As when content is loaded: the topic is part of what a version is. */
const hashOf = (topic: string, question: object): string => contentHash({ topic, question });

/** Seeds to try a scenario with, the same for the same name: what can be published stays publishable. */
export const seedsOf = (name: string): string[] =>
  Array.from({ length: seedsTried }, (_, index) => `${name}${index}`);
