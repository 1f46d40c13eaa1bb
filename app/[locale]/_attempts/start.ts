'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { currentActor } from '@/lib/auth';
import { locales } from '@/lib/i18n';
import { startAttempt } from '@/lib/services';

const subjects = ['interview', 'set', 'link', 'assignment'] as const;
const startForm = z.object({
  locale: z.enum(locales),
  startKey: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  subject: z.enum(subjects),
  id: z.string().min(1).max(120),
});

/** Sends the form that starts an attempt: goes to it, or says why it cannot begin. */
export async function sendStart(_: string | null, form: FormData): Promise<string | null> {
  // Only a form that is not ours lacks a field.
  const { locale, startKey, subject, id } = startForm.parse(Object.fromEntries(form));
  const started = await startAttempt(await currentActor(), {
    ...{ startKey, locale, subject: subjectOf(subject, id) },
  });
  if (!started.ok) return started.error.message;
  redirect(`/${locale}/attempts/${started.value.id}`);
}

function subjectOf(kind: (typeof subjects)[number], id: string) {
  switch (kind) {
    case 'interview':
      return { interview: id };
    case 'set':
      return { set: id };
    case 'link':
      return { link: id };
    case 'assignment':
      return { assignment: id };
  }
}
