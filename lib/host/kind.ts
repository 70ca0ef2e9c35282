import { basename, dirname } from "node:path";
import type { FileKind } from "../model/source_file.ts";

/** Headers that only the config file has. */
const CONFIG_HEADER = /^\s*\[\s*(?:profile|sso-session|services)\s+\S/m;
const KEY_PAIR = /^\s*aws_(?:access_key_id|secret_access_key)\s*[=:]/mi;

/**
 * Tells which of the two files a path is: by its name, else by its content.
 *
 * @param text the content of the file
 */
export function kindOf(path: string, text: string): FileKind {
  const name = basename(path).toLowerCase();
  if (name.includes("credential")) return "credentials";
  if (
    name.includes("config") && (basename(dirname(path)) === ".aws" || /aws|^config$/.test(name))
  ) {
    return "config";
  }
  if (CONFIG_HEADER.test(text)) return "config";
  return KEY_PAIR.test(text) ? "credentials" : "config";
}

/** The name that the other file of a home has beside this one, or null where there is no custom for it. */
export function siblingName(path: string, kind: FileKind): string | null {
  const name = basename(path);
  if (kind === "config" && name === "config") return "credentials";
  if (kind === "credentials" && name === "credentials") return "config";
  return null;
}
