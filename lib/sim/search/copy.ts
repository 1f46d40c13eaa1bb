/** What is the same for every copy of a host: nobody writes to it. */
const shared = new Set(['spec', 'behaviour', 'settings', 'options', 'limits', 'issOf']);

/**
 * A copy of a graph of records, arrays, maps and class instances: what refers to one thing in the original refers to one
 * thing in the copy. Frozen records and the members named in `shared` are not copied.
 */
export function copyOf<T>(original: T): T {
  const made = new Map<object, object>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
    const known = made.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) {
      const list: unknown[] = [];
      made.set(value, list);
      for (const each of value) list.push(copy(each));
      return list;
    }
    if (value instanceof Map) {
      const map = new Map<unknown, unknown>();
      made.set(value, map);
      for (const [key, each] of value) map.set(key, copy(each));
      return map;
    }
    const record = Object.create(Object.getPrototypeOf(value) as object | null) as Record<
      string,
      unknown
    >;
    made.set(value, record);
    for (const [key, each] of Object.entries(value)) {
      record[key] = shared.has(key) ? each : copy(each);
    }
    return record;
  };
  return copy(original) as T;
}
