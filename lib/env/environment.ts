import { z } from 'zod';
import { type Result, err, ok } from '@/lib/kit';

const missing = (value: unknown): unknown => (value === '' ? undefined : value);
/** An empty variable counts as unset: shells and container files cannot always leave one out. */
const variable = <T extends z.ZodType>(schema: T) => z.preprocess(missing, schema);
const optional = variable(z.string().optional());
const address = variable(z.url({ protocol: /^https?$/ }).optional());
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const schema = z.object({
  NODE_ENV: variable(z.enum(['development', 'production', 'test']).default('development')),
  DATABASE_URL: variable(z.url({ protocol: /^postgres(ql)?$/ })),
  NEXTAUTH_SECRET: variable(z.string().min(32)),
  NEXTAUTH_URL: address,
  APP_URL: address,
  GITHUB_ID: optional,
  GITHUB_SECRET: optional,
  GOOGLE_ID: optional,
  GOOGLE_SECRET: optional,
  LOG_LEVEL: variable(z.enum(levels).default('info')),
  TRUST_PROXY: variable(z.coerce.number().int().min(0).max(10).default(0)),
});

export type VariableName = keyof z.infer<typeof schema>;

/** What another service gave us to sign people in with. */
export interface OauthClient {
  readonly id: string;
  readonly secret: string;
}

export interface Environment {
  readonly mode: 'development' | 'production' | 'test';
  readonly databaseUrl: string;
  /** Signs sign-ins; at least 32 characters. */
  readonly authSecret: string;
  /** Where people open the app, without a slash at the end; null: wherever a request says. */
  readonly appUrl: string | null;
  readonly github: OauthClient | null;
  readonly google: OauthClient | null;
  readonly logLevel: (typeof levels)[number];
  /** How many proxies in front of the app may be believed about the client's address. */
  readonly trustedProxies: number;
}

/** A variable that is not as it should be; a value that may be a secret is not held. */
export interface EnvironmentProblem {
  readonly name: VariableName;
  readonly found: 'nothing' | 'hidden' | { readonly text: string };
}

const shownWhole = new Set<VariableName>([
  'NODE_ENV',
  'LOG_LEVEL',
  'TRUST_PROXY',
  'NEXTAUTH_URL',
  'APP_URL',
]);
const pairs = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
] as const;

/**
 * The settings in a process's environment, or every variable that is wrong.
 * @param source for example `process.env`
 */
export function readEnvironment(
  source: Readonly<Record<string, string | undefined>>,
): Result<Environment, readonly EnvironmentProblem[]> {
  const parsed = schema.safeParse(source);
  const wrong = new Set([
    ...pairs.flatMap(([id, secret]) => {
      if (Boolean(source[id]) === Boolean(source[secret])) return [];
      return [source[id] ? secret : id];
    }),
    ...(parsed.error?.issues ?? []).map((issue) => nameOf(issue.path)),
  ]);
  if (!parsed.success || wrong.size > 0) {
    return err([...wrong].map((name) => ({ name, found: shown(name, source[name]) })));
  }
  const { data } = parsed;
  return ok({
    mode: data.NODE_ENV,
    databaseUrl: data.DATABASE_URL,
    authSecret: data.NEXTAUTH_SECRET,
    appUrl: (data.NEXTAUTH_URL ?? data.APP_URL)?.replace(/\/+$/, '') ?? null,
    github: client(data.GITHUB_ID, data.GITHUB_SECRET),
    google: client(data.GOOGLE_ID, data.GOOGLE_SECRET),
    logLevel: data.LOG_LEVEL,
    trustedProxies: data.TRUST_PROXY,
  });
}

function nameOf(path: readonly PropertyKey[]): VariableName {
  return schema.keyof().parse(path[0]);
}

function shown(name: VariableName, value: string | undefined): EnvironmentProblem['found'] {
  if (value === undefined || value === '') return 'nothing';
  return shownWhole.has(name) ? { text: value } : 'hidden';
}

function client(id: string | undefined, secret: string | undefined): OauthClient | null {
  return id === undefined || secret === undefined ? null : { id, secret };
}
