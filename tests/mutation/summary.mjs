/**
 * What the last runs of the mutation tests found: `node summary.mjs` for the score of each
 * folder, `node summary.mjs lib/syntax` for that of each file and for what nobody noticed.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { isInSample } from "./sample.mjs";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const FOLDERS = ["lib/syntax", "lib/model", "lib/engine", "rules"];
const STATES = ["Killed", "Timeout", "Survived", "NoCoverage", "Ignored"];

const { files } = JSON.parse(readFileSync(join(ROOT, "dist/mutation/results.json"), "utf8"));
for (const [name, file] of Object.entries(files)) {
  // Stryker itself sees what no test reaches, of all mutants.
  file.mutants = file.mutants.filter((mutant) =>
    mutant.status !== "NoCoverage" || isInSample(name, mutant)
  );
}
const named = process.argv[2];
const names = Object.keys(files).sort();
const of = (path) => names.filter((name) => name === path || name.startsWith(`${path}/`));

function row(title, chosen) {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
  for (const { status } of chosen.flatMap((name) => files[name].mutants)) {
    counts[status] = (counts[status] ?? 0) + 1;
  }
  const noticed = counts.Killed + counts.Timeout;
  const all = noticed + counts.Survived + counts.NoCoverage;
  const score = all === 0 ? "-" : `${(100 * noticed / all).toFixed(1)} %`;
  return [title, score, ...Object.values(counts)];
}

function print(rows) {
  for (const [title, ...cells] of [["", "score", ...STATES], ...rows]) {
    console.log(title.padEnd(42) + cells.map((cell) => String(cell).padStart(11)).join(""));
  }
}

if (named === undefined) {
  print([...FOLDERS.map((folder) => row(folder, of(folder))), row("all", names)]);
} else {
  const chosen = of(named);
  print([...chosen.map((name) => row(name, [name])), row(named, chosen)]);
  for (const name of chosen) {
    const lines = files[name].source.split("\n");
    for (const { status, location, replacement, mutatorName } of files[name].mutants) {
      if (status !== "Survived" && status !== "NoCoverage") continue;
      const { start, end } = location;
      const first = lines[start.line - 1];
      const last = lines[end.line - 1];
      const before = start.line === end.line
        ? first.slice(start.column - 1, end.column - 1)
        : `${first.slice(start.column - 1)} ... ${last.slice(0, end.column - 1).trim()}`;
      console.log(
        `\n${name}:${start.line}:${start.column} ${mutatorName} ${status}\n  ${first.trim()}\n` +
          `  - ${before}\n  + ${replacement.replaceAll("\n", " ")}`,
      );
    }
  }
}
