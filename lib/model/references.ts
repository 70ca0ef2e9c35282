import type { Setting } from "../syntax/document.ts";
import type { Home } from "./home.ts";
import type { AwsSection, SourceFile } from "./source_file.ts";

/** What a setting can refer to by name. */
export type ReferenceKind = "profile" | "sso-session" | "services";

/** The settings that refer to something, and to what (AWS SDKs and Tools Reference Guide, "Settings reference"). */
export const REFERENCE_KEYS: ReadonlyMap<string, ReferenceKind> = new Map([
  ["source_profile", "profile"],
  ["sso_session", "sso-session"],
  ["services", "services"],
]);

/** The variables that choose a profile. */
export const PROFILE_VARIABLES = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const;

/** A setting that names a profile, an sso-session or a services block. */
export class Reference {
  readonly kind: ReferenceKind;
  /** The name as most runtimes read it: trimmed, without an inline comment. */
  readonly name: string;
  readonly setting: Setting;
  readonly file: SourceFile;

  constructor(kind: ReferenceKind, name: string, setting: Setting, file: SourceFile) {
    this.kind = kind;
    this.name = name;
    this.setting = setting;
    this.file = file;
  }

  /** The section that refers. */
  get section(): AwsSection {
    return this.file.sectionOf(this.setting.section);
  }
}

/** All references of a home, the config file's first; those of a kind are collected when they are asked for. */
export class References {
  readonly #home: Home;
  readonly #byKind = new Map<ReferenceKind, ReadonlyMap<string, readonly Reference[]>>();
  readonly #names = new Map<ReferenceKind, ReadonlySet<string>>();

  constructor(home: Home) {
    this.#home = home;
  }

  /** The settings that refer to something by a name. */
  to(kind: ReferenceKind, name: string): readonly Reference[] {
    let byName = this.#byKind.get(kind);
    if (byName === undefined) this.#byKind.set(kind, byName = collect(this.#home, kind));
    return byName.get(name) ?? [];
  }

  /** Every name that something of a kind is referred to by. They are few, where who refers may be thousands. */
  names(kind: ReferenceKind): ReadonlySet<string> {
    let names = this.#names.get(kind);
    if (names === undefined) this.#names.set(kind, names = collectNames(this.#home, kind));
    return names;
  }
}

function collectNames(home: Home, wanted: ReferenceKind): Set<string> {
  const names = new Set<string>();
  for (const [key, kind] of REFERENCE_KEYS) {
    if (kind !== wanted) continue;
    let last = "";
    for (const file of home.files) {
      for (const setting of file.settings(key)) {
        if (!setting.says(last)) names.add(last = setting.value);
      }
    }
  }
  names.delete("");
  return names;
}

function collect(home: Home, wanted: ReferenceKind): Map<string, Reference[]> {
  const byName = new Map<string, Reference[]>();
  for (const [key, kind] of REFERENCE_KEYS) {
    if (kind !== wanted) continue;
    for (const file of home.files) collectKey(byName, kind, file, key);
  }
  return byName;
}

const known = new WeakMap<Home, References>();

/** The references of a home, each kind collected once for as long as the home lives. */
export function referencesOf(home: Home): References {
  let references = known.get(home);
  if (references === undefined) known.set(home, references = new References(home));
  return references;
}

function collectKey(
  byName: Map<string, Reference[]>,
  kind: ReferenceKind,
  file: SourceFile,
  key: string,
): void {
  let name = "";
  let list: Reference[] = [];
  for (const setting of file.settings(key)) {
    // Thousands of profiles refer to the same: only another name is taken out and looked up.
    if (!setting.says(name)) {
      name = setting.value;
      list = byName.get(name) ?? [];
      if (name !== "") byName.set(name, list);
    }
    if (name === "") continue;
    list.push(new Reference(kind, name, setting, file));
  }
}
