import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A small button within a list or a card. Its target is still large enough for a finger. */
export function SmallButton({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={clsx(
        'inline-flex min-h-9 min-w-9 items-center justify-center gap-1 rounded-md border border-line bg-raised px-2 text-sm',
        'hover:border-ink disabled:cursor-default disabled:opacity-50',
        className,
      )}
      {...rest}
    />
  );
}
