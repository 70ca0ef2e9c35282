import { assert, assertEquals } from "@std/assert";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { rulesTable } from "../../lib/cli/rules_command.ts";
import { run } from "../../lib/cli/run.ts";
import { FAMILY_TITLES } from "../../lib/engine/families.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { displayWidth } from "../../lib/report/display_width.ts";
import { painter } from "../../lib/report/style.ts";
import { rules } from "../../rules/mod.ts";
import { ROOT } from "../e2e/programs.ts";

const metas = rules.map(({ meta }) => meta);

async function printed(...args: string[]): Promise<string> {
  const host = new MemoryHost(["rules", ...args]);
  assertEquals(await run(host), 0);
  return host.printed;
}

describe("awsconf rules", () => {
  test("lists every rule once, by family", async () => {
    const lines = (await printed()).split("\n");
    const names = lines.flatMap((line) => /^ {2}([a-z][a-z0-9-]*) /.exec(line)?.[1] ?? []);
    const expected = Object.keys(FAMILY_TITLES).flatMap((family) =>
      metas.filter((meta) => meta.family === family).map((meta) => meta.name)
    );
    assertEquals(names, expected);
    const titles = lines.filter((line) =>
      (Object.values(FAMILY_TITLES) as readonly string[]).includes(line)
    );
    assertEquals(titles, [...new Set(titles)]);
  });

  test("fits the terminal", () => {
    for (const width of [80, 100, 160]) {
      const wide = rulesTable(metas, width, painter(false)).split("\n")
        .filter((line) => displayWidth(line) > width);
      assertEquals(wide, []);
    }
  });

  test("differs with colour only by escape sequences", () => {
    const colored = rulesTable(metas, 100, painter(true));
    // deno-lint-ignore no-control-regex
    assertEquals(colored.replace(/\x1b\[[\d;]+m/g, ""), rulesTable(metas, 100, painter(false)));
  });

  test("as JSON tells all that an editor or a site needs", async () => {
    const { version, families, rules: listed } = JSON.parse(await printed("--format", "json"));
    assertEquals(version, 1);
    assertEquals(
      families.map(({ title }: { title: string }) => title),
      Object.values(FAMILY_TITLES),
    );
    assertEquals(listed.map(({ name }: { name: string }) => name), metas.map(({ name }) => name));
    for (const [index, rule] of listed.entries()) {
      const { family, severity, fix, summary, options = {}, needs = [] } = metas[index]!;
      assertEquals(
        [rule.family, rule.severity, rule.fix, rule.summary, rule.options, rule.needsOneOf],
        [family, severity, fix, summary, options, needs],
      );
      assert(existsSync(join(ROOT, rule.documentation.path)), rule.documentation.path);
      assert(rule.documentation.url.endsWith(`/${rule.documentation.path}`));
      assert(rule.page.startsWith(`# ${rule.name}\n`));
      assertEquals(rule.page.includes("## Cases"), false);
      assert(rule.runtimes.length > 0 && rule.page.includes(rule.runtimes), rule.name);
    }
  });
});
