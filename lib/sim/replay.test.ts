import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { behaviours } from '@/lib/tcp';
import type { Recording } from './recording';
import { replay } from './replay';

interface IndexLine {
  readonly name: string;
  readonly agrees_with_rfc: boolean | string;
}

const folder = new URL('./recordings/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'index.json');
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Recording;
const recordings = files.map(read);
const named = (name: string): Recording => {
  const found = recordings.find((recording) => recording.name === name);
  if (found === undefined) throw new Error(`no recording ${name}`);
  return found;
};

/** What this simulator does not have, and the recordings that need it. */
const missing = {
  'a budget of challenge ACKs for the whole host, drawn at random': [
    'j8_challenge_ack_global_limit',
  ],
  'the memory that a kernel charges for each segment': ['v11_fin_into_our_zero_window'],
};

test('the linux behaviour reproduces every recording but those that need what is missing', () => {
  const differing = recordings.flatMap((recording) => {
    const { name, ok } = replay(recording, 'linux', behaviours.linux);
    return ok ? [] : [name];
  });
  expect(recordings).toHaveLength(147);
  expect(differing.sort()).toEqual(Object.values(missing).flat().sort());
});

test('a line counts the reactions compared and excuses nothing that it compared', () => {
  const line = replay(named('b1_close_client_first'), 'linux', behaviours.linux);
  expect(line).toEqual({
    name: 'b1_close_client_first',
    behaviour: 'linux',
    ok: true,
    compared: 33,
    firstDifference: null,
    excused: null,
  });
});

test('another behaviour differs where it decides otherwise: RFC 9293’s ABORT has no ACK bit', () => {
  const line = replay(named('l1_linger0_close'), 'rfc9293', behaviours.rfc9293);
  expect(line.ok).toBe(false);
  expect(line.firstDifference).toMatchObject({
    field: 'flags',
    expected: 'RST,ACK',
    actual: 'RST',
  });
});

test('a changed recording is noticed: number, flags, state, result, missing and extra segments', () => {
  const original = named('a1_handshake_active');
  const changed = (index: number, change: object): Recording => ({
    ...original,
    steps: original.steps.map((step, at) => (at === index ? { ...step, ...change } : step)),
  });
  const without = (index: number): Recording => ({
    ...original,
    steps: original.steps.filter((_, at) => at !== index),
  });
  const field = (recording: Recording) =>
    replay(recording, 'linux', behaviours.linux).firstDifference?.field;
  expect(field(original)).toBeUndefined();
  expect(field(changed(5, { seq_abs: 7 }))).toBe('seq');
  expect(field(changed(5, { ack_abs: 7 }))).toBe('ack');
  expect(field(changed(5, { flags: 'FA' }))).toBe('flags');
  expect(field(changed(6, { state_local: 'SYN-SENT' }))).toBe('state');
  expect(field(changed(8, { result: 'EPIPE' }))).toBe('result');
  expect(field(without(5))).toBe('segment');
  expect(field(without(4))).toBe('segment');
});

/** Recordings that agree with RFC 9293 and still cannot be those of the `rfc9293` row. */
const otherwise = {
  'the RTO is at least 1 s, not 200 ms': [
    'k2_last_ack_lost_two_kernels',
    'l4_linger_acked',
    'u2_close_in_close_wait',
    'u2_close_in_closing',
    'u2_close_in_fin_wait_1',
    'v7_orphan_fin_wait_1',
    'v8_last_ack_silent',
    'w1_rst_in_fin_wait_1',
    'w2_syn_in_closing',
    'w2_syn_in_last_ack',
  ],
  'retries are not a setting': ['h5_synack_retries_1'],
  'a RST of ABORT has no ACK bit': ['l2_close_unread_data'],
  'MAY-2 is not used': ['o1_tw_syn_higher', 'o5_tw_syn_no_ts'],
  'RECEIVE is refused in TIME-WAIT': ['v4_fw2_fin_out_of_order'],
};

test('recordings that agree with RFC 9293 hold for the rfc9293 behaviour too, but for its own choices', () => {
  const agrees = new Map(
    (JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as IndexLine[]).map(
      ({ name, agrees_with_rfc }) => [name, agrees_with_rfc === true],
    ),
  );
  const missingHere = new Set<string>(Object.values(missing).flat());
  const compared = recordings.filter(({ name }) => agrees.get(name) && !missingHere.has(name));
  const differing = compared.flatMap((recording) =>
    replay(recording, 'rfc9293', behaviours.rfc9293).ok ? [] : [recording.name],
  );
  expect(compared.length).toBeGreaterThan(80);
  expect(differing.sort()).toEqual(Object.values(otherwise).flat().sort());
});
