import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { inRoot, isMain } from './project.mjs';

const built = (...parts) => inRoot('.next', ...parts);
const json = (...parts) => JSON.parse(readFileSync(built(...parts), 'utf8'));

/** A script element with its attributes and what is inside it. */
const scriptElement = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;

/**
 * The sources by which a Content-Security-Policy allows a page's inline scripts (CSP 3 §6.6.2), each once.
 * @param {string} html
 * @returns {string[]} `'sha256-…'`
 */
export function inlineScriptSources(html) {
  const sources = [...html.matchAll(scriptElement)]
    .filter(([, attributes, body]) => !/\ssrc\s*=/.test(attributes ?? '') && body !== '')
    .map(([, , body]) =>
      createHash('sha256')
        .update(body ?? '')
        .digest('base64'),
    );
  return [...new Set(sources)].map((hash) => `'sha256-${hash}'`);
}

/** After `next build`: writes down for app/_front which pages are static, and which inline scripts each may run. */
export function writeStaticCsp() {
  const { routes, dynamicRoutes: partlyStatic } = json('prerender-manifest.json');
  const { dynamicRoutes, staticRoutes } = json('routes-manifest.json');
  const paths = Object.keys(routes).filter((path) => path === '/' || isPage(path));
  const pages = Object.fromEntries(paths.map((path) => [path, sourcesOf(fileOf(path))]));
  const dynamic = [...dynamicRoutes, ...staticRoutes]
    .filter(({ page }) => !page.startsWith('/_') && !(page in pages))
    // Of these only what was prerendered exists.
    .filter(({ page }) => partlyStatic[page]?.fallback !== false)
    .map(({ regex }) => regex);
  const notFound = sourcesOf('_not-found.html');
  writeFileSync(built('static-csp.json'), JSON.stringify({ pages, notFound, dynamic }, null, 1));
}

/** @param {string} path */
const isPage = (path) => !path.startsWith('/_') && !/\.\w+$/.test(path);

/** @param {string} path */
const fileOf = (path) => `${path === '/' ? 'index' : path.slice(1)}.html`;

/** @param {string} file */
const sourcesOf = (file) => inlineScriptSources(readFileSync(built('server', 'app', file), 'utf8'));

if (isMain(import.meta.url)) writeStaticCsp();
