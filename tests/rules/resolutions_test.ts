import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { rules } from "../../rules/mod.ts";
import { RESOLUTIONS, resolutionsOf } from "./resolutions.ts";
import { recordedByRule } from "./recorded.ts";

describe("what the runtimes resolve in the cases of a page", () => {
  const recorded = recordedByRule(RESOLUTIONS);
  for (const rule of rules) {
    test(rule.meta.name, () => {
      const hint = "If this is meant: npx bun tests/record_details.ts";
      assertEquals(resolutionsOf(rule), recorded.get(rule.meta.name), hint);
    });
  }
});
