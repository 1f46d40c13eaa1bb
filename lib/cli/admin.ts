import { parseArgs } from 'node:util';
import { hashOfToken, newToken } from '@/lib/auth';
import {
  closeDatabase,
  createLink,
  createPerson,
  findByEmail,
  setRole,
  type Person,
} from '@/lib/db';
import { defaultLocale, translate, type Locale } from '@/lib/i18n';
import { assert } from '@/lib/kit';
import { linkLivesHours, parseAddress } from '@/lib/services';
import { withDatabase } from './database.mjs';
import { languageOf, runMain } from './words.mjs';

/**
 * npm run -s admin -- EMAIL: makes that user an administrator, and the user where there is none. Prints
 * `{"email","role","link"}`; `link` sets the password, once, within 24 hours: for a new user, or with --link.
 * With --link alone somebody's role stays as it is.
 */
async function main(): Promise<number> {
  const language: Locale = languageOf();
  const asked = parse(process.argv.slice(2));
  if (!asked) return complain(translate(language, 'admin.command.usage'));
  const email = parseAddress(asked.email, language);
  if (!email.ok) return complain(email.error.message);
  await withDatabase(async () => {
    console.log(JSON.stringify(await makeAdmin(email.value, asked.link)));
    await closeDatabase();
  });
  return 0;
}

function parse(args: string[]): { readonly email: string; readonly link: boolean } | null {
  try {
    const options = { link: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [email, ...rest] = positionals;
    return email === undefined || rest.length > 0 ? null : { email, link: values.link };
  } catch {
    return null;
  }
}

async function makeAdmin(email: string, wantsLink: boolean): Promise<object> {
  const known = await findByEmail(email);
  const person = known ?? (await newPerson(email));
  if (known && wantsLink) return { email, role: known.role, link: await linkFor(known) };
  const set = await setRole(null, person.id, 'admin');
  assert(set.ok, 'a user who was there a moment ago');
  const link = known?.passwordHash ? null : await linkFor(person);
  return { email, role: 'admin', link };
}

async function newPerson(email: string): Promise<Person> {
  const made = await createPerson(null, { email, name: null, passwordHash: null });
  assert(made.ok, 'an address that was free a moment ago');
  return made.value;
}

async function linkFor({ id }: Person): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + linkLivesHours * 60 * 60 * 1000);
  const made = await createLink({
    tokenHash: hashOfToken(token),
    subject: id,
    by: null,
    expiresAt,
  });
  assert(made.ok, 'a user who was there a moment ago');
  return `${siteAddress()}/${defaultLocale}/reset/${token}`;
}

/** Where people open the app, as far as a command can know: without it the link begins with a slash. */
function siteAddress(): string {
  const { APP_URL, NEXTAUTH_URL, PORT } = process.env;
  const given = NEXTAUTH_URL ?? APP_URL;
  if (given) return given.replace(/\/+$/, '');
  return PORT ? `http://127.0.0.1:${PORT}` : '';
}

function complain(message: string): number {
  console.error(message);
  return 2;
}

await runMain(main);
