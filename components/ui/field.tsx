import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

interface Labelled {
  /** Also the id, unless `id` is given. */
  readonly name: string;
  readonly id?: string;
  readonly label: ReactNode;
  /** Said before anything is wrong: what to type. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do; null or empty when nothing is. */
  readonly error?: string | null | undefined;
}

export const inputShape =
  'block min-h-11 w-full rounded-md border bg-raised px-3 py-1.5 text-base text-ink placeholder:text-soft disabled:bg-sunk ';
export const inputLine = (error: string | null | undefined) =>
  error ? 'border-wrong outline-wrong border-2' : 'border-line';

const describedBy = (id: string, hint: ReactNode, error: string | null | undefined) =>
  clsx(hint !== undefined && `${id}-hint`, error && `${id}-error`) || undefined;

/** A text input with its label, hint and error; the error is read out with the field. */
export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  className,
  ...input
}: Labelled & Omit<ComponentProps<'input'>, 'name' | 'id'>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={clsx(inputShape, inputLine(error), className)}
        {...input}
      />
    </FieldFrame>
  );
}

/** A native select with its label, hint and error; the options are its children. */
export function SelectField({
  name,
  id = name,
  label,
  hint,
  error,
  className,
  ...select
}: Labelled & Omit<ComponentProps<'select'>, 'name' | 'id'>) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={clsx(inputShape, inputLine(error), className)}
        {...select}
      />
    </FieldFrame>
  );
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  children,
}: {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint: ReactNode;
  readonly error: string | null | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

/** What is wrong with a field: a cross and a sentence, never colour alone. */
export function FieldError({
  id,
  children,
}: {
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <p id={id} className="flex gap-2 text-sm text-wrong">
      <span aria-hidden="true">✕</span>
      <span>{children}</span>
    </p>
  );
}
