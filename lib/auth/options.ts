import type { AuthOptions, User } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import GitHub from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { cookies } from 'next/headers';
import { findPerson, type Person, type ProviderAccount } from '@/lib/db';
import { env } from '@/lib/env';
import { present, type Result } from '@/lib/kit';
import type { Actor } from './actor';
import { guestCookie, isSecure } from './cookies';
import { currentActor } from './request';
import { sessionLivesSeconds } from './session-token';

/** An account elsewhere that was proved to be the visitor's. */
export interface ProvedAccount extends ProviderAccount {
  /** Lower case; null when there is none, or it was not verified there. */
  readonly email: string | null;
  readonly name: string | null;
}

/** The use-cases behind next-auth's routes. */
export interface Doors {
  /** Who an address and a password belong to, or null. */
  checkPassword(actor: Actor, email: string, password: string): Promise<Person | null>;
  /** Who signs in with an account elsewhere, or the code of the reason why nobody does. */
  admitAccount(actor: Actor, account: ProvedAccount): Promise<Result<Person, string>>;
}

/** The ids of the services that people can sign in with here. */
export type ProviderId = 'github' | 'google';
export const configuredProviders = (): ProviderId[] => [
  ...(env().github ? (['github'] as const) : []),
  ...(env().google ? (['google'] as const) : []),
];

declare module 'next-auth' {
  interface User {
    epoch?: number;
  }
}

/** next-auth's options: sessions as JWTs that the database can end, and the providers that are configured. */
export function authOptions(doors: Doors): AuthOptions {
  return {
    secret: env().authSecret,
    session: { strategy: 'jwt', maxAge: sessionLivesSeconds },
    useSecureCookies: isSecure(),
    // Without a language: app/_front adds it.
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [passwordProvider(doors), ...otherProviders()],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === 'credentials') return true;
        const proved = {
          ...{ provider: account.provider, providerAccountId: account.providerAccountId },
          ...{ email: provedEmail(user, profile), name: user.name ?? null },
        };
        const admitted = await doors.admitAccount(await currentActor(), proved);
        if (!admitted.ok) return `/sign-in?error=${encodeURIComponent(admitted.error)}`;
        (await cookies()).delete(guestCookie());
        Object.assign(user, userOf(admitted.value));
        return true;
      },
      // What a session holds is an id and an epoch; everything else is read from the database each time.
      jwt: ({ token, user }: { token: Record<string, unknown>; user?: User }) =>
        user ? { sub: user.id, epoch: present(user.epoch, 'the epoch of a sign-in') } : token,
      async session({ session, token }) {
        const person = token.sub === undefined ? null : await findPerson(token.sub);
        const lives = person !== null && person.sessionEpoch === token['epoch'];
        return { expires: session.expires, ...(lives ? { user: { name: person.name } } : {}) };
      },
    },
  };
}

const userOf = (person: Person): User => ({ id: person.id, epoch: person.sessionEpoch });

function passwordProvider(doors: Doors): AuthOptions['providers'][number] {
  return Credentials({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(given) {
      if (!given) return null;
      const person = await doors.checkPassword(await currentActor(), given.email, given.password);
      if (!person) return null;
      (await cookies()).delete(guestCookie());
      return userOf(person);
    },
  });
}

function otherProviders(): AuthOptions['providers'] {
  const { github, google } = env();
  return [
    ...(github ? [GitHub({ clientId: github.id, clientSecret: github.secret })] : []),
    ...(google ? [Google({ clientId: google.id, clientSecret: google.secret })] : []),
  ];
}

/** GitHub gives verified addresses only; Google says whether one is. */
function provedEmail(user: User, profile: object | undefined): string | null {
  const denied = profile && 'email_verified' in profile && profile.email_verified !== true;
  return denied || !user.email ? null : user.email.toLowerCase();
}
