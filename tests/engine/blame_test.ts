import { assert, assertEquals } from "@std/assert";
import { test } from "node:test";
import { applyAndMap } from "../../lib/engine/apply_fixes.ts";
import { Blame } from "../../lib/engine/blame.ts";
import type { Change } from "../../lib/engine/change.ts";
import type { Fix } from "../../lib/engine/finding.ts";
import { type Difference, diffHomes } from "../../lib/model/diff/mod.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

const fileOf = (kind: "config" | "credentials", text: string) =>
  new SourceFile({ path: kind, kind, text });

/** A fix for each of some replacements of texts of the config file, each the first of its kind. */
function setUp(
  config: string,
  replacements: readonly (readonly [from: string, to: string, ...changes: Change[]])[],
) {
  const file = fileOf("config", config);
  const home = new Home({ config: file, credentials: fileOf("credentials", "") });
  const fixes = replacements.map(([from, to, ...changes]): Fix => {
    const start = config.indexOf(from);
    assert(start >= 0, from);
    const edits = [{ file, span: { start, end: start + from.length }, text: to }];
    return { title: "", tier: "safe", reason: "", edits, operations: [], changes };
  });
  const pair = applyAndMap(home, fixes);
  const blame = new Blame(pair, fixes);
  const { differences } = diffHomes(pair.before, pair.after, ["js"]);
  /** The numbers of the suspects by what differs. */
  const suspects = Object.fromEntries(
    differences.map((one) => [
      nameOf(one),
      blame.suspects(one).map((fix) => fixes.indexOf(fix)).join(" "),
    ]),
  );
  return { blame, fixes, differences, suspects };
}

function nameOf(one: Difference): string {
  if (one.what === "reading") return "reading";
  const { name } = one.subject;
  return `${name} ${one.what === "setting" ? one.key : one.what}`;
}

const KEYS = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = abc\n";
const role = (source: string) =>
  `role_arn = arn:aws:iam::210987654321:role/Dev\nsource_profile = ${source}\n`;
const sso = (session: string) =>
  `sso_session = ${session}\nsso_account_id = 210987654321\nsso_role_name = Dev\n`;
const session = (name: string, region: string) =>
  `[sso-session ${name}]\nsso_region = ${region}\nsso_start_url = https://a.example\n`;

/** Between two sections, as the one above a change is suspected too. */
const GAP = "[services gap]\n";

const NAMED: readonly (readonly [
  why: string,
  config: string,
  replacements: readonly (readonly [string, string, ...Change[]])[],
  suspects: Record<string, string>,
])[] = [
  [
    "the fixes of its own section",
    `[profile a]\nregion = x\noutput = q\n${GAP}[profile b]\nregion = y\n`,
    [["= x", "= n"], ["= y", "= n"], ["= q", "= w"]],
    { "a region": "0 2", "b region": "1" },
  ],
  [
    "those of the section below, which a runtime may read into it, or whose header they touch",
    "[profile a]\nregion = x\n[profile b]\nregion = y\n[profile c]\nregion = z\n" +
    `${GAP}[profile d]\nregion = q\n`,
    [["= x", "= n"], ["= y", "= n"], ["= z\n", "= n\n# c\n"], ["= q", "= w"]],
    { "a region": "0 1", "b region": "1 2", "c region": "2", "d region": "3" },
  ],
  [
    "those that come to its header",
    "[profile a]\nregion = x\n[profile b]\nregion = y\n[profile c]\nregion = z\n",
    [["= x\n", "= n\n"], ["= z", "= n"], ["= y\n", "= n\n"]],
    { "a region": "0 2", "b region": "0 1 2", "c region": "1 2" },
  ],
  [
    "those that declare a change of it, wherever they stand",
    `[profile a]\nregion = x\n${GAP}[profile b]\nregion = y\n${GAP}[profile c]\noutput = z\n`,
    [["= x", "= n"], ["= z", "= json", { what: "gone", profile: "b" }], ["= y", "= m"]],
    { "a region": "0", "b region": "1 2" },
  ],
  [
    "those of the profiles that it gets its credentials through",
    `[profile a]\n${role("b")}${GAP}[profile b]\n${role("c")}${GAP}[profile c]\n${KEYS}${GAP}` +
    "[profile d]\nregion = x\n",
    [["= x", "= n"], ["= abc", "= def"], ["[profile b]\n", "[profile b]\n# b\n"]],
    {
      "a credentials": "1 2",
      "b credentials": "1 2",
      "c credentials": "1",
      "d region": "0",
    },
  ],
  [
    "those of the profiles that it gets them through from now on",
    `[profile a]\n${role("b")}${GAP}[profile b]\n${KEYS}${GAP}[profile d]\nregion = x\n` +
    `${GAP}[profile c]\n${KEYS}`,
    [["profile = b", "profile = c"], ["= x", "= n"], ["c]\n", "c]\nregion = y\n"]],
    { "a source_profile": "0 2", "a credentials": "0 2", "c region": "2", "d region": "1" },
  ],
  [
    "those of the sso-sessions on the way",
    `[profile a]\n${role("b")}${GAP}[profile b]\n${sso("s")}${GAP}${session("s", "x")}${GAP}` +
    `${session("t", "y")}${GAP}[profile z]\nregion = q\n`,
    [["_region = x", "_region = n"], ["_region = y", "_region = n"], ["= q", "= w"]],
    {
      "a credentials": "0",
      "b credentials": "0",
      "s sso_region": "0",
      "t sso_region": "1",
      "z region": "2",
    },
  ],
  [
    "those of a circle, once round",
    `[profile a]\n${role("b")}[profile b]\n${role("a")}${GAP}[profile c]\nregion = x\n`,
    [["= x", "= n"], ["role/Dev", "role/Ops"]],
    { "a role_arn": "1", "c region": "0" },
  ],
  [
    "no fix of a session of the same name as a profile",
    `[profile s]\nregion = x\n${GAP}[profile b]\nregion = y\n${GAP}${session("s", "x")}`,
    [["region = x", "region = n"], ["= y", "= n"], ["sso_region = x", "sso_region = n"]],
    { "s region": "0", "s sso_region": "2", "b region": "1" },
  ],
  [
    "no fix of what a profile of the same name has as its source",
    `[profile s]\n${role("b")}${GAP}${session("s", "x")}${GAP}[profile b]\nregion = y\n`,
    [["sso_region = x", "sso_region = n"], ["= y", "= n"]],
    { "s sso_region": "0", "b region": "1" },
  ],
];

