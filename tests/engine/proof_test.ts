import { assert, assertEquals, assertMatch } from "@std/assert";
import { describe, test } from "node:test";
import type { Change } from "../../lib/engine/change.ts";
import type { Finding } from "../../lib/engine/finding.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import { renderMessage } from "../../lib/engine/message.ts";
import { describeViolations } from "../../lib/engine/proof.ts";
import { proveFixes } from "../../lib/engine/prove_fixes.ts";
import type { Difference } from "../../lib/model/diff/mod.ts";
import type { Home } from "../../lib/model/home.ts";
import { Redactor } from "../../lib/model/redact.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { fixOf, homeOf, KEYS, refusal, section } from "./one_fix.ts";

describe("a fix that declares nothing", () => {
  const home = homeOf(`# a\n[profile dev]\nregion = x # y\n[profile ops]\noutput = json\n`);

  test("may change comments and blanks", () => {
    assertEquals(
      refusal(home, fixOf(home, [["# a\n", ""], ["[profile ops]", "\n[profile ops]"]])),
      null,
    );
  });

  test("may not change a setting", () => {
    assertEquals(
      refusal(home, fixOf(home, [["region = x # y", "region = z"]])),
      "it would change `region` of profile `dev`",
    );
  });

  test("may not change a setting for some runtimes", () => {
    assertEquals(
      refusal(home, fixOf(home, [[" # y", ""]])),
      "it would change `region` of profile `dev` for the AWS CLI and boto3",
    );
  });

  test("may not make a profile exist, nor take one away", () => {
    assertEquals(
      refusal(home, fixOf(home, [["# a\n", "[profile new]\nregion = x\n"]])),
      "it would make profile `new` exist",
    );
    assertEquals(
      refusal(home, fixOf(home, [["[profile ops]\noutput = json\n", ""]])),
      "it would make profile `ops` disappear",
    );
  });

  test("may not make a runtime read a file that it refused", () => {
    const broken = homeOf("[profile dev]\nregion = x\nregion = x\n");
    const fix = (changes: Change[]) => fixOf(broken, [["region = x\n", ""]], changes);
    assertEquals(
      refusal(broken, fix([])),
      "it would make the AWS CLI and boto3 read the config file",
    );
    assertEquals(refusal(broken, fix([{ what: "read", file: broken.config! }])), null);
  });

  test("may move keys to the other file, but only where they count as much there", () => {
    const move = (way: string) => {
      const one = homeOf(`[profile dev]\n${KEYS}${way}`, "[dev]\n");
      return refusal(one, fixOf(one, [[KEYS, ""], ["[dev]\n", `[dev]\n${KEYS}`]]));
    };
    assertEquals(move("region = x\n"), null);
    assertEquals(
      move("credential_process = /opt/keys\n"),
      "it would change where profile `dev` gets its credentials for the AWS CLI and boto3",
    );
  });
});

