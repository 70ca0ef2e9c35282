import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import type { Surroundings } from "../../lib/model/surroundings.ts";
import { rules } from "../../rules/mod.ts";

/** The rules that report something of a config file, and how many findings were suppressed. */
function run(text: string, time: string | null = null): [string[], number] {
  const config = new SourceFile({ path: "config", kind: "config", text });
  const surroundings = time === null ? null : surroundingsAt(time);
  const home = new Home({ config, credentials: null, surroundings });
  const { findings, suppressed } = lint(home, { rules });
  return [findings.map((finding) => finding.rule), suppressed];
}

function surroundingsAt(time: string): Surroundings {
  return {
    now: Date.parse(time),
    platform: "linux",
    exists: () => null,
    read: () => null,
    repositoryOf: () => null,
    trackingOf: () => null,
    keepsModes: () => true,
    folderModeOf: () => null,
  };
}

describe("awsconf-ignore", () => {
  test("above a header speaks for the whole section, and no further", () => {
    const quoted = 'region = "x"\noutput = "json"\n';
    const text =
      `# awsconf-ignore quoted-value: test\n[profile a]\n${quoted}[profile b]\n${quoted}`;
    assertEquals(run(text), [["quoted-value", "quoted-value"], 2]);
  });

  test("above a setting speaks for that setting and its deeper lines", () => {
    const text =
      "[profile a]\n# awsconf-ignore quoted-value: test\n\n# more\ns3 =\n  addressing_style = 'path'\nregion = 'x'\n";
    assertEquals(run(text), [["quoted-value"], 1]);
  });

  test("for a file speaks for all of it, from wherever it stands", () => {
    assertEquals(run("[profile a]\nregion = 'x'\n# awsconf-ignore-file quoted-value: test\n"), [
      [],
      1,
    ]);
  });

  test("may name several rules", () => {
    assertEquals(
      run("# awsconf-ignore quoted-value, colon-delimiter: test\n[profile a]\nregion: 'x'\n"),
      [[], 2],
    );
  });

  test("speaks for the lines below however many stand above one another", () => {
    const above = "# awsconf-ignore quoted-value: test\n\n; awsconf-ignore colon-delimiter: test\n";
    assertEquals(run(`${above}[profile a]\nregion: 'x'\noutput: 'y'\n`), [[], 4]);
    assertEquals(run(`[profile a]\n${above}region: 'x'\noutput: 'y'\n`), [
      ["colon-delimiter", "quoted-value"],
      2,
    ]);
  });

  test("with a last day holds until that day is over everywhere", () => {
    const text =
      "# awsconf-ignore quoted-value until=2026-11-24: test\n[profile a]\nregion = 'x'\n";
    assertEquals(run(text, "2026-11-25T11:59:59Z"), [[], 1]);
    assertEquals(run(text, "2026-11-25T12:00:00Z"), [["unused-suppression", "quoted-value"], 0]);
    assertEquals(run(text), [[], 1], "where nobody knows the time");
    const noDate = text.replace("2026-11-24", "tomorrow");
    assertEquals(run(noDate), [["unused-suppression", "quoted-value"], 0]);
  });

  test("without a reason suppresses nothing", () => {
    const [found, suppressed] = run("# awsconf-ignore quoted-value\n[profile a]\nregion = 'x'\n");
    assertEquals([found, suppressed], [["unexplained-suppression", "quoted-value"], 0]);
  });

  test("that suppresses nothing is reported, unless its rule was not run", () => {
    assertEquals(run("# awsconf-ignore quoted-value: test\n[profile a]\nregion = eu-west-1\n")[0], [
      "unused-suppression",
    ]);
    assertEquals(run("# awsconf-ignore quoted-valu: test\n[profile a]\nregion = eu-west-1\n")[0], [
      "unknown-rule",
    ]);
  });
});
