import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { announceAddress, announcedAddress } from './address.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tcpdrill-address-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('commands learn where the app is served, for as long as it is', async () => {
  const dataDir = join(folder, 'data');
  expect(await announcedAddress(dataDir)).toBeNull();
  const server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const takeBack = announceAddress(dataDir, address);
  expect(await announcedAddress(dataDir)).toBe(address);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await announcedAddress(dataDir), 'an address left by a killed process').toBeNull();
  takeBack();
  expect(await announcedAddress(dataDir)).toBeNull();
});
