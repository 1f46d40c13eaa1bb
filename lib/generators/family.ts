import { z } from 'zod';
import type { Locale } from '@/lib/i18n';
import type { Because } from '@/lib/sim';
import type { PresetName, TopicId } from '@/lib/questions';
import { err, ok, type Random, type Result } from '@/lib/kit';
import type { Body } from './body';
import type { GeneratorInfo } from './ids';
import type { RunView } from './run-view';
import type { Text } from './text';

/** A question before it is told in a language. */
export interface Question {
  /** The behaviour that the stem names; null when the answer is the same under both. */
  readonly preset: PresetName | null;
  readonly stem: Text;
  /** Null when this draw gives too few wrong answers. */
  readonly body: Body | null;
  readonly why: Text;
  readonly remember: Text | null;
  /** The steps of the run that decide the answer: told after `why`, and the first sources. */
  readonly reasons: readonly Because[];
  /** Further clauses and claims. */
  readonly sources: readonly string[];
  readonly view: RunView;
  /** What of the run is shown with the stem: everything sent up to this moment; null shows nothing. */
  readonly shownUntilMs: number | null;
  /** The end of the picture that belongs to the answer. */
  readonly endsAtMs: number;
}

/** One way to ask about a family's run. */
export interface Form<P> {
  readonly id: string;
  readonly topic: TopicId;
  /** The difficulties at which it is asked, easiest and hardest. */
  readonly levels: readonly [number, number];
  /** How often it is drawn against the other forms of the same level; 1 unless said. */
  readonly weight?: number;
  readonly ask: (params: P, draw: Draw) => Question | null;
}

export interface Draw {
  readonly random: Random;
  readonly difficulty: number;
}

export type Given<P> = { readonly [K in keyof P]?: P[K] | undefined } & {
  /** The id of a form; drawn unless given. */
  readonly form?: string | undefined;
};

/** A scenario family as it is written: what its runs have in common, and the ways to ask about them. */
export interface FamilyOf<P extends object> extends GeneratorInfo {
  /** Parses parameters given from outside: all optional, none unknown. */
  readonly given: z.ZodType<Given<P>>;
  readonly draw: (random: Random, difficulty: number) => P;
  readonly forms: readonly Form<P>[];
}

/** A family as `generate` uses it, whatever its parameters are. */
export interface Family extends GeneratorInfo {
  /** Chooses the form of a question; the error says which parameter does not fit. */
  readonly plan: (
    random: Random,
    difficulty: number,
    params: Readonly<Record<string, unknown>>,
    locale: Locale,
  ) => Result<Plan, string>;
}

export interface Plan {
  readonly topic: TopicId;
  /** The question of the first draw that gives enough wrong answers; null when none of many does. */
  readonly ask: () => Asked | null;
}

/** A question that can be asked: its body is there. */
export type Asked = Question & { readonly body: Body };

const maxDraws = 40;

const zodMessages: Readonly<Record<Locale, z.core.$ZodErrorMap>> = {
  en: z.locales.en().localeError,
  'zh-CN': z.locales.zhCN().localeError,
};

export const family = <P extends object>(written: FamilyOf<P>): Family => ({
  id: written.id,
  version: written.version,
  topics: written.topics,
  plan: (random, difficulty, params, locale) => {
    const parsed = readGiven(written.given, params, locale);
    if (!parsed.ok) return parsed;
    const { form: wanted, ...given } = parsed.value;
    const form = pickForm(written.forms, random.fork('form'), difficulty, wanted);
    return ok({
      topic: form.topic,
      ask: () => {
        for (let attempt = 0; attempt < maxDraws; attempt += 1) {
          const drawn = random.fork(`draw ${attempt}`);
          const complete = withGiven(written.draw(drawn, difficulty), given);
          const question = form.ask(complete, { random: drawn.fork(form.id), difficulty });
          if (question?.body) return { ...question, body: question.body };
        }
        return null;
      },
    });
  },
});

function readGiven<P>(
  schema: z.ZodType<Given<P>>,
  params: Readonly<Record<string, unknown>>,
  locale: Locale,
): Result<Given<P>, string> {
  // Nearly always nothing is given, and all of a family's parameters are optional.
  if (Object.keys(params).length === 0) return ok({});
  const parsed = schema.safeParse(params, { error: zodMessages[locale] });
  return parsed.success ? ok(parsed.data) : err(reasonOf(parsed.error));
}

function pickForm<P>(
  forms: readonly Form<P>[],
  random: Random,
  difficulty: number,
  wanted: string | undefined,
): Form<P> {
  const named = forms.find(({ id }) => id === wanted);
  if (named !== undefined) return named;
  const fitting = forms.filter(({ levels: [from, to] }) => from <= difficulty && difficulty <= to);
  return random.pick(
    fitting.flatMap((form) => Array.from({ length: form.weight ?? 1 }, () => form)),
  );
}

const withGiven = <P extends object>(drawn: P, given: object): P => ({
  ...drawn,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  return [path, issue?.message].filter((part) => part !== '' && part !== undefined).join(': ');
}
