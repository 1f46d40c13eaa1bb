import { createGuest, findGuest, findPerson, type Person, type Role } from '@/lib/db';
import type { UserId } from '@/lib/kit';
import { readSession } from './session-token';
import { hashOfToken, isToken, newToken } from './tokens';

declare const minted: unique symbol;
interface Minted {
  readonly [minted]: true;
  /** The client's network address, for rate limits. */
  readonly address: string;
}

/** Somebody who has done nothing yet that is worth keeping. */
export interface Visitor extends Minted {
  readonly kind: 'visitor';
  readonly id: null;
  /** Makes a guest to write for, and hands its cookie to the browser. */
  becomeGuest(): Promise<Guest>;
}

/** Known by a cookie alone. */
export interface Guest extends Minted {
  readonly kind: 'guest';
  readonly id: UserId;
}

/** Signed in. */
export interface Named extends Minted {
  readonly kind: 'named';
  readonly id: UserId;
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
}

/** Who asks. Only this file makes one, from what the browser proves; services take nothing else as proof. */
export type Actor = Visitor | Guest | Named;

/** What a request shows of who sent it. */
export interface Credentials {
  /** The session cookie (a JWT of next-auth). */
  readonly session: string | undefined;
  /** The guest cookie. */
  readonly guest: string | undefined;
  readonly address: string;
  /** Hands a new guest cookie to the browser. */
  readonly keepGuest: (token: string, maxAgeSeconds: number) => void;
}

/** How long a guest is remembered. */
export const guestLivesSeconds = 365 * 24 * 60 * 60;

/** Who sent a request, asking the database: a role or a session that ended since counts at once. One query, or none. */
export async function identify(credentials: Credentials): Promise<Actor> {
  const person = await signedIn(credentials.session);
  if (person) return person(credentials.address);
  const guest = await guestOf(credentials.guest);
  return guest === null
    ? visitor(credentials)
    : mint({ kind: 'guest', id: guest }, credentials.address);
}

async function signedIn(session: string | undefined): Promise<((address: string) => Named) | null> {
  const claims = await readSession(session);
  const person = claims && (await findPerson(claims.userId));
  if (person?.sessionEpoch !== claims?.epoch || !person) return null;
  return (address) => named(person, address);
}

function named(person: Person, address: string): Named {
  const { id, email, name, role } = person;
  return mint({ kind: 'named', id, email: email ?? '', name, role }, address);
}

async function guestOf(token: string | undefined): Promise<UserId | null> {
  return token !== undefined && isToken(token) ? findGuest(hashOfToken(token), new Date()) : null;
}

function visitor({ address, keepGuest }: Credentials): Visitor {
  const becomeGuest = async (): Promise<Guest> => {
    const token = newToken();
    const expiresAt = new Date(Date.now() + guestLivesSeconds * 1000);
    const id = await createGuest(hashOfToken(token), expiresAt);
    keepGuest(token, guestLivesSeconds);
    return mint({ kind: 'guest', id }, address);
  };
  return mint({ kind: 'visitor', id: null, becomeGuest }, address);
}

const mint = <T extends object>(who: T, address: string): T & Minted =>
  ({ ...who, address }) as T & Minted;
