/**
 * Writes `rules/mod.ts` and `rules/pages.ts` from the files in `rules/`, and
 * the rule table of the README from their metadata: run `deno task rules:list` after adding or renaming a rule.
 *
 * @module
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { FAMILY_TITLES } from "../engine/families.ts";
import type { RuleMeta } from "../engine/rule.ts";

const FOLDER = new URL("../../rules/", import.meta.url);
const NOTE = "// Written by `deno task rules:list`; a test fails when it is stale.\n";

/** The names of the rules that have a file in `rules/`, sorted. */
export function ruleNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".ts") && name !== "mod.ts" && name !== "pages.ts")
    .map((name) => name.slice(0, -3))
    .sort();
}

/** The text of `rules/mod.ts` for the given rule names. */
export function moduleText(names: readonly string[]): string {
  const imports = names.map((name) => `import ${camelCase(name)} from "./${name}.ts";\n`).join("");
  const items = names.map((name) => `  ${camelCase(name)},\n`).join("");
  return `${NOTE}import type { Rule } from "../lib/engine/rule.ts";\n${imports}
/** All rules, sorted by name. */
export const rules: readonly Rule[] = [\n${items}];\n`;
}

/** The text of `rules/pages.ts` for the given rule names. */
export function pagesText(names: readonly string[]): string {
  const imports = names.map((name) =>
    `import ${camelCase(name)} from "./${name}.md" with { type: "text" };\n`
  ).join("");
  const items = names.map((name) => `  "${name}": ${camelCase(name)},\n`).join(
    "",
  );
  return `${NOTE}${imports}
/** The pages of all rules by name, as Markdown. Kept apart from the rules so that linting need not load them. */
export const pages: Readonly<Record<string, string>> = {\n${items}};\n`;
}

const FIXES: Readonly<Record<RuleMeta["fix"], string>> = {
  none: "",
  safe: "safe",
  unsafe: "unsafe",
  mixed: "safe or unsafe",
};

/** The README with the table of rules between its markers. */
export function readmeText(readme: string, metas: readonly RuleMeta[]): string {
  const rows: string[] = [];
  for (const [family, title] of Object.entries(FAMILY_TITLES)) {
    const own = metas.filter((meta) => meta.family === family);
    if (own.length === 0) continue;
    rows.push(`### ${title}`, "", "| rule | severity | fix | finds |", "|---|---|---|---|");
    for (const { name, severity, fix, summary } of own) {
      rows.push(`| [\`${name}\`](rules/${name}.md) | ${severity} | ${FIXES[fix]} | ${summary} |`);
    }
    rows.push("");
  }
  const table = `<!-- rules: begin -->\n\n${rows.join("\n")}\n<!-- rules: end -->`;
  return readme.replace(/<!-- rules: begin -->[\s\S]*<!-- rules: end -->/, () => table);
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

if (import.meta.main) {
  const names = ruleNames();
  writeFileSync(new URL("mod.ts", FOLDER), moduleText(names));
  writeFileSync(new URL("pages.ts", FOLDER), pagesText(names));
  const { rules } = await import("../../rules/mod.ts");
  const readme = new URL("../../README.md", import.meta.url);
  const text = readmeText(readFileSync(readme, "utf8"), rules.map((rule) => rule.meta));
  writeFileSync(readme, text);
}
