/** Where the reason stands: clauses of RFCs link to their text. */
export function Sources({
  title,
  sources,
}: {
  readonly title: string;
  readonly sources: readonly string[];
}) {
  if (sources.length === 0) return null;
  return (
    <div className="mt-4 flex flex-wrap items-baseline gap-x-4 text-sm">
      <h3 className="text-soft">{title}</h3>
      <ul className="flex flex-wrap gap-x-4">
        {sources.map((source) => {
          const href = rfcAddress(source);
          return (
            <li key={source}>
              {href === null ? (
                source
              ) : (
                <a href={href} className="link" rel="noreferrer">
                  {source}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The address of `RFC 9293 §3.10.7.4` at the RFC Editor; null for a source of another kind. */
export function rfcAddress(source: string): string | null {
  const found = /^RFC (\d+)(?: §([\d.]*\d))?/.exec(source);
  if (found === null) return null;
  const [, number = '', section] = found;
  const page = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return section === undefined ? page : `${page}#section-${section}`;
}
