'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentActor, endSession, startSession } from '@/lib/auth';
import { locales, translate, type Locale } from '@/lib/i18n';
import type { Result } from '@/lib/kit';
import {
  changePassword,
  resetPassword,
  signIn,
  signUp,
  type ServiceError,
  type SignedIn,
} from '@/lib/services';
import { untouched, type FormState } from './form-state';

/** More than any field holds; what a field may hold the services say, in words. */
const text = z.string().max(4000);
const anyForm = z.object({ locale: z.enum(locales) });
const emailAndPassword = anyForm.extend({ email: text, password: text, to: text });
const newPassword = anyForm.extend({ current: text.default(''), password: text });
const resetForm = anyForm.extend({ token: text, password: text });

const fieldsOf = <T extends z.ZodType>(schema: T, form: FormData): z.infer<T> =>
  // Only a form that is not ours lacks a field.
  schema.parse(Object.fromEntries(form));

/** Sends the form of the sign-in page. */
export async function sendSignIn(_: FormState, form: FormData): Promise<FormState> {
  const { locale, to, ...given } = fieldsOf(emailAndPassword, form);
  const signedIn = await signIn(await currentActor(), given, locale);
  return enter(signedIn, ownPath(to, locale), { email: given.email });
}

/** Sends the form of the sign-up page. */
export async function sendSignUp(_: FormState, form: FormData): Promise<FormState> {
  const { locale, to, ...given } = fieldsOf(emailAndPassword, form);
  const signedIn = await signUp(await currentActor(), given, locale);
  return enter(signedIn, ownPath(to, locale), { email: given.email });
}

/** Sends the form behind a one-time link. */
export async function sendReset(_: FormState, form: FormData): Promise<FormState> {
  const { locale, ...given } = fieldsOf(resetForm, form);
  return enter(await resetPassword(await currentActor(), given, locale), `/${locale}/account`, {});
}

/** Sends the form for another password. */
export async function sendPassword(_: FormState, form: FormData): Promise<FormState> {
  const { locale, ...given } = fieldsOf(newPassword, form);
  const changed = await changePassword(await currentActor(), given, locale);
  if (!changed.ok) return { ...untouched, error: changed.error };
  await startSession(changed.value);
  return { ...untouched, done: translate(locale, 'account.page.saved') };
}

/** Signs out. */
export async function sendSignOut(form: FormData): Promise<void> {
  const { locale } = fieldsOf(anyForm, form);
  await endSession();
  redirect(`/${locale}`);
}

async function enter(
  signedIn: Result<SignedIn, ServiceError>,
  to: string,
  typed: FormState['typed'],
): Promise<FormState> {
  if (!signedIn.ok) return { typed, error: signedIn.error, done: null };
  await startSession(signedIn.value);
  redirect(to);
}

/** Where to go on: an address of this site in this language, or one's progress. */
function ownPath(to: string, locale: Locale): string {
  const isOwn = to.startsWith(`/${locale}/`) && !/[\\\s]|\/\//.test(to);
  return isOwn ? to : `/${locale}/progress`;
}