describe("a declared change", () => {
  test("of a setting may go to the declared value only", () => {
    const home = homeOf("[profile dev]\nregion = x # y\n");
    const fix = (to: string, changes: Change[]) => fixOf(home, [["x # y", to]], changes);
    const own = section(home, "dev");
    assertEquals(refusal(home, fix("x", [{ what: "setting", section: own, key: "region" }])), null);
    const to: Change = { what: "setting", profile: "dev", key: "region", to: "x" };
    assertEquals(refusal(home, fix("x", [to])), null);
    assertEquals(refusal(home, fix("z", [to])), "it would change `region` of profile `dev`");
    const other: Change = { what: "setting", profile: "dev", key: "output" };
    assertMatch(refusal(home, fix("x", [other]))!, /`region`/);
  });

  test("may not take from a runtime what it read right", () => {
    const home = homeOf('[profile dev]\nregion = "x"\n');
    const change: Change = { what: "setting", section: section(home, "dev"), key: "region" };
    assertEquals(refusal(home, fixOf(home, [['"x"', "x"]], [change])), null);
    const odd = homeOf("[profile dev]\nregion = x # y\nregion = z\n");
    const leave = fixOf(odd, [["region = z\n", ""]], [{
      what: "read",
      section: section(odd, "dev"),
    }]);
    // JavaScript and Go read `z`; then they would read `x`.
    assertMatch(refusal(odd, leave)!, /JavaScript SDK, the Go SDK/);
  });

  test("covers a section under whatever name a runtime knows it", () => {
    const home = homeOf('[profile "a b"]\nregion = x # y\n');
    const change: Change = { what: "setting", section: section(home, "a b"), key: "region" };
    assertEquals(refusal(home, fixOf(home, [[" # y", ""]], [change])), null);
  });

  test("lets a section be read as it stands, and what leaked from it go", () => {
    const home = homeOf("[profile a]\nregion = x\n[profile b]# note\nregion = y\noutput = json\n");
    const change: Change = { what: "read", section: section(home, "b") };
    assertEquals(refusal(home, fixOf(home, [["]# note", "]"]], [change])), null);
    const more = fixOf(home, [["]# note", "]"], ["region = x", "region = z"]], [change]);
    assertMatch(refusal(home, more)!, /`region` of profile `a`/);
  });

  test("of an unsafe kind does not go with a safe fix", () => {
    const home = homeOf("[profile dev]\nregion = x\n");
    const changes: Change[] = [{ what: "anything", profile: "dev" }];
    assertMatch(refusal(home, fixOf(home, [["x", "y"]], changes))!, /`region`/);
    assertEquals(refusal(home, fixOf(home, [["x", "y"]], changes, "unsafe")), null);
  });

  test("never covers a file that a runtime would refuse", () => {
    const home = homeOf("[profile dev]\nregion = x\n");
    const changes: Change[] = [{ what: "anything", file: home.config! }];
    assertEquals(
      refusal(home, fixOf(home, [["region = x", "region = x\nregion = x"]], changes, "unsafe")),
      "it would make the AWS CLI and boto3 refuse the config file",
    );
  });

  test("never covers a profile that is written and vanishes for a runtime that sees it within the section", () => {
    // For the JavaScript SDK the third line is a header, and the credentials file has none.
    const home = homeOf(
      "[profile\u0085a b]\n\u2029[profile a]\nregion = x\n",
      "[\ta\nregion = x\n",
    );
    const fix = fixOf(home, [["region = x\n", "\n"]], [
      { what: "read", section: home.config!.sections[0]! },
      { what: "setting", profile: "a", key: "region", to: null },
    ]);
    assertEquals(refusal(home, fix), "it would make profile `a` disappear for the JavaScript SDK");
  });

  test("never covers a profile that some runtimes see within the section", () => {
    // For the JavaScript and Go SDKs the last line is a header.
    const home = homeOf("[profile a]\nregion = x\n[profile b]\noutput = json\n\u2029[profile a]\n");
    const change: Change = {
      what: "setting",
      section: section(home, "b"),
      key: "region",
      to: "y",
    };
    const below = fixOf(home, [["\u2029[profile a]\n", "\u2029[profile a]\nregion = y\n"]], [
      change,
    ]);
    assertEquals(
      refusal(home, below),
      "it would change `region` of profile `a` for the JavaScript SDK and the Go SDK",
    );
    const above = fixOf(home, [["output", "region = y\noutput"]], [change]);
    assertEquals(refusal(home, above), null);
  });

  test("never covers a file that a runtime would refuse once it reads the other one", () => {
    const home = homeOf("\ufeff\n", "[dev]\nregion = x\n");
    const changes: Change[] = [{ what: "anything", file: home.credentials! }];
    const fix = fixOf(home, [["region = x", "region = x\nregion = x"]], changes, "unsafe");
    const { refused } = proveFixes(home, [fix], (text) => text);
    assertEquals(
      refused.get(fix),
      "it would make the AWS CLI and boto3 refuse the credentials file",
    );
  });

  test("covers what follows from it for others, where these had no credentials", () => {
    const user =
      "[profile app]\nrole_arn = arn:aws:iam::210987654321:role/App\nsource_profile = dev\n";
    const home = homeOf(`${user}[dev]\n${KEYS}`);
    const change: Change = { what: "read", section: section(home, "dev") };
    assertEquals(refusal(home, fixOf(home, [["[dev]", "[profile dev]"]], [change])), null);
  });

  test("does not cover a way to credentials that wins over one that worked", () => {
    const home = homeOf(
      "[dev]\nrole_arn = arn:x\nsource_profile = b\n",
      `[dev]\n${KEYS}[b]\n${KEYS}`,
    );
    const own = section(home, "dev");
    const fix = (change: Change) => fixOf(home, [["[dev]", "[profile dev]"]], [change], "unsafe");
    assertMatch(refusal(home, fix({ what: "read", section: own }))!, /where profile `dev` gets/);
    assertEquals(refusal(home, fix({ what: "anything", section: own })), null);
  });

  test("of a name keeps everything else, and takes what refers to it along", () => {
    const home = homeOf(
      "[profile a,b]\nregion = x\n[profile app]\nrole_arn = arn:x\nsource_profile = a,b\n",
      `[a,b]\n${KEYS}`,
    );
    const change: Change = { what: "renamed", section: section(home, "a,b"), to: "ab" };
    const all = [
      ["[profile a,b]", "[profile ab]"],
      ["source_profile = a,b", "source_profile = ab"],
      [
        "\n[a,b]".trim(),
        "[ab]",
      ],
    ] as const;
    assertEquals(refusal(home, fixOf(home, all, [change])), null);
    assertMatch(
      refusal(home, fixOf(home, [...all, ["region = x", "region = y"]], [change]))!,
      /make profile `ab` exist/,
    );
    assertMatch(refusal(home, fixOf(home, all.slice(0, 1), [change]))!, /profile `a,b`/);
  });
});

