'use client';

import './globals.css';

/**
 * The last resort, when not even the document could be made: no language is known here and no catalogue at hand, so it speaks TCP.
 */
export default function GlobalError({
  error,
}: {
  readonly error: Error & { readonly digest?: string };
}) {
  return (
    <html lang="en">
      <head>
        <title>500 RST</title>
      </head>
      <body>
        <main className="mx-auto max-w-md px-4 py-16 font-mono">
          <h1 className="text-2xl font-bold">500 RST</h1>
          {error.digest !== undefined && <p className="mt-2 text-soft">{error.digest}</p>}
          <p className="mt-6">
            {/* A plain link: the router that would follow another kind is what broke. */}
            <a href="/en" className="link">
              tcpdrill
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
