import { assertEquals } from "@std/assert";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { ruleNames } from "../../lib/dev/list_rules.ts";
import { rules } from "../../rules/mod.ts";
import { pages } from "../../rules/pages.ts";

const FOLDER = new URL("../../rules/", import.meta.url);

test("rules/mod.ts and rules/pages.ts hold every file; if not, run `deno task rules:list`", () => {
  const written = readdirSync(FOLDER).filter((name) => name.endsWith(".md")).map((name) =>
    name.slice(0, -3)
  );
  assertEquals(rules.map((rule) => rule.meta.name), ruleNames());
  assertEquals(Object.keys(pages), ruleNames());
  assertEquals(written.sort(), ruleNames());
});

test("summaries are one sentence without a full stop", () => {
  for (const { meta } of rules) {
    assertEquals(/\.$/.test(meta.summary), false, meta.name);
  }
});
