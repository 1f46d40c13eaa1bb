import type { BodyOf, Grade, LadderRow, PublicBody, ResponseBody } from '@/lib/questions';
import { err, ok, type Result } from '@/lib/kit';
import type { Row } from '@/lib/sim';
import { readAsk, readHeader } from '../runs/read-row';
import { invalid, type Voice } from '../verdict';

/** The rows as they were drawn; the error is the verdict on what cannot be read. */
export function readRows(
  { most }: BodyOf<PublicBody, 'draw-ladder'>,
  { rows }: BodyOf<ResponseBody, 'draw-ladder'>,
  voice: Voice,
): Result<Row[], Grade> {
  if (rows.length > most) {
    const params = { found: rows.length, most };
    return err(invalid('rows', voice.say('graders.tooManyRows', params)));
  }
  const read: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const one = readRow(row, index, rows.length, voice);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return ok(read);
}

/** One row; `index` from 0 of `count`. */
export function readRow(
  row: LadderRow,
  index: number,
  count: number,
  voice: Voice,
): Result<Row, Grade> {
  const place = `rows.${String(index)}`;
  if (row.do === 'call') {
    const ask = readAsk(row, place, voice);
    return ask.ok ? ok({ do: 'call', host: row.end, ask: ask.value }) : ask;
  }
  const after = row.after ?? index + 1;
  if (after <= index || after > count) {
    return err(invalid(`${place}.after`, voice.say('graders.arrivesBefore', { after })));
  }
  const header = readHeader(row, place, voice);
  if (!header.ok) return header;
  return ok({ do: 'segment', from: row.from, ...header.value, fate: row.fate, after });
}
