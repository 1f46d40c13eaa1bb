'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** A link of the main navigation; it knows when it leads to where the reader is. */
export function NavLink({
  href,
  under,
  children,
}: {
  readonly href: string;
  /** Addresses that belong to it begin like this. */
  readonly under: string;
  readonly children: string;
}) {
  const path = usePathname();
  const here = path === under || path.startsWith(`${under}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? 'page' : undefined}
      className={clsx(
        'flex min-h-11 items-center border-y-2 border-t-transparent sm:min-h-13',
        here ? 'border-b-ink font-semibold' : 'border-b-transparent hover:border-b-line',
      )}
    >
      {children}
    </Link>
  );
}
