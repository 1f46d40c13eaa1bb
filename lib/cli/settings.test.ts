import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { addressSettings, databaseSettings, freePort, signInSecret } from './settings.mjs';
import { languageOf, say } from './words.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-settings-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function listening(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

describe('the port', () => {
  test('is any free one when none is asked for', async () => {
    expect(addressSettings({})).toEqual({ host: '127.0.0.1', port: null });
    expect(await freePort('127.0.0.1', null)).toBeGreaterThan(0);
  });

  test.each(['0', '65536', '80a', '-1', '3000.5'])('cannot be %s', (PORT) => {
    expect(() => addressSettings({ PORT })).toThrow(`PORT: expected a number from 1 to 65535`);
    expect(() => addressSettings({ PORT })).toThrow(`found ${PORT}`);
  });

  test('that another program keeps is named', async () => {
    const other = await listening();
    await expect(freePort('127.0.0.1', other.port)).rejects.toThrow(`Port ${other.port}`);
    other.close();
  });

  test('that is being given up is waited for', async () => {
    const other = await listening();
    setTimeout(other.close, 300);
    expect(await freePort('127.0.0.1', other.port)).toBe(other.port);
  });

  test('on an address of another machine is refused', async () => {
    await expect(freePort('192.0.2.1', 3000)).rejects.toThrow('192.0.2.1');
  });
});

describe('the database', () => {
  test('is the embedded one in DATA_DIR when DATABASE_URL is unset or empty', () => {
    const settings = databaseSettings({ DATABASE_URL: '', DATA_DIR: folder });
    expect(settings).toEqual({ dataDir: folder, databaseUrl: null });
  });

  test.each(['mysql://drill:hunter2@host/drill', 'hunter2', 'postgresql://host'])(
    'cannot be at %s, and the address is not shown',
    (DATABASE_URL) => {
      expect(() => databaseSettings({ DATABASE_URL })).toThrow('DATABASE_URL: expected');
      expect(() => databaseSettings({ DATABASE_URL })).not.toThrow('hunter2');
    },
  );
});

describe('the secret that signs sign-ins', () => {
  const embedded = { dataDir: join(folder, 'deep', 'data'), databaseUrl: null };
  const server = { dataDir: folder, databaseUrl: 'postgresql://drill@host/drill' };

  test('is made once beside the embedded database, for its user’s eyes only', () => {
    const secret = signInSecret(embedded, {});
    expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(signInSecret(embedded, {})).toBe(secret);
    const file = join(embedded.dataDir, 'sign-in-secret');
    expect(readFileSync(file, 'utf8')).toBe(secret);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('that was spoilt is named with its file', () => {
    writeFileSync(join(folder, 'sign-in-secret'), 'short');
    expect(() => signInSecret({ dataDir: folder, databaseUrl: null }, {})).toThrow(folder);
  });

  test('must be given with a database of one’s own', () => {
    expect(() => signInSecret(server, {})).toThrow(
      'NEXTAUTH_SECRET: expected a secret of at least',
    );
    expect(() => signInSecret(server, { NEXTAUTH_SECRET: 'short' })).toThrow('found 5 characters');
    expect(signInSecret(server, { NEXTAUTH_SECRET: 's'.repeat(32) })).toBe('s'.repeat(32));
  });

  test('in a directory that cannot be made is refused', () => {
    const dataDir = join(folder, 'sign-in-secret', 'below-a-file');
    expect(() => signInSecret({ dataDir, databaseUrl: null }, {})).toThrow(dataDir);
  });
});

describe('npm start', () => {
  const start = (env: Record<string, string>, ...args: string[]) => {
    const program = fileURLToPath(new URL('./start.mjs', import.meta.url));
    const settings = { PATH: process.env['PATH'] ?? '', DATA_DIR: folder, ...env };
    const { NODE_ENV } = process.env;
    return spawnSync(process.execPath, [program, ...args], {
      env: { NODE_ENV, ...settings },
      encoding: 'utf8',
    });
  };

  test('answers a wrong setting with one message and exit code 1, without a stack trace', () => {
    const { status, stdout, stderr } = start({ PORT: 'http' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'The environment is not right:\n  PORT: expected a number from 1 to 65535, or nothing for any free port; found http\n',
    );
  });

  test('speaks Chinese where the locale is Chinese', () => {
    expect(start({ PORT: 'http', LANG: 'zh_CN.UTF-8' }).stderr).toContain('环境变量有误');
  });

  test('answers a wrong argument with exit code 2', () => {
    expect(start({}, '--develop').status).toBe(2);
  });
});

test('the language is that of LC_ALL, then LC_MESSAGES, then LANG', () => {
  expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
  expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
  expect(languageOf({ LANG: 'C', LC_MESSAGES: 'zh_TW' })).toBe('zh-CN');
  expect(languageOf({})).toBe('en');
});

test('a message without one of its values is a bug', () => {
  expect(() => say('port.taken', { port: 1 }, 'en')).toThrow('host');
  expect(() => say('port.nothing', {}, 'en')).toThrow('port.nothing');
});
