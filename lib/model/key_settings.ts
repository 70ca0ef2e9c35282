import { isPlaceholder } from "../catalogue/placeholders.ts";
import type { Setting } from "../syntax/document.ts";
import { SECRET_KEYS } from "./credentials.ts";
import type { Home, Profile } from "./home.ts";
import { profilesWhere } from "./profile_kinds.ts";
import type { AwsSection, FileKind } from "./source_file.ts";

/** The keys and tokens that a profile has in one file: of each the last that has a value. */
export interface KeySettings {
  readonly id: Setting | undefined;
  readonly secret: Setting | undefined;
  readonly token: Setting | undefined;
  /** `aws_security_token`, the old name of the token. */
  readonly legacyToken: Setting | undefined;
}

/** A profile that has a key or a token somewhere. */
export interface KeyedProfile {
  readonly profile: Profile;
  readonly config: KeySettings;
  readonly credentials: KeySettings;
}

const FIELDS = ["id", "secret", "token", "legacyToken"] as const;
const FIELD_OF: ReadonlyMap<string, keyof KeySettings> = new Map(
  SECRET_KEYS.map((key, index) => [key, FIELDS[index]!]),
);

/** Tells whether a setting holds a key or a token. */
export function holdsKey(setting: Setting): boolean {
  return FIELD_OF.has(setting.key) && hasValue(setting);
}

/** Tells whether two settings have the same value, on one line. */
export function hasSameValue(a: Setting, b: Setting): boolean {
  return a.writtenValue === b.writtenValue && a.children.length === 0 && b.children.length === 0;
}

const known = new WeakMap<Home, ReadonlyMap<string, KeyedProfile>>();

/** The profiles that have a key or a token, by name; looked up once for as long as the home lives. */
export function keyedProfiles(home: Home): ReadonlyMap<string, KeyedProfile> {
  let profiles = known.get(home);
  if (profiles === undefined) known.set(home, profiles = collect(home));
  return profiles;
}

/** Tells whether both halves of the key pair are there. */
export function isPair({ id, secret }: KeySettings): boolean {
  return id !== undefined && secret !== undefined;
}

/** Tells whether one half of the key pair is there without the other. */
export function isHalf({ id, secret }: KeySettings): boolean {
  return (id === undefined) !== (secret === undefined);
}

/**
 * Tells whether the credentials file has one half of the key pair and the
 * config file the other. Most runtimes look for both in one file.
 */
export function isSplit({ config, credentials }: KeyedProfile): boolean {
  if (!isHalf(credentials)) return false;
  const half = credentials.id ?? credentials.secret;
  const other = credentials.id === undefined ? config.id : config.secret;
  return other !== undefined && ![half!, other].some(isNoKey);
}

/** Tells whether the credentials file has a pair of keys and the config file something else of the kind. */
export function isShadowed(keyed: KeyedProfile): boolean {
  return isPair(keyed.credentials) && differences(keyed).length > 0;
}

/** The keys and tokens that a profile has in both files with different values, each with its counterpart in the credentials file. */
export function differences({ config, credentials }: KeyedProfile): [Setting, Setting][] {
  return FIELDS.flatMap((field): [Setting, Setting][] => {
    const here = config[field];
    const there = credentials[field];
    if (here === undefined || there === undefined || hasSameValue(here, there)) return [];
    if (isNoKey(here) || isNoKey(there)) return [];
    return [[here, there]];
  });
}

/** Whether a placeholder stands in place of a key, which is another mistake. */
function isNoKey({ value }: Setting): boolean {
  return isPlaceholder(value);
}

/**
 * The keys that runtimes take together: those of the credentials file if it
 * has any of the pair, else those of the config file.
 */
export function mainKeys({ config, credentials }: KeyedProfile): KeySettings & { kind: FileKind } {
  const hasAny = credentials.id !== undefined || credentials.secret !== undefined;
  return hasAny ? { ...credentials, kind: "credentials" } : { ...config, kind: "config" };
}

function collect(home: Home): Map<string, KeyedProfile> {
  const profiles = new Map<string, KeyedProfile>();
  const hasAny = home.files.some((file) =>
    [...FIELD_OF.keys()].some((key) => file.settings(key).length > 0)
  );
  if (!hasAny) return profiles;
  for (const profile of profilesWhere(home, hasKeys)) {
    const config = keysOf(profile.config);
    const credentials = keysOf(profile.credentials);
    if (config === NONE && credentials === NONE) continue;
    profiles.set(profile.name, { profile, config, credentials });
  }
  return profiles;
}

function hasKeys({ sections }: Profile): boolean {
  return sections.some(({ settings }) => settings.some(({ key }) => FIELD_OF.has(key)));
}

const NONE: KeySettings = {
  id: undefined,
  secret: undefined,
  token: undefined,
  legacyToken: undefined,
};

function keysOf(sections: readonly AwsSection[]): KeySettings {
  let found: { -readonly [field in keyof KeySettings]: KeySettings[field] } | null = null;
  for (const section of sections) {
    for (const setting of section.settings) {
      const field = FIELD_OF.get(setting.key);
      if (field === undefined || !hasValue(setting)) continue;
      found ??= { ...NONE };
      found[field] = setting;
    }
  }
  return found ?? NONE;
}

function hasValue({ writtenValue, children }: Setting): boolean {
  return writtenValue !== "" || children.length > 0;
}
