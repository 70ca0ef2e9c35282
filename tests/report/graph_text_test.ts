import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { isUnprintable } from "../../lib/report/printable.ts";
import { chain, EVERYTHING, graphOf } from "../model/graph_homes.ts";
import { drawn, graphOfNames, HOSTILE_NAMES } from "./graph_samples.ts";

describe("a graph as text", () => {
  test("shows trees, broken references, cycles and orphans", async () => {
    assertEquals(
      await drawn("text", EVERYTHING),
      `\
config       ~/.aws/config
credentials  ~/.aws/credentials (no such file)

sso-session corp
├── login  SSO Developer in 111122223333
│   ├── base  role R in 111122223333
│   │   └── prod  role R in 111122223333
│   ├── both  role R in 111122223333  (two sources)
│   ├── roleless  (source_profile without role_arn)
│   └── token  role R in 111122223333 by web identity  (web identity before source_profile)
└── staging  SSO  (not read: header lacks \`profile\`)
    └── uses-staging  role R in 111122223333

credential source Environment
└── both  (see under login)

credential source Ec2InstanceMetadata
└── machine  role R in 111122223333

profile narcissus  role R in 111122223333  (cycle)
└── narcissus  (cycle)

profile a  role R in 111122223333  (cycle)
├── c  role R in 111122223333  (cycle)
│   └── b  role R in 111122223333  (cycle)
│       └── a  (cycle)
└── hanger-on  role R in 111122223333

profile sourceless  role R in 111122223333  (no source)

profile ghost  (missing)
└── lost  role R in 111122223333

credential source ec2  (unknown)
└── misspelt  role R in 111122223333

profile default
profile self  role R in 111122223333  (its own keys)
profile tool  credential_process
profile signed-in  login session
profile empty  (no credentials)

services local
├── default
└── login

services nowhere  (missing)
└── prod

sso-session idle  (unused)
services idle  (unused)

22 profiles, 2 sso-sessions, 2 services blocks; 4 broken references, 4 profiles in cycles, \
1 section that nothing reads, 1 role without a source, 1 role with two sources, \
2 unused sections, 1 profile without credentials
`,
    );
  });

  test("says where there is nothing", async () => {
    assert((await drawn("text", "")).endsWith("\n\nNo profiles\n"));
  });

  test("with colours, what is broken is red and what is idle is yellow", async () => {
    const text = await drawn("text", EVERYTHING, { color: true });
    assertStringIncludes(text, "\x1b[1;31mprofile ghost\x1b[0m  \x1b[1;31m(missing)\x1b[0m");
    assertStringIncludes(text, "\x1b[1mprofile empty\x1b[0m  \x1b[1;33m(no credentials)\x1b[0m");
    // deno-lint-ignore no-control-regex -- the colours of a terminal
    assertEquals(text.replace(/\x1b\[[\d;]*m/g, ""), await drawn("text", EVERYTHING));
  });

  test("puts each profile on one line, whatever its name", async () => {
    const text = await drawn("text", graphOfNames(HOSTILE_NAMES));
    const lines = text.trimEnd().split("\n").slice(3);
    assertEquals(lines.length, HOSTILE_NAMES.length + 2);
    for (const line of lines) assert(![...line].some(isUnprintable), line);
  });

  test("masks names and values", async () => {
    const config = "[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Secret\n";
    const text = await drawn("text", config, {
      maskText: (text) => text.replace("dev", "****"),
      maskValue: ({ value }) => value.replace("Secret", "****"),
    });
    assertStringIncludes(text, "profile ****  role **** in 111122223333  (no source)");
    assert(!text.includes("Secret"));
  });

  test("a role whose ARN has another shape is shown as it is", async () => {
    const text = await drawn("text", "[profile dev]\nrole_arn = Admin\n");
    assertStringIncludes(text, "profile dev  role Admin  (no source)");
  });

  test("a long chain goes on as a tree of its own, in space that grows as the chain does", async () => {
    const text = await drawn("text", chain(50, false));
    const p20 = text.split("\n").filter((line) => / p20 /.test(line));
    assertEquals(p20.map((line) => line.trim()), [
      "└── p20  role R in 111122223333  (goes on below)",
      "profile p20  role R in 111122223333  (continued)",
    ]);
    for (const closed of [false, true]) {
      const small = (await drawn("text", graphOf(chain(1_000, closed)))).length;
      const large = (await drawn("text", graphOf(chain(100_000, closed)))).length;
      // Names are longer by two digits, in lines of about 80 columns.
      assert(large < small * 105, `${large} characters for 100 times the size of ${small}`);
    }
  });
});
