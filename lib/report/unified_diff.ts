import { printable } from "./printable.ts";

/** A text before and after; null where there is no file. */
export interface TextPair {
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Writes a unified diff of one file, with three lines of context.
 *
 * @param path the name in the header, as people should see it
 * @param texts both texts, with secrets already masked
 * @param color whether to colour it
 */
export async function unifiedDiff(path: string, texts: TextPair, color: boolean): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const patch = createTwoFilesPatch(
    texts.before === null ? "/dev/null" : path,
    texts.after === null ? "/dev/null" : path,
    texts.before ?? "",
    texts.after ?? "",
    undefined,
    undefined,
    { context: 3 },
  );
  // The first lines are an index line and a rule of equals signs, which git does not write.
  const lines = patch.split("\n").filter((line) => !/^(?:=+$|Index: )/.test(line));
  return lines.map((line) => paint(visible(line), color)).join("\n");
}

function visible(line: string): string {
  return line.slice(0, 1) + printable(line.slice(1));
}

function paint(line: string, color: boolean): string {
  if (!color || line === "") return line;
  if (line.startsWith("+++") || line.startsWith("---")) return `\x1b[1m${line}\x1b[0m`;
  if (line.startsWith("@@")) return `\x1b[36m${line}\x1b[0m`;
  if (line.startsWith("+")) return `\x1b[32m${line}\x1b[0m`;
  if (line.startsWith("-")) return `\x1b[31m${line}\x1b[0m`;
  return line;
}
