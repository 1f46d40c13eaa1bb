import type { HeaderFieldId } from '@/lib/questions';

/** The names of the form's controls. */
export const controlNames = {
  choice: 'choice',
  value: 'value',
  flag: 'flag',
  field: (id: HeaderFieldId) => `field-${id}`,
  state: (end: 'A' | 'B') => `state-${end}`,
  verdict: 'verdict',
  reason: 'reason',
  line: 'line',
  text: 'text',
  /** A table of events, as JSON. */
  rows: 'rows',
  /** The ids of the steps, apart by spaces. */
  order: 'order',
  /** The states, apart by spaces. */
  path: 'path',
  pair: (id: string) => `pair-${id}`,
  blank: (id: string) => `blank-${id}`,
  /** Segments are counted from 0. */
  cell: (segment: number, field: HeaderFieldId | 'from') => `segment-${segment}-${field}`,
} as const;

/** A control of a part of a question; of the question itself where `part` is empty. */
export const nameIn = (part: string | undefined, name: string): string =>
  part === undefined ? name : `${part}:${name}`;

/** What a form holds of one part. */
export function partOf(form: FormData, part: string): FormData {
  const inner = new FormData();
  for (const [name, value] of form) {
    if (name.startsWith(`${part}:`) && typeof value === 'string') {
      inner.append(name.slice(part.length + 1), value);
    }
  }
  return inner;
}
