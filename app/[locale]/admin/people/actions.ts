'use server';

import { revalidatePath } from 'next/cache';
import { headers } from 'next/headers';
import { z } from 'zod';
import { currentActor, roles } from '@/lib/auth';
import { locales, translator } from '@/lib/i18n';
import { never, type Result } from '@/lib/kit';
import {
  endSessions,
  grantRole,
  issueLink,
  linkLivesHours,
  type ServiceError,
} from '@/lib/services';
import { nothingDone, type PeopleState } from './people-state';

const peopleForm = z.object({
  locale: z.enum(locales),
  subject: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  /** For the words only. */
  email: z.string().max(254),
  role: z.enum(roles),
  intent: z.enum(['role', 'link', 'end']),
});

/** Sends one of the forms on the page of people. */
export async function sendPeopleForm(_: PeopleState, form: FormData): Promise<PeopleState> {
  // Only a form that is not ours lacks a field.
  const { locale, subject, email, role, intent } = peopleForm.parse(Object.fromEntries(form));
  const actor = await currentActor();
  const t = translator(locale);
  switch (intent) {
    case 'role': {
      const name = t(`admin.people.roles.${role}`);
      const granted = await grantRole(actor, { subject, role }, locale);
      revalidatePath(`/${locale}/admin/people`);
      return told(granted, t('admin.people.granted', { email, role: name }));
    }
    case 'end':
      return told(await endSessions(actor, subject, locale), t('admin.people.ended', { email }));
    case 'link': {
      const issued = await issueLink(actor, subject, locale);
      if (!issued.ok) return told(issued, '');
      const message = t('admin.people.issued', { email: issued.value.email });
      const detail = t('admin.people.issuedLead', { hours: linkLivesHours });
      const link = `${await thisSite()}${issued.value.path}`;
      return { failed: false, message, link, detail };
    }
    default:
      return never(intent);
  }
}

const told = (result: Result<unknown, ServiceError>, message: string): PeopleState =>
  result.ok
    ? { ...nothingDone, message }
    : { ...nothingDone, failed: true, message: result.error.message };

/** The address that the administrator's browser has open: Next.js has checked that the form came from it. */
const thisSite = async (): Promise<string> => (await headers()).get('origin') ?? '';
