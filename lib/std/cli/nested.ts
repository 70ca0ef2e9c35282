/**
 * Sets the member that a name with dots leads to: `a.b` is the member `b` of
 * the object in `a`, which is made if it is not there.
 *
 * @param collect adds the value to an array there instead of replacing it
 */
export function setNested(object: object, path: string, value: unknown, collect = false): void {
  const keys = path.split(".");
  const last = keys.pop()!;
  let target = object as Record<string, unknown>;
  for (const key of keys) target = descend(target, key);
  if (last === "__proto__") return;
  if (!collect) target[last] = value;
  else target[last] = append(target[last], value);
}

/** Whether a name with dots leads to a member of its own. */
export function hasNested(object: object, path: string): boolean {
  let target: unknown = object;
  for (const key of path.split(".")) {
    if (target === undefined || target === null || !Object.hasOwn(target, key)) return false;
    target = (target as Record<string, unknown>)[key];
  }
  return true;
}

// Only members of its own: a command line must not reach the prototype of all objects.
function descend(target: Record<string, unknown>, key: string): Record<string, unknown> {
  const inner = Object.hasOwn(target, key) ? target[key] : undefined;
  if (inner !== undefined && inner !== null) return inner as Record<string, unknown>;
  const made = {};
  if (key !== "__proto__") target[key] = made;
  return made;
}

function append(before: unknown, value: unknown): unknown[] {
  if (Array.isArray(before)) return [...before, value];
  return before ? [before, value] : [value];
}
