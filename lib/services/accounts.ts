import {
  allowed,
  hashOfToken,
  hashPassword,
  isPassword,
  isToken,
  type Actor,
  type Doors,
  type ProvedAccount,
} from '@/lib/auth';
import {
  createPerson,
  findByAccount,
  findByEmail,
  findLink,
  findPerson,
  linkAccount,
  mergeGuest,
  passwordHashOf,
  providersOf,
  setPassword,
  spendLink,
  type Person,
} from '@/lib/db';
import { defaultLocale, type Locale } from '@/lib/i18n';
import { err, ok, type Result, type UserId } from '@/lib/kit';
import { normalPassword, parseAddress, parseNewPassword } from './credentials';
import { countOne, forgetCount } from './limits';
import { failure, type ServiceError, type ServiceErrorCode } from './service-error';

/** Who a session is for. */
export interface SignedIn {
  readonly id: UserId;
  readonly sessionEpoch: number;
}

interface EmailAndPassword {
  readonly email: string;
  readonly password: string;
}

/** Makes an account. The guest who asks becomes it: everything done so far stays. */
export async function signUp(
  actor: Actor,
  given: EmailAndPassword,
  locale: Locale,
): Promise<Result<SignedIn, ServiceError>> {
  const email = parseAddress(given.email, locale);
  if (!email.ok) return email;
  const password = parseNewPassword(given.password, locale);
  if (!password.ok) return password;
  const counted = await countBoth('sign-up', actor, email.value, locale);
  if (!counted.ok) return counted;
  const passwordHash = await hashPassword(password.value);
  const guest = actor.kind === 'guest' ? actor.id : null;
  const made = await createPerson(guest, { email: email.value, name: null, passwordHash });
  return made.ok ? made : failure(locale, 'address-taken');
}

/** Signs in with a password. What the guest who asks has done moves to the account. */
export async function signIn(
  actor: Actor,
  given: EmailAndPassword,
  locale: Locale,
): Promise<Result<SignedIn, ServiceError>> {
  const person = await checkPassword(actor, given, locale);
  if (person.ok) await takeOver(actor, person.value);
  return person;
}

async function checkPassword(
  actor: Actor,
  given: EmailAndPassword,
  locale: Locale,
): Promise<Result<Person, ServiceError>> {
  const email = parseAddress(given.email, locale);
  if (!email.ok) return email;
  const counted = await countBoth('sign-in', actor, email.value, locale);
  if (!counted.ok) return counted;
  const person = await findByEmail(email.value);
  const matches = await isPassword(person?.passwordHash ?? null, normalPassword(given.password));
  if (!person || !matches) return failure(locale, 'sign-in-wrong');
  await forgetCount('sign-in-account', email.value);
  return ok(person);
}

async function countBoth(
  what: 'sign-in' | 'sign-up',
  actor: Actor,
  email: string,
  locale: Locale,
): Promise<Result<null, ServiceError>> {
  const counted = await countOne(`${what}-address`, actor.address, locale);
  return counted.ok ? countOne(`${what}-account`, email, locale) : counted;
}

async function takeOver(actor: Actor, person: SignedIn): Promise<void> {
  if (actor.kind === 'guest') await mergeGuest(actor.id, person.id);
}

/** Signs in with an account at GitHub or Google: the one linked, or linked now to who is signed in, or a new person. */
async function admitAccount(
  actor: Actor,
  { provider, providerAccountId, email, name }: ProvedAccount,
): Promise<Result<Person, ServiceErrorCode>> {
  const account = { provider, providerAccountId };
  const known = await findByAccount(account);
  if (known) {
    if (actor.kind === 'named' && actor.id !== known.id) return err('account-elsewhere');
    await takeOver(actor, known);
    return ok(known);
  }
  if (actor.kind === 'named') {
    const linked = await linkAccount(actor.id, account);
    const person = await findPerson(actor.id);
    return linked.ok && person ? ok(person) : err('account-elsewhere');
  }
  if (email === null) return err('account-no-address');
  const guest = actor.kind === 'guest' ? actor.id : null;
  // An address alone never opens an account that has a password: whoever has both links them when signed in.
  const made = await createPerson(guest, { email, name, passwordHash: null, account });
  return made.ok ? made : err('address-taken');
}

/** What next-auth's routes do for us. */
export const doors: Doors = {
  async checkPassword(actor, email, password) {
    const person = await checkPassword(actor, { email, password }, defaultLocale);
    if (!person.ok) return null;
    await takeOver(actor, person.value);
    return person.value;
  },
  admitAccount,
};

export interface AccountView {
  readonly email: string;
  readonly hasPassword: boolean;
  /** `github`, `google`. */
  readonly providers: readonly string[];
}

/** What somebody's account page shows. */
export async function myAccount(
  actor: Actor,
  locale: Locale,
): Promise<Result<AccountView, ServiceError>> {
  if (actor.kind !== 'named' || !allowed(actor, 'manage-account', actor.id)) {
    return failure(locale, 'sign-in-needed');
  }
  const [hash, providers] = await Promise.all([passwordHashOf(actor.id), providersOf(actor.id)]);
  return ok({ email: actor.email, hasPassword: hash !== null, providers });
}

/** Sets another password, or a first one beside GitHub or Google, and ends all other sessions. */
export async function changePassword(
  actor: Actor,
  given: { readonly current: string; readonly password: string },
  locale: Locale,
): Promise<Result<SignedIn, ServiceError>> {
  if (actor.kind !== 'named' || !allowed(actor, 'manage-account', actor.id)) {
    return failure(locale, 'sign-in-needed');
  }
  const password = parseNewPassword(given.password, locale);
  if (!password.ok) return password;
  const counted = await countOne('sign-in-account', actor.email, locale);
  if (!counted.ok) return counted;
  const stored = await passwordHashOf(actor.id);
  if (stored !== null && !(await isPassword(stored, normalPassword(given.current)))) {
    return failure(locale, 'password-wrong');
  }
  const sessionEpoch = await setPassword(actor.id, await hashPassword(password.value));
  return ok({ id: actor.id, sessionEpoch });
}

/** Whose password a one-time link sets. Uses nothing up. */
export async function openLink(
  token: string,
  locale: Locale,
): Promise<Result<{ readonly email: string }, ServiceError>> {
  const link = isToken(token) ? await findLink(hashOfToken(token), new Date()) : null;
  return link ? ok(link) : failure(locale, 'link-void');
}

/** Sets the password with a one-time link, which is used up by it, and ends all sessions before. */
export async function resetPassword(
  actor: Actor,
  given: { readonly token: string; readonly password: string },
  locale: Locale,
): Promise<Result<SignedIn, ServiceError>> {
  const password = parseNewPassword(given.password, locale);
  if (!password.ok) return password;
  const counted = await countOne('reset-address', actor.address, locale);
  if (!counted.ok) return counted;
  const opened = await openLink(given.token, locale);
  if (!opened.ok) return opened;
  const passwordHash = await hashPassword(password.value);
  const person = await spendLink(hashOfToken(given.token), passwordHash, new Date());
  if (!person) return failure(locale, 'link-void');
  await takeOver(actor, person);
  await forgetCount('sign-in-account', opened.value.email);
  return ok(person);
}
