import { assertEquals, assertThrows } from "@std/assert";
import { test } from "node:test";
import { parseCases } from "../../lib/engine/cases.ts";

const PAGE = `# some-rule

### Valid: before the cases, and so none

## Cases

### Valid: all that a case may hold

\`\`\`ini config escaped
[a]\\r\\n
k = \\u00e9\\xe9\\t\\f\\v\\0\\\\\\q
\`\`\`

\`\`\`ini credentials
[a]
\`\`\`

\`\`\`sh environment escaped
  AWS_PROFILE =  a\\tb
AWS_REGION=
not a pair
\`\`\`

\`\`\`text surroundings
now = 2027-01-01T00:00:00Z
platform = win32
exists = /a
exists = ~/b
repository = /r
tracking = ignored
mode config = 0644
mode folder = 0755
keeps modes = no
\`\`\`

\`\`\`ini file /c/d
text
\`\`\`

\`\`\`ini options
some-key = one, two
\`\`\`

### Invalid: with fixes

\`\`\`\`ini config
\`\`\`
\`\`\`\`

\`\`\`sh environment
A=\\t
\`\`\`

\`\`\`text findings
config:1:1-1:2: error: What

config:2:1-2:2: error: Else
\`\`\`

\`\`\`ini config fixed
fixed
\`\`\`

\`\`\`text surroundings fixed unsafe
mode credentials = 0600
\`\`\`
`;

test("parseCases() reads all that a case may hold", () => {
  const [valid, invalid, ...others] = parseCases(PAGE);
  assertEquals(others, []);
  assertEquals(valid, {
    title: "all that a case may hold",
    expected: "valid",
    files: { config: "[a]\r\nk = \u00e9\udce9\t\f\v\0\\q", credentials: "[a]\n" },
    environment: { AWS_PROFILE: "a\tb", AWS_REGION: "" },
    surroundings: {
      now: "2027-01-01T00:00:00Z",
      platform: "win32",
      exists: ["/a", "~/b"],
      files: { "/c/d": "text\n" },
      repository: "/r",
      tracking: "ignored",
      modes: { config: 0o644, folder: 0o755 },
      keepsModes: false,
    },
    options: { "some-key": "one, two" },
    findings: [],
    fixed: null,
    unsafelyFixed: null,
  });
  assertEquals(invalid, {
    title: "with fixes",
    expected: "invalid",
    files: { config: "```\n" },
    environment: { A: "\\t" },
    surroundings: null,
    options: {},
    findings: ["config:1:1-1:2: error: What", "config:2:1-2:2: error: Else"],
    fixed: { files: { config: "fixed\n" }, modes: {} },
    unsafelyFixed: { files: {}, modes: { credentials: 0o600 } },
  });
});

test("parseCases() takes what is not said of the surroundings for the usual", () => {
  const [one] = parseCases("## Cases\n\n### Valid: a\n\n```text surroundings\n```\n");
  assertEquals(one!.surroundings, {
    now: "2026-11-25T00:00:00Z",
    platform: "linux",
    exists: [],
    files: {},
    repository: null,
    tracking: "untracked",
    modes: {},
    keepsModes: true,
  });
  assertEquals(one!.environment, null);
});

test("parseCases() reads a page with Windows line endings alike", () => {
  assertEquals(parseCases(PAGE.replaceAll("\n", "\r\n")), parseCases(PAGE));
});

test("parseCases() refuses a page that is not written so", () => {
  assertThrows(() => parseCases("# a"), Error, "The page has no heading `## Cases`");
  const findings = "\n```text findings\na\n```\n";
  assertThrows(
    () => parseCases(`## Cases\n### Valid: one\n${findings}`),
    Error,
    'Valid case "one" lists findings',
  );
  assertThrows(
    () => parseCases("## Cases\n### Invalid: two\n"),
    Error,
    'Invalid case "two" lists no findings',
  );
});
