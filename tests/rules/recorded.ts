import { readFileSync } from "node:fs";

/** What was recorded for each rule, by its name: each part of the file starts with a line `# NAME`. */
export function recordedByRule(path: string): Map<string, string> {
  const parts = readFileSync(path, "utf8").split(/^(?=# )/m);
  return new Map(parts.map((part) => [part.slice(2, part.indexOf("\n")), part]));
}
