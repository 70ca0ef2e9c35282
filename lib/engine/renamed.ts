import {
  type CredentialsFact,
  type FactValue,
  sameCredentials,
  sameValue,
  type SettingFacts,
} from "../model/diff/mod.ts";

/** Old names with what each becomes. */
export type NewNames = ReadonlyMap<string, string>;

/**
 * Tells whether the settings are the same under a new name: what refers to a
 * name refers to the new one. There may be more, from a section that was not
 * read under the old name.
 */
export function areRenamedSettings(
  before: SettingFacts,
  after: SettingFacts,
  names: NewNames,
): boolean {
  for (const [key, old] of before) {
    const now = after.get(key);
    if (now === undefined || !isRenamedValue(old, now, names)) return false;
  }
  return true;
}

/** Tells whether a value is the same, or a name and its new one. */
export function isRenamedValue(before: FactValue, after: FactValue, names: NewNames): boolean {
  if (sameValue(before.value, after.value)) return true;
  return typeof before.value === "string" && names.get(before.value) === after.value;
}

/** Tells whether credentials come about in the same way, through profiles under their new names. */
export function areRenamedCredentials(
  before: CredentialsFact,
  after: CredentialsFact,
  names: NewNames,
): boolean {
  const renamed = (name: string) => names.get(name) ?? name;
  const shape = before.shape === ""
    ? ""
    : JSON.stringify(mapTexts(JSON.parse(before.shape), renamed));
  const parts = before.parts.map(({ owner, value, ...part }) => ({
    ...part,
    owner: { ...owner, name: renamed(owner.name) },
    value: typeof value === "string" ? renamed(value) : value,
  }));
  return sameCredentials({ ...before, shape, parts }, after);
}

function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === "string") return map(value);
  return Array.isArray(value) ? value.map((one) => mapTexts(one, map)) : value;
}
