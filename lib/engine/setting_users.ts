import type { Home } from "../model/home.ts";
import { fileOfSetting } from "../model/resolve/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import type { FileKind } from "../model/source_file.ts";
import { agree, listRuntimes } from "./wording.ts";

/**
 * Tells which file each of some runtimes takes a setting from that a profile
 * has in both: "the AWS CLI takes this one, the JavaScript SDK takes that one".
 *
 * @param key of a setting of the top level, in lower case
 * @param here the file that "this one" stands in
 * @returns an empty text where none of them reads it
 */
export function settingUsers(
  home: Home,
  profile: string,
  key: string,
  here: FileKind,
  runtimes: readonly RuntimeName[],
): string {
  const users = new Map<FileKind, RuntimeName[]>([["credentials", []], ["config", []]]);
  for (const runtime of runtimes) {
    const kind = fileOfSetting(home, runtime, profile, key);
    if (kind !== null) users.get(kind)!.push(runtime);
  }
  return [...users].filter(([, names]) => names.length > 0).map(([kind, names]) =>
    `${listRuntimes(names)} ${agree(names, "takes", "take")} ${
      kind === here ? "this one" : "that one"
    }`
  ).join(", ");
}
