import { assert, assertEquals, assertMatch } from "@std/assert";
import { describe, test } from "node:test";
import type { Fix } from "../../lib/engine/finding.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { actionsOf } from "../../lib/lsp/actions.ts";
import { applyFix } from "../../lib/lsp/apply_fix.ts";
import { type Analysis, Workspace } from "../../lib/lsp/workspace.ts";

const CONFIG = "/home/me/.aws/config";
const TEXT = "[profile dev]\nregion = eu-west-1 # home\n[profile ops]\nregion : eu-west-1\n";

/** An analysis whose first finding has a fix that changes another setting as well, and says nothing of it. */
async function withWrongFix(): Promise<{ host: MemoryHost; analysis: Analysis; wrong: number }> {
  const host = new MemoryHost([], { ".aws/config": TEXT });
  const analysis = (await new Workspace(host).analyse(CONFIG))!;
  const { findings } = analysis.result;
  const wrong = findings.findIndex(({ rule }) => rule === "inline-comment");
  const { fix } = findings[wrong]!;
  assert(fix !== null && fix.tier === "safe");
  const start = TEXT.lastIndexOf("eu-west-1");
  const more = { ...fix.edits[0]!, span: { start, end: start + 9 }, text: "us-east-1" };
  const broken: Fix = { ...fix, edits: [...fix.edits, more] };
  const result = {
    ...analysis.result,
    findings: findings.map((finding, i) => i === wrong ? { ...finding, fix: broken } : finding),
  };
  return { host, analysis: { ...analysis, result }, wrong };
}

function titles(analysis: Analysis): string[] {
  const file = Workspace.fileAt(analysis, CONFIG)!;
  const range = { start: 0, end: TEXT.length };
  return actionsOf(analysis, file, { range, diagnostics: [], only: null })
    .map(({ title }) => title)
    .filter((title) => !title.startsWith("Ignore"));
}

describe("a fix that would change more than it says", () => {
  test("is not offered, alone or with the others", async () => {
    const { host, analysis } = await withWrongFix();
    const right = (await new Workspace(host).analyse(CONFIG))!;
    assertEquals(titles(right).length, titles(analysis).length + 1);
    assertMatch(titles(right).at(-1)!, /^Apply all safe fixes \(2\)$/);
    assertMatch(titles(analysis).at(-1)!, /^Apply all safe fixes \(1\)$/);
  });

  test("is not applied by the server", async () => {
    const { host, analysis, wrong } = await withWrongFix();
    assertMatch(
      applyFix(analysis, wrong, host)!,
      /^The fix is refused: it would change .*`region`.*\.$/,
    );
    assertEquals(host.text(CONFIG), TEXT);
  });
});
