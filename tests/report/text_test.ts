import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import fc from "../fast_check.ts";
import { describe, test } from "node:test";
import { displayWidth } from "../../lib/report/display_width.ts";
import { isUnprintable } from "../../lib/report/printable.ts";
import { report } from "../../lib/report/text.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { file, finding, fix, input, KEY_ID, options, placeOf, sample, SECRET } from "./samples.ts";

/** The report of one finding without the summary. */
function drawn(
  one: ReturnType<typeof finding>,
  source: SourceFile,
  init: Parameters<typeof options>[1] = {},
): string {
  const text = report(input([one]), options([source], { showInfo: true, ...init }));
  return text.slice(0, text.lastIndexOf("\n\n") + 1);
}

describe("report()", () => {
  test("shows findings at 80 columns", () => {
    const { config, credentials, findings } = sample();
    assertEquals(
      report(input(findings, { environment: true }), options([config, credentials])),
      `\
error[unprefixed-profile]: \`[dev]\` is not a profile: in the config file a
  profile's header starts with the word \`profile\`, so no AWS tool reads these
  settings.
 --> ~/.aws/config:5:1
  |
1 | [profile dev]
  | ------------- this profile exists already
...
5 | [dev]
  | ^^^^^
  |
  = help: Write \`[profile dev]\`.
  = fix [unsafe]: Merge \`[dev]\` into \`[profile dev]\` (the settings become part
    of a profile that worked without them)

error[dangling-source-profile]: The source profile \`deev\` does not exist.
 --> ~/.aws/config:9:18
  |
8 | [profile prod]
9 | source_profile = deev
  |                  ^^^^
  |
 ::: ~/.aws/credentials:1:1
  |
1 | [dev]
  | ----- the nearest name
  |
 ::: $AWS_PROFILE: uses \`prod\`
  |
  = fix [safe]: Write \`source_profile = dev\`

warning[shadowed-region]: \`AWS_REGION\` lies over every profile's region.
 --> $AWS_REGION
 ::: ~/.aws/config:2:10
  |
1 | [profile dev]
2 | region = eu-west-1
  |          --------- not used
  |
  = help: Unset it.

2 errors, 1 warning in 2 files and the environment (1 fixable with --fix, 1 more
with --unsafe-fixes).
1 finding of severity info is hidden; --info shows it.
`,
    );
  });

  test("wraps to a narrow terminal and shows info when asked to", () => {
    const { config, credentials, findings } = sample();
    const settings = options([config, credentials], { width: 60, showInfo: true });
    assertEquals(
      report(input([findings[0]!, findings[2]!]), settings),
      `\
error[unprefixed-profile]: \`[dev]\` is not a profile: in the
  config file a profile's header starts with the word
  \`profile\`, so no AWS tool reads these settings.
 --> ~/.aws/config:5:1
  |
1 | [profile dev]
  | ------------- this profile exists already
...
5 | [dev]
  | ^^^^^
  |
  = help: Write \`[profile dev]\`.
  = fix [unsafe]: Merge \`[dev]\` into \`[profile dev]\` (the
    settings become part of a profile that worked without
    them)

info[long-lived-key]: This key never expires.
 --> ~/.aws/credentials:3:25
  |
1 | [dev]
2 | aws_access_key_id = AKIA****
3 | aws_secret_access_key = ****
  |                         ^^^^

1 error, 1 info in 2 files (1 fixable with --unsafe-fixes).
`,
    );
  });

  test("keeps prose within 100 columns on a wide terminal", () => {
    const { config, credentials, findings } = sample();
    const settings = options([config, credentials], { width: 200 });
    assertEquals(
      report(input([findings[0]!]), settings).split("\n").slice(0, 2).join("\n"),
      "error[unprefixed-profile]: `[dev]` is not a profile: in the config file a profile's header starts\n" +
        "  with the word `profile`, so no AWS tool reads these settings.",
    );
  });

  test("differs with colour only by escape sequences", () => {
    const { config, credentials, findings } = sample();
    const all = input(findings);
    const plain = report(all, options([config, credentials]));
    const colored = report(all, options([config, credentials], { color: true }));
    // deno-lint-ignore no-control-regex
    assertEquals(colored.replace(/\x1b\[[\d;]+m/g, ""), plain);
    assert(colored.startsWith("\x1b[1;31merror[unprefixed-profile]:\x1b[0m\x1b[1m `[dev]`"));
    assertStringIncludes(
      colored,
      "\x1b[2m5 |\x1b[0m [dev]\n\x1b[2m  |\x1b[0m \x1b[1;31m^^^^^\x1b[0m",
    );
    assertStringIncludes(colored, "\x1b[32mfix [safe]:\x1b[0m Write");
    for (const line of colored.split("\n")) {
      assertEquals(line.split("\x1b[0m").length, line.split("\x1b[").length / 2 + 0.5, line);
    }
  });

  test("never shows a secret", () => {
    const { config, credentials, findings } = sample();
    const text = report(input(findings), options([config, credentials], { showInfo: true }));
    assert(!text.includes(SECRET.slice(0, 8)));
    assert(!text.includes(KEY_ID.slice(4, 10)));
  });

  test("says the same twice", () => {
    const { config, credentials, findings } = sample();
    const write = () => report(input(findings), options([config, credentials]));
    assertEquals(write(), write());
  });
});

describe("code frames", () => {
  test("underline two spans of a line in one row where they do not touch", () => {
    const config = file("config", "[profile a]\nregion = x\n");
    const one = finding(placeOf(config, "region"), {
      related: [{ message: "this value", place: placeOf(config, "x") }],
    });
    assertEquals(
      drawn(one, config),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:2:1
  |
1 | [profile a]
2 | region = x
  | ^^^^^^   - this value
`,
    );
  });

  test("put a label that has no room below its line", () => {
    const config = file("config", `[profile a]\n${"k".repeat(30)} = x\n`);
    const one = finding(placeOf(config, "[profile a]"), {
      related: [{
        message: "a label that is too long for what is left of the line",
        place: placeOf(config, " = x"),
      }],
    });
    assertEquals(
      drawn(one, config, { width: 60 }),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:1:1
  |
1 | [profile a]
  | ^^^^^^^^^^^
2 | kkkkkkkkkkkkkkkkkkkkkkkkkkkkkk = x
  |                               ----
  |                           a label that is too long for
  |                           what is left of the line
`,
    );
  });

  test("show long spans by their first and last line, and single lines rather than dots", () => {
    const config = file("config", "[profile a]\na = 1\nb = 2\nc = 3\n\n[profile b]\nd = 4\n");
    const body = placeOf(config, "a = 1\nb = 2\nc = 3\n");
    assertEquals(
      drawn(finding(body), config),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:2:1
  |
1 | [profile a]
2 | a = 1
  | ^^^^^
3 | b = 2
  | ^^^^^
4 | c = 3
  | ^^^^^
`,
    );
    const all = { file: config, span: { start: 0, end: config.document.text.length } };
    assertEquals(
      drawn(finding(all), config),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:1:1
  |
1 | [profile a]
  | ^^^^^^^^^^^
...
7 | d = 4
  | ^^^^^
`,
    );
    const skip = finding(placeOf(config, "c = 3"), {
      related: [{ message: "here", place: placeOf(config, "a = 1") }],
    });
    assertStringIncludes(drawn(skip, config), "\n3 | b = 2\n4 | c = 3\n");
  });

  test("point at an insertion, a line's end and the end of the file", () => {
    const config = file("config", "[profile a]\na = 1\n");
    const at = (offset: number) =>
      drawn(finding({ file: config, span: { start: offset, end: offset } }), config)
        .split("\n").slice(3).join("\n");
    assertEquals(at(12), "1 | [profile a]\n2 | a = 1\n  | ^\n");
    assertEquals(at(17), "1 | [profile a]\n2 | a = 1\n  |      ^\n");
    assertEquals(at(18), "1 | [profile a]\n2 | a = 1\n3 |\n  | ^\n");
  });

  test("cut long lines around the span", () => {
    const config = file("config", `[profile a]\nkey = ${"x".repeat(90)} here ${"y".repeat(90)}\n`);
    assertEquals(
      drawn(finding(placeOf(config, "here")), config, { width: 60 }),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:2:98
  |
1 | [profile a]
2 | ...xxxxxxxxxxxxxxx here yyyyyyyyyyyyyyyyyyyyyyyyyyyy...
  |                    ^^^^
`,
    );
  });

  test("leave room for a mark behind a line that fills the width", () => {
    const at = (length: number) => {
      const config = file("config", `${"x".repeat(length)}\n`);
      const one = finding({ file: config, span: { start: length, end: length } });
      return drawn(one, config, { width: 40 }).split("\n").slice(3, 5);
    };
    assertEquals(at(35), [`1 | ${"x".repeat(35)}`, `  | ${" ".repeat(35)}^`]);
    assertEquals(at(36), [`1 | ...${"x".repeat(32)}`, `  | ${" ".repeat(35)}^`]);
  });

  test("align under tabs, wide characters, combining marks and emoji", () => {
    const config = file("config", "[profile a]\na\t= 日本 e\u0301 \u{1f600} x\n");
    assertEquals(
      drawn(finding(placeOf(config, "x")), config),
      `\
error[some-rule]: This is wrong.
 --> ~/.aws/config:2:14
  |
1 | [profile a]
2 | a    = 日本 e\u0301 \u{1f600} x
  |                  ^
`,
    );
  });

  test("spell out what could act on a terminal or hide", () => {
    const text = "[profile \x1b[31m\u202eved\u200b]\na = \u00a0\udcff\0\ud800\n";
    const config = file("config", text, "/home/ann/\x1b]0;x\x07/config");
    assertEquals(
      drawn(finding(placeOf(config, "a = ")), config),
      `\
error[some-rule]: This is wrong.
 --> ~/\\u{1b}]0;x\\u{7}/config:2:1
  |
1 | [profile \\u{1b}[31m\\u{202e}ved\\u{200b}]
2 | a = \\u{a0}\\xff\\u{0}\\u{d800}
  | ^^^^
`,
    );
  });

  test("show a byte order mark where it is the problem, and nowhere else", () => {
    const config = file("config", "\ufeff[default]\na = 1\n");
    const mark = finding({ file: config, span: { start: 0, end: 1 } });
    assertStringIncludes(drawn(mark, config), "1 | \\u{feff}[default]\n  | ^^^^^^^^\n");
    const header = drawn(finding(placeOf(config, "[default]")), config);
    assertStringIncludes(header, "config:1:2\n  |\n1 | [default]\n  | ^^^^^^^^^\n");
    const bare = file("config", "\ufeff");
    const only = finding({ file: bare, span: { start: 0, end: 1 } });
    assertStringIncludes(drawn(only, bare), "1 | \\u{feff}\n  | ^^^^^^^^\n");
  });

  test("leave out the lines of a file that is empty or absent", () => {
    const empty = file("config", "");
    const one = finding({ file: empty, span: { start: 0, end: 0 } }, {
      message: "It is empty. Write something.",
    });
    assertEquals(
      drawn(one, empty),
      "error[some-rule]: It is empty.\n --> ~/.aws/config:1:1\n  |\n  = help: Write something.\n",
    );
    const absent = new SourceFile({ path: "a/config", kind: "config", text: "", exists: false });
    const other = finding({ file: absent, span: { start: 0, end: 0 } });
    assertStringIncludes(drawn(other, absent), "\n --> a/config\n");
  });

  test("put a long label of a place without lines below its name", () => {
    const config = file("config", "[profile a]\n");
    const one = finding({ variable: "AWS_PROFILE" }, {
      related: [{ message: "a label that is far too long", place: { variable: "AWS_REGION" } }],
    });
    assertEquals(
      drawn(one, config, { width: 40 }),
      `\
error[some-rule]: This is wrong.
 --> $AWS_PROFILE
 ::: $AWS_REGION:
     a label that is far too long
`,
    );
  });

  test("widen for line numbers of several digits, in all frames of a finding", () => {
    const config = file("config", `[profile a]\n${"\n".repeat(97)}x = 1\n`);
    const credentials = file("credentials", "[a]\n");
    const one = finding(placeOf(config, "x"), {
      related: [{ message: "here", place: placeOf(credentials, "[a]") }],
      fix: fix("Do it", []),
    });
    assertEquals(
      drawn(one, config),
      `\
error[some-rule]: This is wrong.
  --> ~/.aws/config:99:1
   |
 1 | [profile a]
...
99 | x = 1
   | ^
   |
  ::: ~/.aws/credentials:1:1
   |
 1 | [a]
   | --- here
   |
   = fix [safe]: Do it
`,
    );
  });

  test("stay within the width and free of unprintable characters for any file", () => {
    const units = fc.constantFrom(
      ..."abc =[]#\t\n\r\u3042\u0301\u202e\x1b\u00a0\udc80\u{1f600}\ufeff".split(/(?:)/u),
    );
    const texts = fc.array(units, { maxLength: 120 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 40, max: 90 }),
        (text, a, b, width) => {
          const config = file("config", text);
          const [x, y] = [a % (text.length + 1), b % (text.length + 1)];
          const one = finding({
            file: config,
            span: { start: Math.min(x, y), end: Math.max(x, y) },
          }, {
            related: [{
              message: "label with some words",
              place: { file: config, span: { start: x, end: x } },
            }],
          });
          for (const line of drawn(one, config, { width }).split("\n")) {
            assert(displayWidth(line) <= width, `${width}: ${line}`);
            assert(!line.endsWith(" "), line);
            for (const character of line) assert(!isUnprintable(character), line);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("messages", () => {
  test("neutralise hostile names", () => {
    const config = file("config", "[profile a]\n");
    const one = finding(placeOf(config, "a"), {
      message: "The name `x\n::error::y\x1b[2J\u202e` is odd. Use `\u0000`.",
      related: [{ message: "the\rlabel", place: { variable: "A\nB" } }],
      fix: fix("Write `\x07`", [], "it \u2028 breaks"),
    });
    assertEquals(
      drawn(one, config),
      `\
error[some-rule]: The name \`x\\n::error::y\\u{1b}[2J\\u{202e}\` is odd.
 --> ~/.aws/config:1:10
  |
1 | [profile a]
  |          ^
  |
 ::: $A\\nB: the\\rlabel
  |
  = help: Use \`\\u{0}\`.
  = fix [unsafe]: Write \`\\u{7}\` (it \\u{2028} breaks)
`,
    );
  });
});
