import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A small button that shows a sign and is called by its name. One that is `off` can have the focus, but does nothing. */
export function IconButton({
  sign,
  name,
  off = false,
  onClick,
}: {
  readonly sign: ReactNode;
  readonly name: string;
  readonly off?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-disabled={off}
      onClick={off ? undefined : onClick}
      className={clsx(
        'inline-flex size-10 shrink-0 items-center justify-center rounded-md border border-transparent sm:size-9',
        off ? 'cursor-default text-line' : 'text-ink hover:border-ink',
      )}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
