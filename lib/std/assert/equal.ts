/**
 * Tells whether two values are equal by structure, as `assertEquals` compares
 * them: 0 equals -0 and NaN equals NaN, a member that is undefined differs from
 * none, the order of a Map or Set does not count, and instances of different
 * classes are never equal.
 *
 * Throws a TypeError for two WeakMaps or WeakSets, whose content cannot be seen.
 */
export function equal(a: unknown, b: unknown): boolean {
  return compare(a, b, new Map());
}

/** Pairs that are being compared, for values that hold themselves. */
type Seen = Map<unknown, unknown>;

const TypedArray = Object.getPrototypeOf(Uint8Array) as abstract new () => ArrayLike<unknown>;

function compare(a: unknown, b: unknown, seen: Seen): boolean {
  if (a === b || Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (a instanceof Date && b instanceof Date) return Object.is(a.getTime(), b.getTime());
  if (!isSameClass(a, b)) return false;
  if (a instanceof TypedArray) return sameItems(a, b as typeof a);
  if (a instanceof ArrayBuffer || isShared(a)) {
    return sameItems(new Uint8Array(a), new Uint8Array(b as ArrayBuffer));
  }
  if (a instanceof WeakMap) throw new TypeError("Cannot compare WeakMap instances");
  if (a instanceof WeakSet) throw new TypeError("Cannot compare WeakSet instances");
  if (a instanceof WeakRef) return compare(a.deref(), (b as typeof a).deref(), seen);
  if (seen.get(a) === b) return true;
  if (Object.keys(a).length !== Object.keys(b).length) return false;
  seen.set(a, b);
  const same = sameContent(a, b, seen);
  // A pair that differs may come again where another match was still possible.
  if (!same) seen.delete(a);
  return same;
}

function sameContent(a: object, b: object, seen: Seen): boolean {
  if (a instanceof Set) return sameSet(a, b as typeof a, seen);
  if (a instanceof Map) return sameMap(a, b as typeof a, seen);
  if (isWrittenInFull(a)) return String(a) === String(b);
  return sameMembers(a, b, seen);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isShared(value: object): value is SharedArrayBuffer {
  return typeof SharedArrayBuffer !== "undefined" && value instanceof SharedArrayBuffer;
}

// An object without a prototype counts as a plain one.
function isSameClass(a: object, b: object): boolean {
  const plain = Object.prototype;
  return (Object.getPrototypeOf(a) ?? plain) === (Object.getPrototypeOf(b) ?? plain);
}

/** Whether the text of a value tells all about it. */
function isWrittenInFull(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return [RegExp, URL, URLSearchParams, Intl.Locale].some((one) => one.prototype === prototype);
}

function sameItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i] && !Object.is(a[i], b[i])) return false;
  }
  return true;
}

function sameSet(a: Set<unknown>, b: Set<unknown>, seen: Seen): boolean {
  if (a.size !== b.size) return false;
  for (const item of a) {
    if (b.has(item)) continue;
    if (!isObject(item) || ![...b].some((other) => compare(item, other, seen))) return false;
  }
  return true;
}

function sameMap(a: Map<unknown, unknown>, b: Map<unknown, unknown>, seen: Seen): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    if (b.has(key) && compare(value, b.get(key), seen)) continue;
    if (!isObject(key)) return false;
    const isThere = ([otherKey, other]: [unknown, unknown]) =>
      compare(key, otherKey, seen) && compare(value, other, seen);
    if (![...b].some(isThere)) return false;
  }
  return true;
}

function sameMembers(a: object, b: object, seen: Seen): boolean {
  for (const key of new Set([...memberKeys(a), ...memberKeys(b)])) {
    if (key in a !== key in b) return false;
    if (!compare(Reflect.get(a, key), Reflect.get(b, key), seen)) return false;
  }
  return true;
}

/** The enumerable members of a plain object or array; of an instance, its class's getters too. */
function memberKeys(value: object): readonly (string | symbol)[] {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype || prototype === Array.prototype) {
    return Reflect.ownKeys({ ...value });
  }
  const keys: (string | symbol)[] = [];
  let one: object | null = value;
  while (one !== null && one !== Object.prototype && one !== Array.prototype) {
    keys.push(...Reflect.ownKeys(one));
    one = Object.getPrototypeOf(one);
  }
  return keys;
}
