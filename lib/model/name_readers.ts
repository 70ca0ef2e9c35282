import type { ReferenceKind } from "./references.ts";
import { type RuntimeName, RUNTIMES } from "./runtime.ts";
import { type FileView, readFileView } from "./runtimes/mod.ts";
import { type FileKind, SourceFile } from "./source_file.ts";

/** A name that every runtime reads, in both files, without quotes. */
const PLAIN_NAME = /^[A-Za-z0-9_.@:/+%-]+$/;

/** Tells whether nothing about the characters of a name keeps a runtime from reading it. */
export function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && name !== "__proto__";
}

/**
 * The runtimes that do not find something by its name under a header, with
 * nothing else about the file to mislead them: each reads a file that holds
 * this header alone.
 *
 * @param title what stands between the brackets
 */
export function runtimesBlindTo(
  title: string,
  kind: ReferenceKind,
  name: string,
  fileKind: FileKind,
): RuntimeName[] {
  const text = `[${title}]\nregion = x\n`;
  const file = new SourceFile({ path: "", kind: fileKind, text });
  return RUNTIMES.filter((runtime) => !sectionsOf(readFileView(file, runtime), kind).has(name));
}

/** The sections of a kind in a view. */
export function sectionsOf(view: FileView, kind: ReferenceKind): FileView["profiles"] {
  if (kind === "profile") return view.profiles;
  return kind === "services" ? view.services : view.ssoSessions;
}

/**
 * A name that every runtime reads and that is as near as can be: accents go,
 * and a hyphen takes the place of what nobody reads.
 *
 * @returns null where nothing of the name is left
 */
export function plainNameLike(name: string): string | null {
  const plain = name.normalize("NFKD").replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9_.@:/+%-]+/g, "-").replace(/^-+|-+$/g, "");
  return plain === "" || plain.toLowerCase() === "default" || !isPlainName(plain) ? null : plain;
}
