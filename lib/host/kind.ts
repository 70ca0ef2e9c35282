import { basename, dirname } from "node:path";
import type { FileKind } from "../model/source_file.ts";

// `[ \t]` and not `\s`, which would run over the ends of lines and from each blank line to the last.
/** Headers that only the config file has. */
const CONFIG_HEADER = /^[ \t]*\[[ \t]*(?:profile|sso-session|services)[ \t]+\S/m;
const KEY_PAIR = /^[ \t]*aws_(?:access_key_id|secret_access_key)[ \t]*[=:]/mi;
const AWS_LINE =
  /^[ \t]*(?:\[[ \t]*(?:default[ \t]*\]|(?:profile|sso-session)[ \t])|aws_\w+[ \t]*=)/m;

/**
 * Tells which of the two files a path is: by its name, else by its content.
 *
 * @param text the content of the file
 */
export function kindOf(path: string, text: string): FileKind {
  return kindOfName(path) ?? kindOfText(text);
}

function kindOfName(path: string): FileKind | null {
  const name = basename(path).toLowerCase();
  if (name.includes("credential")) return "credentials";
  if (name === "config" || name.endsWith(".config")) return "config";
  if (!name.includes("config")) return null;
  return name.includes("aws") || basename(dirname(path)) === ".aws" ? "config" : null;
}

function kindOfText(text: string): FileKind {
  if (CONFIG_HEADER.test(text)) return "config";
  return KEY_PAIR.test(text) ? "credentials" : "config";
}

/** Tells a file of the AWS tools from another program's `config`, by its content. */
export function looksLikeAws(text: string): boolean {
  return AWS_LINE.test(text);
}

/** The name that the other file of a home has beside this one, or null where there is no custom for it. */
export function siblingName(path: string, kind: FileKind): string | null {
  const name = basename(path);
  if (kind === "config" && name === "config") return "credentials";
  if (kind === "credentials" && name === "credentials") return "config";
  return null;
}
