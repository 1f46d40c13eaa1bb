import type { Script } from './script';

/** A script or a part of it without the places: what two scripts that say the same have in common. */
export type Placeless<T> = T extends readonly (infer Item)[]
  ? Placeless<Item>[]
  : T extends object
    ? { [K in keyof T as K extends 'at' ? never : K]: Placeless<T[K]> }
    : T;

export const withoutPlaces = (script: Script): Placeless<Script> =>
  strip(script) as Placeless<Script>;

function strip(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strip);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'at')
      .map(([key, value]) => [key, strip(value)]),
  );
}
