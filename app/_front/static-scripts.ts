import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What lib/cli/static-csp.mjs wrote after the build. */
interface StaticScripts {
  /** For each prerendered page by its path: the sources of its inline scripts, as `'sha256-…'`. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
  /** Those of the page that is served where there is none. */
  readonly notFound: readonly string[];
  /** Patterns of the paths that are rendered on request. */
  readonly dynamic: readonly string[];
}

export interface PageScripts {
  /** The sources for a static page, or for the page that says there is none; null: the page is rendered on request. */
  sourcesFor(path: string): readonly string[] | null;
}

/** Reads which pages are static, and their scripts. In development there are none. */
export function readStaticScripts(development: boolean): PageScripts {
  if (development) return { sourcesFor: () => null };
  const file = join(process.cwd(), '.next', 'static-csp.json');
  // Written by our own build step.
  const { pages, notFound, dynamic } = JSON.parse(readFileSync(file, 'utf8')) as StaticScripts;
  const known = new Map(Object.entries(pages));
  const rendered = dynamic.map((pattern) => new RegExp(pattern));
  return {
    sourcesFor: (path) =>
      known.get(path) ?? (rendered.some((pattern) => pattern.test(path)) ? null : notFound),
  };
}
