import { expect, test } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './security-headers';

const settings = { development: false, secure: false, formTargets: [] };
const directives = (policy: string): Map<string, string> =>
  new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')] as const;
    }),
  );

test('a page runs its own scripts, and inline ones by nonce or hash only', () => {
  const policy = directives(contentSecurityPolicy(["'nonce-abc'"], settings));
  expect(policy.get('script-src')).toBe("'self' 'nonce-abc'");
  expect(policy.get('default-src')).toBe("'self'");
  expect(policy.get('style-src')).toBe("'self'");
  for (const name of ['object-src', 'base-uri', 'frame-ancestors']) {
    expect(policy.get(name)).toBe("'none'");
  }
});

test('nothing unsafe is allowed but what reloading needs in development', () => {
  expect(contentSecurityPolicy([], settings)).not.toContain('unsafe');
  expect(contentSecurityPolicy([], { ...settings, development: true })).toContain("'unsafe-eval'");
});

test('forms lead to this site, and to the sign-ins that are configured', () => {
  const policy = contentSecurityPolicy([], { ...settings, formTargets: ['https://github.com'] });
  expect(directives(policy).get('form-action')).toBe("'self' https://github.com");
});

test('over https browsers are told to stay there', () => {
  expect(contentSecurityPolicy([], { ...settings, secure: true })).toContain(
    'upgrade-insecure-requests',
  );
  expect(new Map(securityHeaders(true)).get('Strict-Transport-Security')).toMatch(
    /max-age=31536000/,
  );
  expect(new Map(securityHeaders(false)).has('Strict-Transport-Security')).toBe(false);
});
