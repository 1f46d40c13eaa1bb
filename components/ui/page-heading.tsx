import type { ReactNode } from 'react';

/** The one h1 of a page, with a line of what the page is for. */
export function PageHeading({
  title,
  lead,
}: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
}) {
  return (
    <header className="mb-8">
      <h1 className="text-2xl font-bold">{title}</h1>
      {lead !== undefined && <p className="mt-2 measure text-lg text-soft">{lead}</p>}
    </header>
  );
}
