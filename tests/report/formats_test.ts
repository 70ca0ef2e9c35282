import { assert, assertEquals } from "@std/assert";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { FORMATS as CLI_FORMATS } from "../../lib/cli/options.ts";
import { formatNames, loadReporter } from "../../lib/report/formats.ts";
import { input, options, sample } from "./samples.ts";

describe("formats", () => {
  test("start with the default and are those of the command line", () => {
    assertEquals(formatNames[0], "text");
    assertEquals([...formatNames], [...CLI_FORMATS]);
  });

  test("have a reporter each, whose text ends in a line feed and holds every rule", async () => {
    const { config, credentials, findings } = sample();
    for (const name of formatNames) {
      const report = await loadReporter(name);
      const text = report(input(findings), options([config, credentials], { showInfo: true }));
      assert(text.endsWith("\n"), name);
      for (const { rule } of findings) assert(text.includes(rule), `${name}: ${rule}`);
      const empty = report(input([]), options([]));
      assert(empty === "" || empty.endsWith("\n"), name);
    }
  });

  test("are listed whenever their file exports a reporter", () => {
    const folder = new URL("../../lib/report/", import.meta.url);
    const files = readdirSync(folder).filter((name) =>
      /^export function report\(/m.test(readFileSync(new URL(name, folder), "utf8"))
    );
    assertEquals(files.map((name) => name.slice(0, -3)).sort(), [...formatNames].sort());
  });
});
