import { assert, assertEquals } from "@std/assert";
import { isUnfinished } from "../../lib/dev/new_rule.ts";
import { parseCases } from "../../lib/engine/cases.ts";
import { PAGE_HEADINGS } from "../../lib/engine/page.ts";
import type { RuleMeta } from "../../lib/engine/rule.ts";

/** Asserts that a rule has a page with the agreed headings and enough cases, and that both are written. */
export function checkPage(meta: RuleMeta, page: string): void {
  assert(
    page.startsWith(`# ${meta.name}\n`),
    "The page starts with the rule's name",
  );
  const headings = [...page.matchAll(/^## (.*)$/gm)].map((match) => match[1]);
  assertEquals(headings, [...PAGE_HEADINGS]);
  assertEquals(
    isUnfinished(page) || isUnfinished(meta.summary),
    false,
    "The rule is unfinished: write what still says TODO in its page and summary",
  );
  const cases = parseCases(page);
  assert(
    cases.filter((one) => one.expected === "valid").length >= 3,
    "At least three valid cases",
  );
  assert(
    cases.filter((one) => one.expected === "invalid").length >= 3,
    "At least three invalid cases",
  );
  const fixes = cases.some((one) => one.fixed !== null || one.unsafelyFixed !== null);
  assertEquals(
    fixes,
    meta.fix !== "none",
    "A page shows a fixed case if and only if the rule fixes",
  );
}
