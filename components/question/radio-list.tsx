import type { ReactNode } from 'react';
import { RichLine } from '../ui/rich-text';

/** A question of its own within a form: one of a list. */
export function RadioList({
  legend,
  name,
  options,
  numbered = false,
}: {
  readonly legend: ReactNode;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** Whether the place in the list is part of the question. */
  readonly numbered?: boolean;
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-semibold">{legend}</legend>
      <ol className="grid gap-2">
        {options.map(({ id, text }, index) => (
          <li key={id}>
            <label className="flex min-h-12 cursor-pointer items-start gap-3 rounded-md border border-line bg-raised px-3 py-2.5 hover:border-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink">
              <input type="radio" name={name} value={id} className="mt-1 size-4.5 shrink-0" />
              {numbered && <span className="font-mono text-soft">{index + 1}</span>}
              <span className="min-w-0 flex-1 break-words">
                <RichLine text={text} />
              </span>
            </label>
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
