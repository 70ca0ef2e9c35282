import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { settingsTemplate } from "../../lib/cli/init_command.ts";
import { run } from "../../lib/cli/run.ts";
import { DEFAULT_SETTINGS, parseSettings } from "../../lib/engine/settings.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { rules } from "../../rules/mod.ts";

const template = settingsTemplate(rules.map(({ meta }) => meta));

describe("awsconf init", () => {
  test("writes a file that changes nothing", async () => {
    const host = new MemoryHost(["init"]);
    assertEquals(await run(host), 0);
    assertEquals(host.text("/home/me/awsconf.ini"), template);
    assert(host.printed.startsWith("Wrote ~/awsconf.ini."));
    assertEquals(await parseSettings(template, "awsconf.ini", rules), DEFAULT_SETTINGS);
  });

  test("shows settings that are the defaults when they are put in force", async () => {
    const inForce = template.replace(/^; (?=[\w-]+ =|\[)/gm, "").replace(/^[\w-]+ =$/gm, "");
    const settings = await parseSettings(inForce, "awsconf.ini", rules);
    assertEquals(settings.runtimes, DEFAULT_SETTINGS.runtimes);
    assertEquals(settings.failOn, DEFAULT_SETTINGS.failOn);
    for (const { meta } of rules) {
      assertEquals(settings.severities.get(meta.name), meta.severity, meta.name);
    }
  });

  test("keeps lines short enough to read", () => {
    const long = template.split("\n").filter((line) => line.length > 120);
    assertEquals(long, []);
  });

  test("with --user writes where it holds for all files", async () => {
    const host = new MemoryHost(["init", "--user"], {}, { XDG_CONFIG_HOME: "/home/me/conf" });
    assertEquals(await run(host), 0);
    assertEquals(host.text("/home/me/conf/awsconf/awsconf.ini"), template);
  });

  test("never replaces a file", async () => {
    const host = new MemoryHost(["init"], { "awsconf.ini": "[awsconf]\n" });
    assertEquals(await run(host), 3);
    assertEquals(host.text("/home/me/awsconf.ini"), "[awsconf]\n");
    assertEquals(
      host.complained,
      "awsconf: ~/awsconf.ini exists already. `awsconf init --print` shows what is new.\n",
    );
  });

  test("with --print writes nothing", async () => {
    const host = new MemoryHost(["init", "--print"], { "awsconf.ini": "" });
    assertEquals([await run(host), host.printed], [0, template]);
  });

  test("takes no operand", async () => {
    const host = new MemoryHost(["init", "folder"]);
    assertEquals(await run(host), 2);
  });
});
