import type { DocumentLink } from "vscode-languageserver";
import { findSuppressions } from "../engine/suppression.ts";
import type { SourceFile } from "../model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { rangeOf } from "./positions.ts";

const PAGES = "https://github.com/awsconf/awsconf/blob/main/rules";

/** The address of a rule's page. */
export function rulePage(rule: string): string {
  return `${PAGES}/${rule}.md`;
}

/** Links from the rules that comments name to their pages. */
export function linksOf(file: SourceFile): DocumentLink[] {
  const known = new Set(rules.map(({ meta }) => meta.name));
  return findSuppressions(file).filter(({ rule }) => known.has(rule)).map(({ rule, ruleSpan }) => ({
    range: rangeOf(file.document, ruleSpan),
    target: rulePage(rule),
    tooltip: `What ${rule} finds`,
  }));
}
