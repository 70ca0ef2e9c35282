import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { rules } from "../../rules/mod.ts";
import { DETAILS, detailsOf } from "./details.ts";
import { recordedByRule } from "./recorded.ts";

describe("what the findings of a page's cases say beyond what it shows", () => {
  const recorded = recordedByRule(DETAILS);
  for (const rule of rules) {
    test(rule.meta.name, () => {
      const hint = "If this is meant: npx bun tests/record_details.ts";
      assertEquals(detailsOf(rule), recorded.get(rule.meta.name), hint);
    });
  }
});