for (const [why, config, replacements, expected] of NAMED) {
  test(`a difference can come from ${why}`, () => {
    const { suspects } = setUp(config, replacements);
    for (const [name, numbers] of Object.entries(expected)) {
      assertEquals([name, suspects[name]], [name, numbers], JSON.stringify(suspects));
    }
  });
}

test("any fix is suspected where a runtime comes to read a file, or finds its first profiles", () => {
  const file = `[profile a]\nregion = x\n${GAP}[profile b]\nregion = y\n`;
  const { blame, fixes, differences } = setUp(file, [["= x", "= n"], ["= y", "= n"]]);
  const one = differences.find((it) => nameOf(it) === "a region")!;
  const of = (what: object) => blame.suspects({ ...one, ...what } as Difference);
  assertEquals(of({}), fixes.slice(0, 1));
  assertEquals(of({ what: "reading", file: "config" }), fixes);
  assertEquals(of({ what: "exists" }), fixes.slice(0, 1));
  const empty = `[a]\nregion = x\n${GAP}[b]\noutput = y\n`;
  const first = setUp(empty, [["[a]", "[profile a]"], ["= y", "= z"]]);
  assertEquals(first.suspects, { "a exists": "0 1" });
  const last = setUp(empty.replace("[a]", "[profile a]"), [["[profile a]", "[a]"], ["= y", "= z"]]);
  assertEquals(last.suspects, { "a exists": "0 1" });
});

test("any fix is suspected of what no fix stands near, and of what has too many sources", () => {
  const { blame, fixes, differences } = setUp(
    `[profile a]\nregion = x\n${GAP}[profile b]\nregion = y\n`,
    [["= x", "= n"], ["= y", "= n"]],
  );
  const subject = { type: "profile", name: "c" } as const;
  assertEquals(blame.suspects({ ...differences[0]!, subject } as Difference), fixes);
  const chain = (length: number) =>
    Array.from({ length }, (_, i) => `[profile p${i}]\n${role(`p${i + 1}`)}`).join("") +
    `[profile p${length}]\nregion = z\n${GAP}[profile q]\nregion = x\n`;
  const first = { type: "profile", name: "p0" } as const;
  for (const [length, expected] of [[1000, [1]], [1001, [0, 1]]] as const) {
    // Both change a region; that of the last of the chain may be the cause of what the first gets.
    const long = setUp(chain(length), [["= x", "= n"], ["= z", "= n"]]);
    const difference = { ...long.differences[0]!, what: "credentials", subject: first };
    const numbers = long.blame.suspects(difference as Difference)
      .map((fix) => long.fixes.indexOf(fix));
    assertEquals(numbers, [...expected]);
  }
});
