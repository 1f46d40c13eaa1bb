import { remark, type Path, type Remark } from './finding';

/** What content files may refer to. */
export interface Known {
  readonly claims: ReadonlySet<string>;
  readonly misconceptions: ReadonlySet<string>;
}

/** The sections of RFC 9293 that a question may cite, so that a slip of the pen is caught. */
const rfc9293Sections = new Set(
  (
    '1 2 2.1 2.2 3 3.1 3.2 3.2.1 3.2.2 3.3 3.3.1 3.3.2 3.4 3.4.1 3.4.2 3.4.3 3.5 3.5.1 3.5.2 3.5.3 3.6 3.6.1 3.7 3.7.1 ' +
    '3.7.2 3.7.3 3.7.4 3.7.5 3.8 3.8.1 3.8.2 3.8.3 3.8.4 3.8.5 3.8.6 3.8.6.1 3.8.6.2 3.8.6.2.1 3.8.6.2.2 3.8.6.3 3.9 3.9.1 ' +
    '3.9.1.1 3.9.1.2 3.9.1.3 3.9.1.4 3.9.1.5 3.9.1.6 3.9.1.7 3.9.1.8 3.9.1.9 3.9.2 3.9.2.1 3.9.2.2 3.9.2.3 3.10 3.10.1 ' +
    '3.10.2 3.10.3 3.10.4 3.10.5 3.10.6 3.10.7 3.10.7.1 3.10.7.2 3.10.7.3 3.10.7.4 3.10.8 4 5 6 7 A.1 A.2 A.3'
  ).split(' '),
);

/**
 * A source is a clause (`RFC 9293 §3.10.7.4 fifth`), a document of Linux (`Linux ip-sysctl.rst tcp_fin_timeout`),
 * or the id of a claim.
 */
export function sourceRemarks(source: string, known: Known, path: Path): Remark[] {
  if (source.startsWith('Linux ')) return [];
  if (source.startsWith('RFC ')) {
    return isClause(source) ? [] : [remark(path, 'unknown-clause', { clause: source })];
  }
  return known.claims.has(source) ? [] : [remark(path, 'unknown-claim', { claim: source })];
}

function isClause(source: string): boolean {
  const match = /^RFC (\d{3,5}) (?:§([A-Z]?[\d.]*\d)|Figure \d+|Appendix [A-Z][\d.]*)/.exec(source);
  if (match === null) return false;
  const [, rfc, section] = match;
  return rfc !== '9293' || section === undefined || rfc9293Sections.has(section);
}
