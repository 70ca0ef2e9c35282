import type { SourceFile } from "../model/source_file.ts";

/** Each file of a home with what the fixes made of it. */
export function pairs(
  before: readonly SourceFile[],
  after: readonly SourceFile[],
): [SourceFile, SourceFile][] {
  return before.map((old) => [old, after.find((file) => file.kind === old.kind) ?? old]);
}
