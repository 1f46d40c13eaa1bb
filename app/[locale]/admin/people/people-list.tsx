'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { sendPeopleForm } from './actions';
import { nothingDone, type PeopleState } from './people-state';

export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly role: string;
  readonly facts: string;
}

interface Texts {
  readonly role: string;
  readonly grant: string;
  readonly link: string;
  readonly end: string;
  readonly audit: string;
}

/** The people found, each with what can be done; what was done shows above. */
export function PeopleList({
  locale,
  people,
  roles,
  texts,
}: {
  readonly locale: string;
  readonly people: readonly PersonRow[];
  readonly roles: readonly { readonly role: string; readonly name: string }[];
  readonly texts: Texts;
}) {
  const [state, send] = useActionState(sendPeopleForm, nothingDone);
  return (
    <>
      <Outcome state={state} />
      <ul className="divide-y divide-line">
        {people.map((person) => (
          <li key={person.id} className="grid gap-3 py-5">
            <div>
              <p className="font-semibold break-all">{person.email}</p>
              <p className="text-sm text-soft">{person.facts}</p>
            </div>
            <form action={send} className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="locale" value={locale} />
              <input type="hidden" name="subject" value={person.id} />
              <input type="hidden" name="email" value={person.email} />
              <SelectField
                key={person.role}
                id={`role-${person.id}`}
                name="role"
                label={
                  <>
                    {texts.role} <span className="sr-only">({person.email})</span>
                  </>
                }
                defaultValue={person.role}
              >
                {roles.map(({ role, name }) => (
                  <option key={role} value={role}>
                    {name}
                  </option>
                ))}
              </SelectField>
              <Button type="submit" name="intent" value="role" look="plain">
                {texts.grant}
              </Button>
              <Button type="submit" name="intent" value="link" look="plain">
                {texts.link}
              </Button>
              <Button type="submit" name="intent" value="end" look="danger">
                {texts.end}
              </Button>
              <Link className="link" href={`/${locale}/admin/people/${person.id}`}>
                {texts.audit}
              </Link>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

function Outcome({ state: { failed, message, detail, link } }: { readonly state: PeopleState }) {
  if (message === null) return null;
  return (
    <Notice tone={failed ? 'wrong' : 'right'} role={failed ? 'alert' : 'status'} className="mb-4">
      <p>{message}</p>
      {link !== null && (
        <>
          <p className="my-2 font-mono text-sm break-all select-all">{link}</p>
          <p className="text-sm text-soft">{detail}</p>
        </>
      )}
    </Notice>
  );
}
