'use client';

import { useActionState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { untouched, type FormState } from './form-state';

export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password';
  readonly autoComplete: string;
  readonly hint?: string;
}

/** A form whose errors come back beside its fields. It is sent, and answered, without JavaScript as well. */
export function ActionForm({
  action,
  fields,
  submit,
  hidden,
  children,
}: {
  readonly action: (before: FormState, form: FormData) => Promise<FormState>;
  readonly fields: readonly FormField[];
  readonly submit: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly children?: ReactNode;
}) {
  const [{ typed, error, done }, send, sending] = useActionState(action, untouched);
  const isElsewhere = error !== null && !fields.some(({ name }) => name === error.field);
  return (
    <form action={send} className="grid gap-5">
      {isElsewhere && (
        <Notice tone="wrong" role="alert">
          {error.message}
        </Notice>
      )}
      {done !== null && (
        <Notice tone="right" role="status">
          {done}
        </Notice>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map(({ hint, ...field }) => (
        <TextField
          key={field.name}
          {...field}
          {...(hint === undefined ? {} : { hint })}
          error={error?.field === field.name ? error.message : null}
          defaultValue={typed[field.name] ?? ''}
          required
        />
      ))}
      <div>
        <Button type="submit" disabled={sending}>
          {submit}
        </Button>
      </div>
      {children}
    </form>
  );
}
