import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { badHeaders } from "../../lib/engine/bad_header.ts";
import type { Change } from "../../lib/engine/change.ts";
import { headerFix, repeatedTitles } from "../../lib/engine/header_fix.ts";
import type { FixInit } from "../../lib/engine/rule.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { edited } from "./one_fix.ts";

const ABOVE = "[default]\nregion = eu-west-1\n";

/** The fix of the first bad header of a text, and what the text becomes; null where there is no fix. */
function fixed(text: string): { fix: FixInit; text: string } | null {
  const file = new SourceFile({ path: "config", kind: "config", text });
  const fix = headerFix(file, badHeaders(file)[0]!, repeatedTitles(file));
  return fix === null ? null : { fix, text: edited(file, fix.edits) };
}

const doubtOf = (below: string) => {
  const { fix } = fixed(ABOVE + below)!;
  return "unsafe" in fix ? fix.unsafe : null;
};

const result = (below: string) => fixed(ABOVE + below)!.text.slice(ABOVE.length);

describe("headerFix()", () => {
  test("writes the header alone on its line, as every runtime reads it", () => {
    const header = "[profile a]\noutput = json\n";
    assertEquals(result("[profile a\noutput = json\n"), header);
    assertEquals(result("  [profile a]\n  output = json\n"), header);
    assertEquals(result("profile a]\noutput = json\n"), header);
    assertEquals(result("[profile a] x\noutput = json\n"), `# x\n${header}`);
    for (
      const more of ["[[profile a]]", "[ [profile a] ]", "[profile a]]", " [[[profile a] ] ]\t"]
    ) {
      assertEquals(result(`${more}\noutput = json\n`), header, more);
      assertEquals(result(`${more} ; x]\noutput = json\n`), `; x]\n${header}`, more);
    }
  });

  test("moves lines to the left only together with their header", () => {
    assertEquals(result("[profile a\n  x = 1\n"), "[profile a]\n  x = 1\n");
  });

  test("leaves blanks inside the brackets to another rule", () => {
    assertEquals(
      result("[ profile a ] x\noutput = json\n"),
      "# x\n[ profile a ]\noutput = json\n",
    );
  });

  test("offers nothing where nobody can say what the header should be", () => {
    for (
      const below of [
        "[profile a # note]\noutput = json\n",
        "[profile a]b]\noutput = json\n",
        "[profile a]] b\noutput = json\n",
        "[profile a]]b # c\noutput = json\n",
        "[profile a] b] c\noutput = json\n",
        "[region = x\noutput = json\n",
        "[region=x\noutput = json\n",
        "[region : x\noutput = json\n",
      ]
    ) assertEquals(fixed(ABOVE + below), null, below);
    // What stands behind a comment sign is a comment.
    assertEquals(result("[profile a] # b] c\nx = 1\n"), "# b] c\n[profile a]\nx = 1\n");
  });

  test("offers nothing that makes a runtime refuse the file", () => {
    // The JavaScript SDK takes the file for empty then.
    assertEquals(fixed(`${ABOVE}[profile __proto__\noutput = json\n`), null);
    assertEquals(result("[__proto__x\noutput = json\n"), "[__proto__x]\noutput = json\n");
    // Python stops at a header or key that it meets twice.
    assertEquals(fixed("[profile a]\nregion = eu-west-1\n  [profile a]\n  x = 1\n"), null);
    assertEquals(fixed(`${ABOVE}  [profile a]\n  x = 1\n  x = 2\n`), null);
    assertEquals(fixed("[profile a]\nx = 1\n[[profile a]]\ny = 1\n"), null);
    // It has stopped already at a line without `]`, which is then worth mending in any case.
    assertEquals(
      result("[profile a\nx = 1\nx = 2\n"),
      "[profile a]\nx = 1\nx = 2\n",
    );
  });

  test("says why it may be wrong", () => {
    assertEquals(doubtOf("[profile a\noutput = json\n"), null);
    assertEquals(doubtOf("[profile a] x\noutput = json\n"), null);
    assertEquals(doubtOf("profile a]\noutput = json\n"), null);
    assertEquals(doubtOf("[profile a=b\nx = 1\n"), "some runtimes read this line as a setting");
    // A bracket closes it, so that nobody reads a setting.
    assertEquals(doubtOf("[profile a=b] x\nx = 1\n"), null);
    const inName = "the brackets may be meant as a part of the name";
    assertEquals(doubtOf("[[profile a]]\nx = 1\n"), inName);
    assertEquals(doubtOf("[profile a]] # x\nx = 1\n"), inName);
    assertEquals(doubtOf("[profile a[b]]\nx = 1\n"), inName);
  });

  test("knows that mistakes stop whoever starts to read the lines below", () => {
    const mistakes = "the lines below it have mistakes of their own";
    assertEquals(doubtOf("  [profile a]\n  x = 1\n  broken\n"), mistakes);
    assertEquals(doubtOf("  [profile a]\n  x : 1\n"), mistakes);
    // Python alone takes the name for another one.
    assertEquals(doubtOf("[profile a] # ]\nx : 1\n"), mistakes);
    // Rust refuses an indented header at the start of a file too, and reads nothing below it.
    for (const first of ["  [profile a]\nx : 1\n", "  [profile a\nx : 1\n"]) {
      const { fix } = fixed(first)!;
      assertEquals("unsafe" in fix && fix.unsafe, mistakes, first);
    }
    // Who refuses the file at the header has read nothing yet, and who read the lines goes on.
    assertEquals(doubtOf("[profile a\nx = 1\nbroken\n"), null);
  });

  test("takes no long line for a header without its brackets", () => {
    const found = (name: string) => {
      const text = `${ABOVE}{${name}}\n`;
      return badHeaders(new SourceFile({ path: "config", kind: "config", text })).length;
    };
    assertEquals([found("x".repeat(198)), found("x".repeat(199))], [1, 0]);
  });

  test("declares what it changes", () => {
    const changes = (text: string) => fixed(text)!.fix.changes!.map(told);
    assertEquals(changes(`${ABOVE}[profile a\nx = 1\n`), ["read [profile a"]);
    const above = `[default]\nregion = eu-west-1\nx = 2\n`;
    const header = (name: string) => `${above}${name}]\nregion = us-east-1\ny = 1\n`;
    const kept = ["read [default]", "region to eu-west-1"];
    assertEquals(changes(header("profile a")), [...kept, "profile a"]);
    assertEquals(changes(header("sso-session a")), [...kept, "sso-session a"]);
    assertEquals(changes(header("services a")), [...kept, "services a"]);
    assertEquals(changes("profile a]\nx = 1\n"), ["read all", "profile a"]);
  });
});

function told(change: Change): string {
  if (change.what === "exists") {
    if ("ssoSession" in change) return `sso-session ${change.ssoSession}`;
    if ("services" in change) return `services ${change.services}`;
    return "profile" in change ? `profile ${change.profile}` : change.section.name;
  }
  if (!("section" in change)) return `${change.what} all`;
  const { file, headerSpan } = change.section;
  if (change.what === "setting") return `${change.key} to ${change.to}`;
  return `${change.what} ${file.document.slice(headerSpan)}`;
}
