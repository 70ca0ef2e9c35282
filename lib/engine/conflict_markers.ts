import type { SourceFile } from "../model/source_file.ts";
import type { Line } from "../syntax/line.ts";

/** The lines that version control left behind, by what they are. */
const MARKER = /^(?:<{7}|>{7}|\|{7})(?: |$)|^={7}$/;

/**
 * The conflict markers of a file, grouped by conflict: each group starts with a
 * `<<<<<<<` or holds a stray `>>>>>>>`. A line of equals signs alone counts only within a conflict.
 */
export function findConflicts(file: SourceFile): Line[][] {
  const { document } = file;
  if (!document.text.includes("<<<<<<<") && !document.text.includes(">>>>>>>")) return [];
  const conflicts: Line[][] = [];
  let open: Line[] | null = null;
  for (const line of document.lines) {
    if (line.kind !== "text" && line.kind !== "setting") continue;
    const text = document.text.slice(line.start, line.contentEnd);
    const first = text[0];
    if (first !== "<" && first !== ">" && first !== "=" && first !== "|") continue;
    if (!MARKER.test(text) && !/^(?:<{7}|>{7}|\|{7}) /.test(text)) continue;
    if (first === "<" || (open === null && first === ">")) conflicts.push(open = []);
    open?.push(line);
    if (first === ">") open = null;
  }
  return conflicts;
}
