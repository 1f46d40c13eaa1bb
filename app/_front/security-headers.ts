import type { FrontSettings } from '@/lib/services';

/** What the scripts of a page are known by: one nonce, or the hashes of a static page's own. */
export type ScriptSources = readonly string[];

/**
 * The Content-Security-Policy of a page: its own files, its own inline scripts by nonce or hash, no plugins, no frames,
 * forms to itself. Development needs eval and inline styles, because Next.js reloads with them.
 */
export function contentSecurityPolicy(
  scripts: ScriptSources,
  { development, secure, formTargets }: FrontSettings,
): string {
  const own = "'self'";
  return [
    ['default-src', own],
    ['script-src', own, ...scripts, ...(development ? ["'unsafe-eval'"] : [])],
    ['style-src', own, ...(development ? ["'unsafe-inline'"] : [])],
    ['img-src', own, 'data:'],
    ['font-src', own],
    ['connect-src', own, ...(development ? ['ws:'] : [])],
    ['object-src', "'none'"],
    ['base-uri', "'none'"],
    ['frame-ancestors', "'none'"],
    ['form-action', own, ...formTargets],
    ...(secure ? [['upgrade-insecure-requests']] : []),
  ]
    .map((directive) => directive.join(' '))
    .join('; ');
}

const yearSeconds = 365 * 24 * 60 * 60;

/** The other headers that every answer carries. */
export const securityHeaders = (secure: boolean): readonly (readonly [string, string])[] => [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ...(secure
    ? ([['Strict-Transport-Security', `max-age=${yearSeconds}; includeSubDomains`]] as const)
    : []),
];
