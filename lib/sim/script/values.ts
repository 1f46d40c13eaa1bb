import type { ScriptValue } from './script';

/** The names in a value: `O_RDWR|O_NONBLOCK`. */
export const names = (value: ScriptValue | undefined): string[] => {
  if (value === undefined) return [];
  if (value.kind === 'symbol') return [value.name];
  return value.kind === 'or' ? value.operands.flatMap(names) : [];
};

/** The number in a value, or in the only item of an array. */
export function numberIn(value: ScriptValue | undefined): number | null {
  if (value === undefined) return null;
  if (value.kind === 'integer') return value.value;
  const [only] = value.kind === 'array' ? value.items : [];
  return only === undefined ? null : numberIn(only);
}

/** A field of a struct, by name. */
export const fieldOf = (value: ScriptValue | undefined, name: string): ScriptValue | undefined =>
  value?.kind === 'struct' ? value.fields.find((field) => field.name === name)?.value : undefined;

export const itemsOf = (value: ScriptValue | undefined): readonly ScriptValue[] =>
  value?.kind === 'array' || value?.kind === 'group' ? value.items : [];

/** A socket's name in the sockets layer. */
export const nameOf = (descriptor: number): string => `fd${descriptor}`;
