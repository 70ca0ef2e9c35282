/** Tells whether two values are the same by structure, as `assertEquals` compares them. */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map());
}

function compare(a: unknown, b: unknown, seen: Map<unknown, unknown>): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (
    a.constructor !== b.constructor && a.constructor !== undefined && b.constructor !== undefined
  ) {
    return false;
  }
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (a instanceof RegExp && b instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && b instanceof Error && (a.message !== b.message || a.name !== b.name)) {
    return false;
  }
  if (seen.get(a) === b) return true;
  seen.set(a, b);
  if (a instanceof Set && b instanceof Set) return sameSet(a, b, seen);
  if (a instanceof Map && b instanceof Map) return sameMap(a, b, seen);
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b) && a.byteLength !== b.byteLength) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return sameProperties(a, b, seen);
}

function sameSet(a: Set<unknown>, b: Set<unknown>, seen: Map<unknown, unknown>): boolean {
  if (a.size !== b.size) return false;
  const rest = [...b];
  for (const item of a) {
    const index = rest.findIndex((other) => compare(item, other, seen));
    if (index < 0) return false;
    rest.splice(index, 1);
  }
  return true;
}

function sameMap(a: Map<unknown, unknown>, b: Map<unknown, unknown>, seen: Map<unknown, unknown>) {
  if (a.size !== b.size) return false;
  const rest = [...b];
  for (const [key, value] of a) {
    const index = rest.findIndex(([otherKey, other]) =>
      compare(key, otherKey, seen) && compare(value, other, seen)
    );
    if (index < 0) return false;
    rest.splice(index, 1);
  }
  return true;
}

function sameProperties(a: object, b: object, seen: Map<unknown, unknown>): boolean {
  const left = Reflect.ownKeys(a);
  if (left.length !== Reflect.ownKeys(b).length) return false;
  for (const key of left) {
    if (!Object.hasOwn(b, key)) return false;
    if (!compare(Reflect.get(a, key), Reflect.get(b, key), seen)) return false;
  }
  return true;
}
