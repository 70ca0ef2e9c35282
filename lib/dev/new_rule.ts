/**
 * Starts a rule: `deno task rule:new NAME [FAMILY]` writes `rules/NAME.ts` and
 * `rules/NAME.md`. They compile and pass the linter, and a test reports them as
 * unfinished until the parts that say TODO are written.
 *
 * @module
 */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { closest } from "../engine/did_you_mean.ts";
import { FAMILY_TITLES } from "../engine/families.ts";
import { PAGE_HEADINGS } from "../engine/page.ts";

/** Tells whether a text still holds a part that has to be written. */
export function isUnfinished(text: string): boolean {
  return /^TODO\b/m.test(text);
}

/** What is wrong with the name of a new rule, or null. */
export function nameFault(name: string, existing: readonly string[]): string | null {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(name) || name.length > 40) {
    return `\`${name}\` is no name for a rule: two or more words of small letters, with hyphens between, such as \`missing-region\`.`;
  }
  if (/^(?:no|require|prefer|check|fix|valid)-/.test(name)) {
    return `\`${name}\` does not say the offence. A rule is called after what is wrong, such as \`missing-region\`, so that "ignore ${name}" reads well.`;
  }
  return existing.includes(name) ? `There is a rule \`${name}\` already.` : null;
}

/** The two files of a new rule, by their names. */
function filesOfRule(name: string, family: string): Readonly<Record<string, string>> {
  return { [`${name}.ts`]: moduleOf(name, family), [`${name}.md`]: pageOf(name) };
}

/**
 * Writes the two files of a new rule into a folder, neither over one that is there.
 *
 * Throws an Error whose message says why not, or what is wrong with the name or family.
 */
export function createRule(folder: URL, name: string, family: string): void {
  const existing = readdirSync(folder).filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));
  const fault = nameFault(name, existing);
  if (fault !== null) throw new Error(fault);
  const families = Object.keys(FAMILY_TITLES);
  if (!families.includes(family)) {
    const meant = closest(family, families);
    const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
    throw new Error(`\`${family}\` is not a family: ${families.join(", ")}.${hint}`);
  }
  const files = Object.entries(filesOfRule(name, family));
  for (const [file] of files) {
    if (existsSync(new URL(file, folder))) {
      throw new Error(`There is a file rules/${file} already.`);
    }
  }
  for (const [file, text] of files) writeFileSync(new URL(file, folder), text, { flag: "wx" });
}

function moduleOf(name: string, family: string): string {
  return `import { say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";

/** Reports TODO. */
const rule: Rule = {
  meta: {
    name: "${name}",
    family: "${family}",
    severity: "warning",
    fix: "none",
    summary: "TODO: what it finds, in one sentence without a full stop",
  },
  check(context) {
    for (const file of context.files) {
      // TODO: look at what the rule is about.
      for (const setting of file.settings("todo")) {
        context.report({
          message:
            say\`TODO: what is wrong with \\\`\${setting.writtenKey}\\\`. Why it matters. What to do.\`,
          place: { file, span: setting.line.name },
        });
      }
    }
  },
};
export default rule;
`;
}

function pageOf(name: string): string {
  const hints: Readonly<Record<typeof PAGE_HEADINGS[number], string>> = {
    "What it finds": "TODO: an example and its near misses.",
    "Why it matters":
      "TODO: what goes wrong, with the very text that an AWS tool prints, so that a search finds this page.",
    "What to do": "TODO: the way out.",
    "Fix safety": "TODO: there is no fix, or why it is safe, or when it is not.",
    "Runtimes": "TODO: which runtimes it concerns.",
    "Cases":
      `TODO: at least three that start with \`### Valid:\` and three with \`### Invalid:\`, near misses among
them. \`lib/engine/cases.ts\` says how they are written; a short example is \`rules/unused-services.md\`.`,
  };
  const parts = PAGE_HEADINGS.map((heading) => `## ${heading}\n\n${hints[heading]}\n`);
  return `# ${name}\n\n${parts.join("\n")}`;
}

function main([name, family = "values", ...more]: readonly string[]): void {
  if (name === undefined || more.length > 0) {
    throw new Error("Usage: deno task rule:new NAME [FAMILY], such as `missing-region sections`.");
  }
  createRule(new URL("../../rules/", import.meta.url), name, family);
  console.log(`Wrote rules/${name}.ts and rules/${name}.md, family ${family}. Next:
  write what says TODO in both
  npx deno task rules:list
  AWSCONF_RULE=${name} npx bun test ./tests/rules/pages_test.ts`);
}

if (import.meta.main) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
}
