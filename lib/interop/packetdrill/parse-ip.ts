import type { Cursor } from './cursor';
import type { IpFields } from './script';
import { literals } from './script-error';

const ecnWords = ['noecn', 'ect0', 'ect1', 'ce', 'ect01'] as const;
type Draft = { -readonly [K in keyof IpFields]: IpFields[K] };

/** `[ect0]`, `(tos 0x10)`, `[ce, flowlabel 0x1]`, `[ttl 3]`; null without one. */
export function parseIpFields(cursor: Cursor): IpFields | null {
  const { at } = cursor.token;
  const close = cursor.is('[') ? ']' : ')';
  if (!cursor.accept('[') && !cursor.accept('(')) return null;
  const fields: Draft = { ecn: null, tos: null, flowLabel: null, ttl: null, at };
  do parseOne(cursor, fields);
  while (cursor.accept(','));
  cursor.expect(close);
  return fields;
}

function parseOne(cursor: Cursor, fields: Draft): void {
  const ecn = ecnWords.find((word) => cursor.accept(word));
  if (ecn !== undefined) fields.ecn = ecn;
  else if (cursor.accept('tos')) fields.tos = cursor.hex('tos', 0, 0xff);
  else if (cursor.accept('flowlabel')) fields.flowLabel = cursor.hex('flow-label', 0, 0xfffff);
  else if (cursor.accept('ttl')) fields.ttl = cursor.integer('ttl', 0, 255);
  else cursor.fail('expected', literals(['tos', 'flowlabel', 'ttl', ...ecnWords]));
}
