import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

const looks: Record<ButtonLook, string> = {
  primary: 'border-ink bg-ink text-paper hover:bg-paper hover:text-ink',
  plain: 'border-line bg-raised text-ink hover:border-ink',
  quiet: 'border-transparent text-ink link',
  danger: 'border-wrong bg-raised text-wrong hover:bg-wrong hover:text-paper',
};

const shape =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-md border-2 px-5 py-1.5 text-base font-semibold ' +
  'transition-colors duration-150 motion-reduce:transition-none disabled:cursor-default disabled:opacity-60';

/** A button. `primary`: the one thing to do on a page; `quiet`: looks like a link; `danger`: cannot be undone. */
export function Button({
  look = 'primary',
  type = 'button',
  className,
  ...rest
}: ComponentProps<'button'> & { readonly look?: ButtonLook }) {
  return <button type={type} className={clsx(shape, looks[look], className)} {...rest} />;
}

/** A link that leads on and looks like a button. */
export function ButtonLink({
  look = 'primary',
  className,
  ...rest
}: ComponentProps<typeof Link> & { readonly look?: ButtonLook }) {
  return <Link className={clsx(shape, looks[look], className)} {...rest} />;
}
