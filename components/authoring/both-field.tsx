import clsx from 'clsx';
import type { ReactNode } from 'react';
import { FieldError, inputLine, inputShape } from '../ui/field';
import { languages, type Both } from './draft';
import { fieldId, useFinding, useShelf } from './shelf';

/** A text in both languages, side by side; one above the other where there is no room. */
export function BothField({
  path,
  label,
  hint,
  value,
  onChange,
  rows = 2,
}: {
  /** Where the text stands in what is edited: findings name it. */
  readonly path: string;
  readonly label: ReactNode;
  readonly hint?: string;
  readonly value: Both;
  readonly onChange: (value: Both) => void;
  /** 1: a single line. */
  readonly rows?: number;
}) {
  const whole = useFinding(path);
  const id = fieldId(path);
  return (
    <fieldset id={id} className="min-w-0">
      <legend className="mb-1 text-sm font-semibold">{label}</legend>
      {hint !== undefined && <p className="mb-1 text-sm text-soft">{hint}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        {languages.map((language) => (
          <OneLanguage
            key={language}
            {...{ path: `${path}.${language}`, label, language, rows }}
            value={value[language]}
            onChange={(text) => {
              onChange({ ...value, [language]: text });
            }}
          />
        ))}
      </div>
      {whole !== null && <FieldError>{whole}</FieldError>}
    </fieldset>
  );
}

function OneLanguage({
  path,
  label,
  language,
  rows,
  value,
  onChange,
}: {
  readonly path: string;
  readonly label: ReactNode;
  readonly language: keyof Both;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const error = useFinding(path);
  const { texts } = useShelf();
  const id = fieldId(path);
  const control = {
    ...{ id, value, lang: language, spellCheck: language === 'en', maxLength: 4000 },
    'aria-invalid': error !== null,
    'aria-describedby': error === null ? undefined : `${id}-error`,
    className: clsx(inputShape, inputLine(error), 'field-sizing-content'),
  } as const;
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="text-xs text-soft">
        <span className="sr-only">{label}, </span>
        {texts.language[language]}
      </label>
      {rows === 1 ? (
        <input
          {...control}
          autoComplete="off"
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      ) : (
        <textarea
          {...control}
          rows={rows}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
      {error !== null && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}
