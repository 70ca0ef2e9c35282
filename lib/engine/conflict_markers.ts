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
    if (!MARKER.test(text)) continue;
    if (first === "<" || (open === null && first === ">")) conflicts.push(open = []);
    open?.push(line);
    if (first === ">") open = null;
  }
  return conflicts;
}

/**
 * Tells whether two lines stand within one conflict, so that to keep one side
 * settles what is wrong with the pair.
 */
export function conflictSettler(file: SourceFile): (first: Line, second: Line) => boolean {
  const conflicts = findConflicts(file).filter((markers) => markers.length > 1);
  if (conflicts.length === 0) return () => false;
  const sides = new Map<number, number>();
  for (const [index, markers] of conflicts.entries()) {
    for (let number = markers[0]!.number; number <= markers.at(-1)!.number; number++) {
      sides.set(number, index);
    }
  }
  return (first, second) => {
    const side = sides.get(first.number);
    return side !== undefined && side === sides.get(second.number);
  };
}
