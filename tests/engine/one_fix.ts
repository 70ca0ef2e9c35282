import { assertEquals } from "@std/assert";
import type { Change } from "../../lib/engine/change.ts";
import type { Edit, Fix } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { proveFixes } from "../../lib/engine/prove_fixes.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { revealed } from "../../lib/model/secret.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { applyEdits } from "../../lib/syntax/edit.ts";

/** Two lines that make credentials. */
export const KEYS = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";

/** A home of two texts; an empty one stands for a file that is not there. */
export const homeOf = (
  config: string,
  credentials = "",
  variables: Record<string, string> | null = null,
) => {
  const file = (kind: "config" | "credentials", text: string) =>
    new SourceFile({ path: kind, kind, text, exists: text !== "" });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: variables === null ? null : new Environment(variables),
  });
};

/** A fix that replaces texts of the home's files, each the first of its kind. */
export function fixOf(
  home: Home,
  replacements: readonly (readonly [from: string, to: string])[],
  changes: readonly Change[] = [],
  tier: Fix["tier"] = "safe",
): Fix {
  const edits = replacements.map(([from, to]) => {
    const file = home.files.find(({ document }) => document.text.includes(from))!;
    const start = file.document.text.indexOf(from);
    return { file, span: { start, end: start + from.length }, text: to };
  });
  return { title: "Do it", tier, reason: "", edits, operations: [], changes };
}

/** What is said of a fix that is refused; null for one that is applied. */
export function refusal(home: Home, fix: Fix): string | null {
  const { home: after, refused } = proveFixes(home, [fix], (text) => text);
  const reason = refused.get(fix) ?? null;
  const isSame = home.files.every((file) => after[file.kind]!.document.text === file.document.text);
  assertEquals(isSame, reason !== null);
  return reason;
}

/** The first section of a name. */
export const section = (home: Home, name: string) =>
  home.files.flatMap(({ sections }) => sections).find((one) => one.name === name)!;

/** The text of a file after edits. */
export function edited(file: SourceFile, edits: readonly Edit[]): string {
  return applyEdits(
    file.document.text,
    edits.filter((edit) => edit.file === file)
      .map(({ span, text }) => ({ span, text: revealed(text) })),
  );
}

/**
 * What two texts become by all fixes of a rule, without any proof, and why one
 * of them may be wrong ("" where all are safe); null where there is no fix.
 */
export function fixedBy(
  rule: Rule,
  config: string,
  credentials = "",
): readonly [config: string, credentials: string, reason: string] | null {
  const home = homeOf(config, credentials);
  const found = lint(home, { rules: [rule] }).findings.map(({ fix }) => fix);
  const fixes = [...new Set(found)].filter((fix) => fix !== null);
  if (fixes.length === 0) return null;
  const edits = fixes.flatMap((fix) => fix.edits);
  return [
    edited(home.config!, edits),
    edited(home.credentials!, edits),
    fixes.map(({ tier, reason }) => tier === "safe" ? "" : reason).join(""),
  ];
}
