import type { Setting } from "../syntax/document.ts";
import type { Home } from "./home.ts";
import { REFERENCE_KEYS, type ReferenceKind } from "./references.ts";
import type { SourceFile } from "./source_file.ts";

/** A setting that names something, though not as the AWS tools, or not all of them, read it. */
export interface LooseReference {
  readonly file: SourceFile;
  readonly setting: Setting;
}

/** Settings of aws-vault that name a profile (its documentation, "Usage", 2026-11). */
const TOOL_KEYS = ["include_profile", "parent_profile"];

/** A word of a command line, or what stands in quotes there. */
const WORD = /"([^"]*)"|'([^']*)'|([^\s"'=]+)/g;

/** What of a home names something else beside its references. */
export class LooseReferences {
  readonly #settings = new Map<string, LooseReference[]>();
  readonly #commands = new Map<string, LooseReference[]>();

  constructor(home: Home) {
    for (const file of home.files) {
      for (const key of TOOL_KEYS) {
        for (const setting of file.settings(key)) this.#addSetting("profile", file, setting);
      }
      for (const { settings } of file.oddSections) {
        for (const setting of settings) this.#addSwallowed(file, setting);
      }
      for (const setting of file.settings("credential_process")) this.#addCommand(file, setting);
    }
  }

  /**
   * Settings that name something of a kind: those of other tools, and those that
   * are indented by accident, which the Go and JavaScript SDKs read nonetheless.
   */
  settings(kind: ReferenceKind, name: string): readonly LooseReference[] {
    return this.#settings.get(`${kind} ${name}`) ?? [];
  }

  /** Commands with a name among their words, such as behind `--profile`. */
  commands(name: string): readonly LooseReference[] {
    return this.#commands.get(name) ?? [];
  }

  #addSwallowed(file: SourceFile, setting: Setting): void {
    // Below an empty value they are settings of a block.
    if (setting.children.length === 0 || setting.value === "") return;
    for (const nested of setting.nested) {
      const kind = REFERENCE_KEYS.get(nested.key);
      if (kind !== undefined) this.#addSetting(kind, file, nested);
    }
  }

  #addSetting(kind: ReferenceKind, file: SourceFile, setting: Setting): void {
    push(this.#settings, `${kind} ${setting.value}`, { file, setting });
  }

  #addCommand(file: SourceFile, setting: Setting): void {
    const words = new Set<string>();
    for (const match of setting.writtenValue.matchAll(WORD)) {
      words.add(match[1] ?? match[2] ?? match[3]!);
    }
    for (const word of words) push(this.#commands, word, { file, setting });
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const known = new WeakMap<Home, LooseReferences>();

/** The loose references of a home, collected once for as long as the home lives. */
export function looseReferencesOf(home: Home): LooseReferences {
  let references = known.get(home);
  if (references === undefined) known.set(home, references = new LooseReferences(home));
  return references;
}
