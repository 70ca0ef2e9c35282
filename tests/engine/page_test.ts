import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { pageLocation, pageSection, readablePage } from "../../lib/engine/page.ts";

const PAGE = `# some-rule

## What it finds

Text with ## What to do in it.

### More

## Why it matters
Another.

## Cases \t

### Valid: x
## Cases
`;

test("readablePage() leaves out the cases", () => {
  const read = PAGE.slice(0, PAGE.indexOf("## Cases")).trimEnd();
  assertEquals(readablePage(PAGE), `${read}\n`);
  assertEquals(
    readablePage("\n# a\n\n## Cases, of which\nx ## Cases\n\n"),
    "\n# a\n\n## Cases, of which\nx ## Cases\n",
  );
});

test("pageSection() finds the text below a heading", () => {
  assertEquals(
    pageSection(PAGE, "What it finds"),
    "Text with ## What to do in it.\n\n### More",
  );
  assertEquals(pageSection(PAGE, "Why it matters"), "Another.");
  assertEquals(pageSection(PAGE, "What to do"), "");
  assertEquals(pageSection("## Runtimes of all kinds\nx\n", "Runtimes"), "");
});

test("pageLocation() says where the page is", () => {
  assertEquals(pageLocation("some-rule"), {
    path: "rules/some-rule.md",
    url: "https://github.com/awsconf/awsconf/blob/main/rules/some-rule.md",
  });
});
