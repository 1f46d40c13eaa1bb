/** A binary heap: what comes first, by `before`, is taken first, whatever the order of adding. */
export class Heap<E> {
  /** Each entry comes before the two at twice its index plus one and two. */
  private readonly entries: E[] = [];

  constructor(private readonly before: (a: E, b: E) => boolean) {}

  get first(): E | undefined {
    return this.entries[0];
  }

  add(entry: E): void {
    const { entries, before } = this;
    let index = entries.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || before(above, entry)) break;
      entries[index] = above;
      index = parent;
    }
    entries[index] = entry;
  }

  /** Takes the first entry away. */
  shift(): void {
    const last = this.entries.pop();
    if (last !== undefined && this.entries.length > 0) this.sink(last);
  }

  /** Puts an entry in the place of the first, or as far below as it belongs. */
  private sink(entry: E): void {
    const { entries, before } = this;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let below = entries[child];
      if (below === undefined) break;
      const right = entries[child + 1];
      if (right !== undefined && before(right, below)) {
        child += 1;
        below = right;
      }
      if (before(entry, below)) break;
      entries[index] = below;
      index = child;
    }
    entries[index] = entry;
  }
}
