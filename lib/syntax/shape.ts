import type { Setting } from "./document.ts";

/** A key of a file, in lower case, with all top-level settings below a header that have it. */
export class Key {
  readonly name: string;
  readonly settings: Setting[] = [];

  constructor(name: string) {
    this.name = name;
  }
}

/** Sections of more settings have no shape: each is likely to be the only one of its kind. */
const LONGEST = 16;

/**
 * The keys of a section, in order. Of ten thousand profiles most have the same
 * few keys; what is asked of these is then answered once for all of them.
 */
export class Shape {
  /** In lower case. */
  readonly keys: readonly string[];
  /** Whether some key is there twice. */
  readonly isRepeating: boolean;
  private lastKey: Key | null = null;
  private lastShape: Shape | null = null;
  private others: Map<Key, Shape> | null = null;

  constructor(keys: readonly string[]) {
    this.keys = keys;
    this.isRepeating = new Set(keys).size < keys.length;
  }

  /** The shape of a section with one more key at its end, or null for too long a section. */
  with(key: Key): Shape | null {
    if (this.lastKey === key) return this.lastShape;
    if (this.keys.length === LONGEST) return null;
    this.others ??= new Map();
    let shape = this.others.get(key);
    if (shape === undefined) this.others.set(key, shape = new Shape([...this.keys, key.name]));
    this.lastKey = key;
    return this.lastShape = shape;
  }
}
