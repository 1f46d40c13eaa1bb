'use client';

import { usePathname } from 'next/navigation';

/** The same page in the other language. A plain link: the whole document changes its language. */
export function LanguageLink({
  from,
  to,
  children,
}: {
  readonly from: string;
  readonly to: string;
  readonly children: string;
}) {
  const path = usePathname();
  const rest = path.startsWith(`/${from}/`) ? path.slice(from.length + 1) : '';
  return (
    <a
      href={`/${to}${rest}`}
      hrefLang={to}
      lang={to}
      className="flex min-h-9 items-center rounded-md border border-transparent px-1.5 hover:border-line"
    >
      {children}
    </a>
  );
}