describe("proveFixes()", () => {
  const sections = Array.from(
    { length: 60 },
    (_, i) => `[profile p${i}]\nregion = x\noutput = a\n`,
  );
  const home = homeOf(sections.join(""));
  const comment = (i: number) => fixOf(home, [[sections[i]!, `# note\n${sections[i]}`]]);
  const change = (i: number) => fixOf(home, [[sections[i]!, sections[i]!.replace("x", "y")]]);

  test("refuses the culprits among many, and applies the others", () => {
    const bad = new Set([3, 4, 31, 59]);
    const fixes = sections.map((_, i) => bad.has(i) ? change(i) : comment(i));
    const { home: after, refused } = proveFixes(home, fixes, (text) => text);
    assertEquals(fixes.flatMap((fix, i) => refused.has(fix) ? [i] : []), [...bad]);
    assertEquals([...refused.values()].every((reason) => reason.includes("`region`")), true);
    assertEquals(after.config!.document.text.split("# note").length - 1, 56);
  });

  test("tells apart fixes of one section", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `k${i} = v # ${i}\n`);
    const one = homeOf(`[profile dev]\n${lines.join("")}`);
    const fixes = lines.map((line, i) =>
      fixOf(
        one,
        [[` # ${i}\n`, "\n"]],
        i % 13 === 5 ? [] : [{
          what: "setting",
          profile: "dev",
          key: line.split(" ")[0]!,
        }],
      )
    );
    const { refused } = proveFixes(one, fixes, (text) => text);
    assertEquals(fixes.flatMap((fix, i) => refused.has(fix) ? [i] : []), [5, 18, 31]);
  });

  test("refuses what is left in the end rather than try on and on", () => {
    const lines = Array.from({ length: 40 }, (_, i) => `k${i} = v\n`);
    const one = homeOf(`[profile dev]\n${lines.join("")}`);
    const fixes = lines.map((line, i) => fixOf(one, [[line, `k${i} = w\n`]]));
    const { home: after, refused } = proveFixes(one, fixes, (text) => text);
    assertEquals(refused.size, 40);
    const unproven = [...refused.values()].filter((why) => why.endsWith("was not proven"));
    assert(unproven.length > 0 && unproven.length < 40, String(unproven.length));
    assertEquals(after.config!.document.text, one.config!.document.text);
  });

  test("proves also what the environment of the home makes of it", () => {
    // Half a pair keeps the SDK for Go from everything; an incomplete sso-session only where it gets that far.
    const key = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n";
    const config = "[profile dev]\nsso_session = s\n[sso-session s]\nsso_region = x\n" +
      "sso_start_url = https://a.example\n";
    const keys = { AWS_ACCESS_KEY_ID: "AKIAQ", AWS_SECRET_ACCESS_KEY: "z" };
    for (
      const [variables, refused] of [
        [null, null],
        [{ HOME: "/home/me", ZAWS_ACCESS_KEY_ID: "x" }, null],
        [
          { ...keys, HOME: "/home/me" },
          "it would change where profile `dev` gets its credentials for the Go SDK",
        ],
      ] as const
    ) {
      const one = homeOf(config, `[dev]\n${key}`, variables);
      const fix = fixOf(one, [[key, ""], ["sso_session = s\n", `sso_session = s\n${key}`]]);
      assertEquals(refusal(one, fix), refused);
    }
  });

  test("hides secrets in the reason", () => {
    const secret = "abcdefghijABCDEFGHIJ0123456789abcdefghij";
    const odd = homeOf(`[profile ${secret}]\nregion = x\n`, `[dev]\n${KEYS}`);
    const redactor = new Redactor(odd);
    const fix = fixOf(odd, [["region = x", "region = y"]]);
    const { refused } = proveFixes(odd, [fix], (text) => redactor.mask(text));
    assertEquals(refused.get(fix), "it would change `region` of profile `****`");
  });
});

