import type { FileKind } from "../model/source_file.ts";
import type { Edit, Fix } from "./finding.ts";

/**
 * Tells which file a fix moves something into from the other one: that file has
 * to be written first, so that nothing is lost in between.
 *
 * @returns null where nothing moves, or nothing leaves the other file
 */
export function directionOf({ edits }: Fix): FileKind | null {
  const gaining = new Set(edits.filter(adds).map(({ file }) => file.kind));
  const losing = new Set(edits.filter(removes).map(({ file }) => file.kind));
  for (const kind of ["credentials", "config"] as const) {
    const other = kind === "config" ? "credentials" : "config";
    if (gaining.has(kind) && losing.has(other) && !gaining.has(other)) return kind;
  }
  return null;
}

function adds({ span, text }: Edit): boolean {
  return span.start === span.end && text.length > 0;
}

function removes({ span, text }: Edit): boolean {
  return span.end > span.start && text.length === 0;
}
