import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { readPcap } from '@/lib/interop';
import { clientServer, run } from '@/lib/sim';
import { showViews, viewFault } from './sim-views';

const folder = mkdtempSync(join(tmpdir(), 'sim-views-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const nothing = { tcpdump: false, absolute: false };
const { trace } = run(clientServer({ iss: { A: 100, B: 300 }, untilMs: 1000 }), { trace: true });

/** What is written to standard error, where everything goes that is not JSON. */
function shown(values: Parameters<typeof showViews>[1]): string {
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  showViews(trace, values);
  write.mockRestore();
  return lines.join('');
}

test('--tcpdump prints what the first host sees, --absolute with the real numbers', () => {
  const third = (text: string) => text.split('\n')[2];
  const words = 'IP 192.0.2.1.40000 > 198.51.100.2.80: Flags [.], ack';
  expect(third(shown({ ...nothing, tcpdump: true }))).toBe(
    `00:00:00.100000 ${words} 1, win 65535, length 0`,
  );
  expect(third(shown({ ...nothing, tcpdump: true, absolute: true }))).toBe(
    `00:00:00.100000 ${words} 301, win 65535, length 0`,
  );
});

test('--ss prints the sockets of each host at a moment', () => {
  expect(shown({ ...nothing, ss: '120' })).toMatch(
    /^host A at 120 ms\nState.*\nESTAB .*\nhost B at 120 ms\nState.*\nLISTEN.*\nSYN-RECV.*timer:\(on,930ms,0\)\n$/,
  );
  expect(viewFault({ ...nothing, ss: '-5' })).toBe(
    '--ss: expected a moment in milliseconds; found -5',
  );
});

test('--pcap writes a capture of what the first host sees; a file that cannot be written is told', () => {
  const pcap = join(folder, 'a.pcap');
  expect(showViews(trace, { ...nothing, pcap })).toBeNull();
  const capture = readPcap(readFileSync(pcap));
  expect(capture).toMatchObject({ ok: true });
  expect(capture.ok && capture.value.segments.map(({ atMs }) => atMs)).toEqual([0, 100, 100]);
  const lost = join(folder, 'none', 'a.pcap');
  expect(showViews(trace, { ...nothing, pcap: lost })).toContain(`${lost}: cannot be written`);
});
