import { type Item, itemVersion, seedText, type TopicId } from '@/lib/questions';
import { type Locale, type MessageKey, type MessageParams, translate } from '@/lib/i18n';
import type { LadderView } from '@/lib/sim';
import { assert, err, type Err, ok, randomFrom, type Result } from '@/lib/kit';
import { publish } from './body';
import { clauseOf, picturesOf } from './evidence';
import { families } from './families';
import type { Asked, Plan } from './family';
import { type GeneratorId, generatorIds } from './ids';
import { paragraphs, tell } from './text';

/** What identifies a generated question, and the language to tell it in. */
export interface GenerateRequest {
  readonly generator: string;
  /** The newest unless said. */
  readonly version?: number;
  /** 1 to 64 of `0-9a-z`. */
  readonly seed: string;
  /** 1 to 5; drawn from the seed unless said. */
  readonly difficulty?: number;
  /** Parameters of the family that are not to be drawn. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly locale: Locale;
}

export interface GeneratorError {
  readonly code: ErrorCode;
  /** In the language of the request. */
  readonly message: string;
}
type ErrorCode =
  'unknown-generator' | 'unknown-version' | 'bad-seed' | 'bad-difficulty' | 'bad-params';

/**
 * The question of a seed. The same generator, version, seed, difficulty and parameters give the same question for
 * ever, in each language; the key is read from the simulator's run. Errors: see GeneratorError.
 */
export function generate(request: GenerateRequest): Result<Item<LadderView>, GeneratorError> {
  const planned = planOf(request);
  if (!planned.ok) return planned;
  const { locale, seed } = request;
  const { id, version, difficulty, params, plan } = planned.value;
  const asked = plan.ask();
  if (asked === null) {
    assert(Object.keys(params).length > 0, `a question for ${id} ${seed} of level ${difficulty}`);
    const reason = translate(locale, 'generators.errors.tooFew');
    return refuse(locale, 'bad-params', 'generators.errors.params', { reason });
  }
  const { shown, key } = publish(asked.body, locale);
  const { view, shownUntilMs, endsAtMs } = asked;
  const pictures = picturesOf(view.trace, shownUntilMs, endsAtMs, locale);
  return ok({
    public: {
      v: itemVersion,
      topic: plan.topic,
      difficulty,
      preset: asked.preset,
      stem: tell(locale, asked.stem),
      evidence: pictures.shown,
      body: shown,
    },
    key: {
      v: itemVersion,
      body: key,
      why: whyOf(asked, locale),
      remember: asked.remember === null ? null : tell(locale, asked.remember),
      sources: sourcesOf(asked),
      evidence: pictures.whole,
    },
    provenance: { kind: 'generated', generator: id, version, seed, difficulty, params },
  });
}

/** The topic of the question that `generate` would make, without making it. */
export function topicOf(request: GenerateRequest): Result<TopicId, GeneratorError> {
  const planned = planOf(request);
  return planned.ok ? ok(planned.value.plan.topic) : planned;
}

/** The reason why, then the clauses that the run itself names. */
function whyOf({ why, reasons }: Asked, locale: Locale): string {
  const told = reasons.map((because) => tell(locale, { because }));
  return tell(locale, paragraphs(why, ...distinct(told)));
}

const sourcesOf = ({ reasons, sources }: Asked): string[] =>
  distinct([...reasons.map(clauseOf).filter((clause) => clause !== null), ...sources]);

interface Planned {
  readonly id: GeneratorId;
  readonly version: number;
  readonly difficulty: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly plan: Plan;
}

function planOf(request: GenerateRequest): Result<Planned, GeneratorError> {
  const { generator, seed, locale, params = {} } = request;
  const id = generatorIds.find((each) => each === generator);
  if (id === undefined) {
    const known = generatorIds.join(', ');
    return refuse(locale, 'unknown-generator', 'generators.errors.generator', {
      found: generator,
      known,
    });
  }
  const { version, plan } = families[id];
  if (request.version !== undefined && request.version !== version) {
    return refuse(locale, 'unknown-version', 'generators.errors.version', {
      generator,
      found: request.version,
      newest: version,
    });
  }
  if (!seedText.safeParse(seed).success) {
    return refuse(locale, 'bad-seed', 'generators.errors.seed', { found: seed.slice(0, 80) });
  }
  const difficulty = request.difficulty ?? randomFrom(`${id}.${version}.${seed}`).int(1, 5);
  if (!Number.isInteger(difficulty) || difficulty < 1 || difficulty > 5) {
    return refuse(locale, 'bad-difficulty', 'generators.errors.difficulty', { found: difficulty });
  }
  const random = randomFrom(`${id}.${version}.${difficulty}.${seed}`);
  const planned = plan(random, difficulty, params, locale);
  return planned.ok
    ? ok({ id, version, difficulty, params, plan: planned.value })
    : refuse(locale, 'bad-params', 'generators.errors.params', { reason: planned.error });
}

const refuse = (
  locale: Locale,
  code: ErrorCode,
  key: MessageKey,
  params: MessageParams,
): Err<GeneratorError> => err({ code, message: translate(locale, key, params) });

const distinct = <T>(list: readonly T[]): T[] => [...new Set(list)];
