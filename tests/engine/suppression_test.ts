import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { say } from "../../lib/engine/message.ts";
import type { RuleContext } from "../../lib/engine/rule.ts";
import { findSuppressions } from "../../lib/engine/suppression.ts";
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

function reportOutput({ files, report }: RuleContext): void {
  for (const file of files) {
    for (const { line } of file.settings("output")) {
      report({ message: say`x`, place: { file, span: line.content } });
    }
  }
}

function reportEnd({ files, report }: RuleContext): void {
  for (const file of files) {
    const end = file.document.text.length;
    report({ message: say`x`, place: { file, span: { start: end, end } } });
  }
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

  test("above a block speaks for it across blank lines and comments, but for no header below", () => {
    const block = "# awsconf-ignore quoted-value: test\ns3 =\n  max_queue_size = 1\n\n# c\n" +
      "  addressing_style = 'path'\n";
    assertEquals(run(`[profile a]\n${block}region = 'x'\n`), [["quoted-value"], 1]);
    const own = { meta: { ...rules[0]!.meta, name: "own" }, check: reportOutput };
    const text =
      "[profile a]\n# awsconf-ignore own: test\nregion = x\n [profile b]\n  output = json\n";
    const config = new SourceFile({ path: "config", kind: "config", text });
    const { findings, suppressed } = lint(new Home({ config, credentials: null }), {
      rules: [own],
    });
    assertEquals([findings.length, suppressed], [1, 0]);
  });

  test("says where each name of a rule stands", () => {
    for (
      const [comment, ...names] of [
        ["# awsconf-ignore a, ignore: awsconf-ignore a", "17 a", "20 ignore"],
        ["; awsconf-ignore-file file: x", "22 file"],
        ["#awsconf-ignore  until=2026-01-01 conf:x", "34 conf"],
        ["## awsconf-ignore: x"],
      ]
    ) {
      const config = new SourceFile({
        path: "config",
        kind: "config",
        text: `[a]\n  ${comment}\n`,
      });
      const found = findSuppressions(config).map(({ ruleSpan, rule }) => {
        assertEquals(config.document.slice(ruleSpan), rule);
        return `${ruleSpan.start - 6} ${rule}`;
      });
      assertEquals(found, names);
    }
  });

  test("for a file speaks for all of it, from wherever it stands", () => {
    const atEnd = { meta: { ...rules[0]!.meta, name: "own" }, check: reportEnd };
    const text = "# awsconf-ignore-file own: test\n[a]\n";
    const config = new SourceFile({ path: "config", kind: "config", text });
    assertEquals(lint(new Home({ config, credentials: null }), { rules: [atEnd] }).suppressed, 1);
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
