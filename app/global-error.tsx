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
          {/* A form, not a link: it needs no router, which may be what broke. */}
          <form action="/" className="mt-6">
            <button className="link">tcpdrill</button>
          </form>
        </main>
      </body>
    </html>
  );
}
