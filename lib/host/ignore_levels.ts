import { dirname, join, resolve, sep } from "node:path";
import { decodeText } from "../syntax/encoding.ts";
import type { Host } from "./host.ts";
import { decide, type IgnoreRule, parseIgnoreFile } from "./ignore_rules.ts";

/** The ignore files of a folder and of those above it, up to the top of the repository. */
export class IgnoreLevels {
  readonly #levels: readonly { readonly base: string; readonly rules: readonly IgnoreRule[] }[];

  readonly #ignoreCase: boolean;

  /** @param ignoreCase whether git was told that names may differ by case */
  constructor(
    levels: readonly { readonly base: string; readonly rules: readonly IgnoreRule[] }[] = [],
    ignoreCase = false,
  ) {
    this.#levels = levels;
    this.#ignoreCase = ignoreCase;
  }

  /** These and the ignore file of a folder below. */
  within(host: Host, folder: string): IgnoreLevels {
    const read = host.files.read(join(folder, ".gitignore"));
    if (read.kind !== "file") return this;
    const rules = parseIgnoreFile(decodeText(read.bytes).text, this.#ignoreCase);
    const base = resolve(host.cwd, folder);
    return new IgnoreLevels([...this.#levels, { base, rules }], this.#ignoreCase);
  }

  /** Tells whether a path (absolute, in the last folder) is ignored; the nearest file that says something decides. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let i = this.#levels.length - 1; i >= 0; i--) {
      const { base, rules } = this.#levels[i]!;
      const inside = path.slice(base.endsWith(sep) ? base.length : base.length + 1);
      const decision = decide(rules, inside.replaceAll(sep, "/"), isFolder);
      if (decision !== null) return decision;
    }
    return false;
  }
}

/** The ignore files above a folder (absolute), from the top of the repository that it lies in; none outside of one. */
export function ignoreLevelsAbove(host: Host, folder: string): IgnoreLevels {
  const above: string[] = [];
  for (let at = folder;; at = dirname(at)) {
    if (host.files.exists(join(at, ".git"))) break;
    if (dirname(at) === at) return new IgnoreLevels();
    above.push(dirname(at));
  }
  return above.toReversed().reduce((levels, one) => levels.within(host, one), new IgnoreLevels());
}
