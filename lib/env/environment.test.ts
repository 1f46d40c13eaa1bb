import { expect, test } from 'vitest';
import { problemsMessage, readEnvironment } from './index';

const right = {
  DATABASE_URL: 'postgresql://drill:hunter2@db.example:5432/drill',
  NEXTAUTH_SECRET: 's'.repeat(32),
};

/** The message a person gets for an environment that is right but for `change`. */
function messageFor(change: Record<string, string | undefined>, language: 'en' | 'zh-CN' = 'en') {
  const read = readEnvironment({ ...right, ...change });
  return read.ok ? null : problemsMessage(read.error, language);
}

test('what must be given is enough, and the rest has defaults', () => {
  const read = readEnvironment(right);
  expect(read).toEqual({
    ok: true,
    value: {
      mode: 'development',
      databaseUrl: right.DATABASE_URL,
      authSecret: right.NEXTAUTH_SECRET,
      appUrl: null,
      github: null,
      google: null,
      logLevel: 'info',
      trustedProxies: 0,
    },
  });
});

test('an empty variable counts as unset', () => {
  expect(messageFor({ LOG_LEVEL: '', APP_URL: '', GITHUB_ID: '', GITHUB_SECRET: '' })).toBeNull();
});

test('the address of the app is NEXTAUTH_URL or APP_URL, without a slash at the end', () => {
  const read = readEnvironment({ ...right, APP_URL: 'https://drill.example/' });
  expect(read.ok && read.value.appUrl).toBe('https://drill.example');
});

test('each wrong variable is listed with what was expected and what was found', () => {
  expect(messageFor({ LOG_LEVEL: 'loud', TRUST_PROXY: '-1', APP_URL: 'drill.example' })).toBe(
    [
      'The environment is not right:',
      '  APP_URL: expected the address people open, beginning with http:// or https://; found drill.example',
      '  LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent; found loud',
      '  TRUST_PROXY: expected the number of proxies in front of the app, 0 to 10; found -1',
    ].join('\n'),
  );
});

test('a missing variable is said to be missing, in the language asked for', () => {
  expect(messageFor({ DATABASE_URL: undefined }, 'zh-CN')).toContain('DATABASE_URL：应为');
  expect(messageFor({ DATABASE_URL: undefined })).toContain('found nothing');
});

test('nothing that may be a secret is shown', () => {
  const message = messageFor({
    DATABASE_URL: 'mysql://drill:hunter2@db.example/drill',
    NEXTAUTH_SECRET: 'too-short',
    GITHUB_SECRET: 'gh-secret',
  });
  expect(message).toContain('DATABASE_URL');
  expect(message).toContain('NEXTAUTH_SECRET');
  expect(message).toContain('GITHUB_ID');
  expect(message).not.toMatch(/hunter2|too-short|gh-secret/);
});

test('GitHub and Google sign-in need both halves or neither', () => {
  expect(messageFor({ GOOGLE_ID: 'id' })).toContain('GOOGLE_SECRET');
  const read = readEnvironment({ ...right, GOOGLE_ID: 'id', GOOGLE_SECRET: 'secret' });
  expect(read.ok && read.value.google).toEqual({ id: 'id', secret: 'secret' });
});
