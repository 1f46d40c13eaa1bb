import { env } from '@/lib/env';

/** What of the environment decides the headers of every answer. */
export interface FrontSettings {
  readonly development: boolean;
  /** The site is reached by https. */
  readonly secure: boolean;
  /** Where forms may lead besides this site, because the sign-in there is configured. */
  readonly formTargets: readonly string[];
}

export function frontSettings(): FrontSettings {
  const { mode, appUrl, github, google } = env();
  return {
    development: mode === 'development',
    secure: appUrl?.startsWith('https://') ?? false,
    formTargets: [
      ...(github ? ['https://github.com'] : []),
      ...(google ? ['https://accounts.google.com'] : []),
    ],
  };
}
