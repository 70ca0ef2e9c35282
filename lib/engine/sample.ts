import type { RuntimeName } from "../model/runtime.ts";
import { type FileView, readFileView, type ViewSection } from "../model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../model/source_file.ts";
import type { Encoding } from "../syntax/encoding.ts";
import type { Setting } from "../syntax/document.ts";

// Who reads what is asked of the runtimes' own readers, about a small file that
// has in it what a finding is about and nothing else: in the file itself a
// runtime that stops earlier would say nothing of it.

/** How many samples are kept: files repeat themselves, and hostile ones must not fill the memory. */
const MAX_KEPT = 500;
const kept = new Map<string, SourceFile>();

/** What a runtime reads from a small file. */
export function readSample(
  text: string,
  runtime: RuntimeName,
  kind: FileKind = "config",
  encoding: Encoding = "utf-8",
): FileView {
  const key = `${kind} ${encoding} ${text}`;
  let file = kept.get(key);
  if (file === undefined) {
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, file = new SourceFile({ path: kind, kind, text, encoding }));
  }
  return readFileView(file, runtime);
}

/** Those of some runtimes for which something holds of what they read from a small config file. */
export function readersWhere(
  runtimes: readonly RuntimeName[],
  text: string,
  holds: (view: FileView) => boolean,
): RuntimeName[] {
  return runtimes.filter((runtime) => holds(readSample(text, runtime)));
}

/** Tells whether a runtime refuses a file. */
export function refuses(view: FileView): boolean {
  return view.error !== null;
}

/** The settings that a runtime finds under `[default]`. */
export function defaultSettings(view: FileView): ViewSection["settings"] {
  return view.profiles.get("default")?.settings ?? new Map();
}

/** How some runtimes take a setting. */
export interface SettingVerdict {
  /** Those that refuse the whole file for it. */
  readonly refusing: readonly RuntimeName[];
  /** Those that find nothing under its key. */
  readonly missing: readonly RuntimeName[];
  /** Those that find the value that is meant: less an inline comment. */
  readonly right: readonly RuntimeName[];
  /** Those that find another value. */
  readonly wrong: readonly RuntimeName[];
}

/** Asks runtimes about one line with a setting, nested or not; deeper lines below it are left out. */
export function judgeSetting(
  setting: Setting,
  runtimes: readonly RuntimeName[],
): SettingVerdict {
  const { line, section: { document } } = setting;
  const isNested = setting.parent !== null;
  const written = shapeOf(document.text.slice(line.start, line.end));
  const text = `[default]\n${isNested ? "block =\n" : ""}${written}\n`;
  const writtenKey = shapeOf(setting.writtenKey);
  const key = isNested ? writtenKey : writtenKey.toLowerCase();
  const meant = shapeOf(setting.value);
  const verdict = {
    refusing: [] as RuntimeName[],
    missing: [] as RuntimeName[],
    right: [] as RuntimeName[],
    wrong: [] as RuntimeName[],
  };
  for (const runtime of runtimes) {
    const view = readSample(text, runtime);
    const settings = defaultSettings(view);
    const found = isNested
      ? settings.get("block")?.nested?.get(key) ?? settings.get(`block.${key}`)
      : settings.get(key);
    if (refuses(view)) verdict.refusing.push(runtime);
    else if (found === undefined) verdict.missing.push(runtime);
    else if (found.value === meant) verdict.right.push(runtime);
    else verdict.wrong.push(runtime);
  }
  return verdict;
}

/**
 * A text with its words made short. What readers look at is all in it, and most
 * lines of a file have the same shape, so that few samples answer for many.
 */
export function shapeOf(text: string): string {
  return text.replace(/\w+/g, (word) => {
    // `__proto__` is no word like others in JavaScript.
    if (word.startsWith("__")) return word;
    return /[A-Z]/.test(word) ? "A" : "a";
  });
}