test("fixHome() marks refused fixes, and gives way to those that they clashed with", () => {
  const home = homeOf("[profile dev]\nregion = x # y\n");
  const find = (one: Home): Finding[] => {
    const place = { file: one.config!, span: { start: 0, end: 1 } };
    const base = { severity: "error", message: "", place, related: [], runtimes: [] } as const;
    if (!one.config!.document.text.includes("#")) return [];
    const bad = fixOf(one, [["x # y", "z"]]);
    const good = fixOf(one, [[" # y", ""]], [{ what: "setting", profile: "dev", key: "region" }]);
    return [
      { ...base, rule: "bad", profile: null, fix: bad },
      { ...base, rule: "good", profile: null, fix: good },
    ];
  };
  const lint = (only: (rule: string) => boolean) => (one: Home) => ({
    findings: find(one).filter(({ rule }) => only(rule)),
    suppressed: 0,
    redactor: new Redactor(one),
  });
  const both = fixHome(home, new Set(["safe"]), lint(() => true));
  assertEquals(both.home.config!.document.text, "[profile dev]\nregion = x\n");
  assertEquals(both.applied.map(({ rule }) => rule), ["good"]);
  const alone = fixHome(home, new Set(["safe"]), lint((rule) => rule === "bad"));
  assertEquals(alone.applied, []);
  assertEquals(alone.unfinished, false);
  assert(alone.result.findings[0]!.fix!.refused!.includes("`region` of profile `dev`"));
});

test("describeViolations() says each change once, for whom it is, and at most two", () => {
  const profile = (name: string) => ({ type: "profile", name }) as const;
  const read = { what: "reading", file: "config", before: {}, after: null };
  const refuse = { what: "reading", file: "config", before: null, after: {} };
  const region = { what: "setting", subject: profile("a"), key: "region" };
  const appears = { what: "exists", subject: profile("a"), exists: true };
  const cases: [differences: (readonly [object, ...string[]])[], said: string][] = [
    [[[read, ...RUNTIMES]], "make every runtime read the config file"],
    [[[refuse, ...RUNTIMES]], "make every runtime refuse the config file"],
    [
      [[read, "js"], [refuse, "go"]],
      "make the JavaScript SDK read the config file and make the Go SDK refuse the config file",
    ],
    [
      [[read, "js"], [{ ...read, file: "credentials" }, "js"]],
      "make the JavaScript SDK read the config file and " +
      "make the JavaScript SDK read the credentials file",
    ],
    [[[region, ...RUNTIMES]], "change `region` of profile `a`"],
    [
      [[region, "go"], [region, "cli"]],
      "change `region` of profile `a` for the AWS CLI and the Go SDK",
    ],
    [
      [[region, "js"], [{ ...region, key: "output" }, "js"]],
      "change `region` of profile `a` for the JavaScript SDK and " +
      "change `output` of profile `a` for the JavaScript SDK",
    ],
    [
      [[region, "js"], [{ ...region, subject: profile("b") }, "js"], [appears, ...RUNTIMES], [
        read,
      ]],
      "change `region` of profile `a` for the JavaScript SDK, " +
      "change `region` of profile `b` for the JavaScript SDK and make 1 more change",
    ],
    [
      [[appears, "js"], [region, "js"], [read, "js"], [refuse, "js"]],
      "make profile `a` exist for the JavaScript SDK, " +
      "change `region` of profile `a` for the JavaScript SDK and make 2 more changes",
    ],
    [
      [[appears, ...RUNTIMES], [{ ...appears, exists: false }, "java"]],
      "make profile `a` exist and make profile `a` disappear for the Java SDK",
    ],
    [
      [
        [{ ...region, subject: { type: "services", name: "a" } }, ...RUNTIMES],
        [{ ...region, subject: { type: "sso-session", name: "a" } }, ...RUNTIMES],
      ],
      "change `region` of services `a` and change `region` of sso-session `a`",
    ],
    [
      [[{ what: "credentials", subject: profile("a"), before: {}, after: null }, ...RUNTIMES]],
      "change where profile `a` gets its credentials",
    ],
  ];
  for (const [groups, said] of cases) {
    const differences = groups.flatMap(([difference, ...runtimes]) =>
      runtimes.map((runtime) => ({ ...difference, runtime }) as unknown as Difference)
    );
    const text = renderMessage(describeViolations(differences), (name) => name);
    assertEquals(text, `it would ${said}`);
  }
});
