import { useState, type ReactNode } from 'react';
import { SelectField, TextField } from '../ui/field';
import { fieldId, useFinding } from './shelf';

/** A choice out of a list. */
export function ChoiceField<T extends string>({
  path,
  label,
  value,
  options,
  onChange,
  hint,
}: {
  readonly path: string;
  readonly label: ReactNode;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly name: string }[];
  readonly onChange: (value: T) => void;
  readonly hint?: string;
}) {
  return (
    <SelectField
      name={fieldId(path)}
      label={label}
      error={useFinding(path)}
      value={value}
      {...(hint === undefined ? {} : { hint })}
      onChange={(event) => {
        const chosen = options.find(({ id }) => id === event.target.value);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** A line of text. */
export function LineField({
  path,
  label,
  value,
  onChange,
  hint,
  maxLength = 200,
}: {
  readonly path: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly maxLength?: number;
}) {
  return (
    <TextField
      name={fieldId(path)}
      label={label}
      error={useFinding(path)}
      value={value}
      maxLength={maxLength}
      autoComplete="off"
      {...(hint === undefined ? {} : { hint })}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}

/** A number; null while what is typed is none. What is typed stays as it is typed. */
export function NumberField({
  path,
  label,
  value,
  onChange,
  hint,
  placeholder,
}: {
  readonly path: string;
  readonly label: ReactNode;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly hint?: string;
  readonly placeholder?: string;
}) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  // A value that came from elsewhere replaces what was typed.
  const shown = numberIn(typed) === value ? typed : value === null ? typed : String(value);
  return (
    <TextField
      name={fieldId(path)}
      label={label}
      error={useFinding(path)}
      value={shown}
      inputMode="decimal"
      autoComplete="off"
      maxLength={24}
      className="font-mono"
      {...(hint === undefined ? {} : { hint })}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(numberIn(event.target.value));
      }}
    />
  );
}

/** The number that a text is; null for none, or one that is not finite. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim();
  const number = trimmed === '' ? NaN : Number(trimmed);
  return Number.isFinite(number) ? number : null;
}

/** A box to tick. */
export function TickField({
  label,
  checked,
  onChange,
  type = 'checkbox',
  name,
  disabled = false,
}: {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly type?: 'checkbox' | 'radio';
  readonly name?: string;
  readonly disabled?: boolean;
}) {
  return (
    <label className="flex min-h-9 items-center gap-2">
      <input
        type={type}
        name={name}
        checked={checked}
        disabled={disabled}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
        className="size-4.5 shrink-0"
      />
      <span>{label}</span>
    </label>
  );
}
