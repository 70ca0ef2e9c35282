/**
 * A map laid over another without copying it: views of large homes differ from
 * each other in few sections. Entries of the lower map come first, in its order.
 * Neither map may change afterwards.
 */
export class LayeredMap<Value> implements ReadonlyMap<string, Value> {
  readonly #lower: ReadonlyMap<string, Value>;
  readonly #upper: ReadonlyMap<string, Value>;
  #size: number | null = null;

  constructor(lower: ReadonlyMap<string, Value>, upper: ReadonlyMap<string, Value>) {
    this.#lower = lower;
    this.#upper = upper;
  }

  /** Counted when it is asked for: many maps over one large map must cost little. */
  get size(): number {
    if (this.#size === null) {
      this.#size = this.#lower.size;
      for (const key of this.#upper.keys()) if (!this.#lower.has(key)) this.#size++;
    }
    return this.#size;
  }

  get(key: string): Value | undefined {
    return this.#upper.get(key) ?? this.#lower.get(key);
  }

  has(key: string): boolean {
    return this.#upper.has(key) || this.#lower.has(key);
  }

  *entries(): Generator<[string, Value], undefined> {
    for (const [key, value] of this.#lower) yield [key, this.#upper.get(key) ?? value];
    for (const entry of this.#upper) if (!this.#lower.has(entry[0])) yield entry;
  }

  *keys(): Generator<string, undefined> {
    yield* this.#lower.keys();
    for (const key of this.#upper.keys()) if (!this.#lower.has(key)) yield key;
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): Generator<[string, Value], undefined> {
    return this.entries();
  }

  forEach(
    callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void,
  ): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }
}
