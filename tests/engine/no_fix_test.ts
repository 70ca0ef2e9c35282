import { assert, assertEquals } from "@std/assert";
import { test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import conflictingSso from "../../rules/conflicting-sso.ts";
import duplicateSection from "../../rules/duplicate-section.ts";
import indentedSetting from "../../rules/indented-setting.ts";
import profileDefault from "../../rules/profile-default.ts";
import secretInConfig from "../../rules/secret-in-config.ts";
import unusedServices from "../../rules/unused-services.ts";
import unportableName from "../../rules/unportable-name.ts";
import { fixedBy, homeOf, KEYS } from "./one_fix.ts";

// The proof would refuse many of these fixes, but only once somebody asks for them.

/** Asserts that a rule reports something in each home, and offers no fix. */
function offersNone(rule: Rule, homes: readonly (string | readonly [string, string])[]): void {
  for (const home of homes) {
    const [config, credentials] = typeof home === "string" ? [home, ""] : home;
    const { findings } = lint(homeOf(config, credentials), { rules: [rule] });
    assert(findings.length > 0, config + credentials);
    for (const { fix } of findings) assertEquals(fix, null, config + credentials);
  }
}

/** Asserts what the fixes of a rule make of a config file, and why they may be wrong. */
function offers(rule: Rule, cases: readonly (readonly [string, string, string])[]): void {
  for (const [before, after, reason] of cases) {
    assertEquals(fixedBy(rule, before), [after, "", reason], before);
  }
}

test("a header in another case is not rewritten where more would change with it", () => {
  const homes = [
    "[Default]\nregion = x\n[Default]\noutput = json\n",
    "[Default]\nregion = x\n  [a]\n",
    "[Default]\nregion = x\nbroken\n",
  ];
  offersNone(unportableName, homes.map((credentials) => ["", credentials] as const));
});

test("a copy of what the sso-session says stays where some runtime would find another value", () => {
  const home = (profile: string, session: string) =>
    `[profile dev]\n${profile}[sso-session corp]\n${session}`;
  const region = "sso_region = x\n";
  const url = "sso_start_url = https://corp.awsapps.com/start\n";
  const use = "sso_session = corp\n";
  offersNone(conflictingSso, [
    home(use + region + region, region),
    home(use + url + region.repeat(2), url + region),
    home(use + url + region, `${url}sso_region = x # y\n`),
    home(use + region, `${url}sso_region: x\n`),
    home(`sso_session: corp\n${region}`, region),
    home(`sso_session = corp # y\n${region}`, region),
    home(use + region, region).replace("corp]", '"corp"]'),
  ]);
  // Go does not read the profile, and nobody but those who read the other colon as well.
  const quoted = home(use + region, region).replace("dev", '"dev"');
  const colon = home(`${use}sso_region: x\n`, region);
  const colons = home(`${use}sso_region: x\n`, "sso_region: x\n");
  offers(conflictingSso, [
    [quoted, quoted.replace(region, ""), ""],
    [colon, colon.replace("sso_region: x\n", ""), ""],
    [colons, colons.replace("sso_region: x\n", ""), ""],
  ]);
});

test("indented lines stay where a header or a key would be lost, or may be meant so", () => {
  const block = "  s3 =\n    addressing_style = path\n  region = x\n";
  offersNone(indentedSetting, [
    `[default]\n${block} [profile a]\n`,
    `[profile a]\nx = 1\n [default]\n${block}`,
    "[profile a]\nx = 1\n [default]\n region = x\n   output = y\n",
    "[default]\nregion = x\n  output = json\n  output = text\n",
    "[default]\nregion = x\n  output = json\n  x = y\nx = z\n",
  ]);
  const [parts, mistakes] = [
    "the lines may be meant as parts of the value",
    "the lines have mistakes of their own",
  ];
  offers(indentedSetting, [
    ["[a]\nb = c\n  words\n  d = e\n", "[a]\nb = c\n  words\nd = e\n", parts],
    ["[a]\nb = c\n  https://a.b/?c=d\n  d = e\n", "[a]\nb = c\n  https://a.b/?c=d\nd = e\n", parts],
    ["[a]\nb = c\n  d = e\n  f = g\vh\n", "[a]\nb = c\nd = e\nf = g\vh\n", mistakes],
    ["[a]\nb = c\n  d = e\n  f: g\n", "[a]\nb = c\nd = e\nf: g\n", mistakes],
    ["[a]\nb = c\n  d=//e\n", "[a]\nb = c\nd=//e\n", ""],
    [
      "[a]\n b = c\n  s3 =\n    addressing_style = path\n",
      "[a]\n b = c\n s3 =\n   addressing_style = path\n",
      "",
    ],
  ]);
});

test("two sections of the default profile are not merged where a runtime would stop or a value clashes", () => {
  offersNone(profileDefault, [
    "[default]\nregion = x\nbroken\n[profile default]\nregion = x\n",
    "[profile default]\nregion = x\nbroken\n[default]\nregion = x\n",
    "[default]\nregion = x\n[profile default]\nregion: x\n",
    "[default]\ns3 =\n  a = 1\n[profile default]\ns3 =\n  a = 2\n",
  ]);
  const both = "a runtime that has read one of the two gets the settings of the other as well";
  const [x, y, more] = ["[default]\n", "[profile default]\n", "output = y\n"];
  const quoted = '[profile "default"]\n';
  const region = "region = x\n";
  offers(profileDefault, [
    [x + region + quoted + region, x + region, ""],
    [x + region + quoted + region + more, x + region + more, both],
    [x + region + more + y + region, x + region + more, both],
    [y + region + more + x + region, x + region + more, both],
    [x + region + y + region + more, x + region + more, ""],
  ]);
});

test("a section that stands twice is merged with all that belongs to its settings, or not at all", () => {
  const a = "[profile a]\n";
  offersNone(duplicateSection, [
    `${a}x = 1\n${a}broken\ny = 1\n`,
    `${a}x = 1\n${a}y = 1\ny = 1\n`,
    `${a}x = 1\n${a}y = 1\n [profile b]\n`,
    `${a}x = 1\n${a} y = 1\n z = 1\n`,
    `${a}x = 1\n${a} y = 1\nz = 1\n`,
    `${a} x = 1\n w = 1\nv = 1\n${a} y = 1\n`,
    `${a}${a} y = 1\n`,
    `${a}s3 =\n  a = 1\n${a}s3 =\n`,
    `${a}s3 =\n${a}s3 =\n  a = 1\n`,
  ]);
  const later = "the two differ in a value; the later one is kept, as most runtimes read it";
  const block = "s3 =\n  p = 1\n  q = 2\n  # d\n  r = 3\n";
  offers(duplicateSection, [
    [`${a} x = 1\n${a} y = 1\nz = 1\n`, `${a} x = 1\n y = 1\nz = 1\n`, ""],
    [`${a}x = 1\ny = 2\n${a}x =\n`, `${a}y = 2\n`, later],
    [`${a}x = 1\n${a}x = 2 # new\n`, `${a}x = 2 # new\n`, later],
    [`${a}x = 1\n${a}# a\nx = 1\n# end\n`, `${a}x = 1\n# end\n`, ""],
    [
      `${a}x = 1\n${a}# b\ny = 2\n\n# c\n${block}# e\nz = 4\n# f\nw = 5\n`,
      `${a}x = 1\n# b\ny = 2\n# c\n${block}# e\nz = 4\n# f\nw = 5\n`,
      "",
    ],
  ]);
});

test("a section that nobody names stays where its end or a line of it is in doubt", () => {
  const unused = "[services local]\ns3 =\n  endpoint_url = https://s3.example.com\n";
  offersNone(unusedServices, [`${unused}broken\n`, `${unused} [profile a]\nregion = x\n`]);
});

test("keys are not moved where the files or the lines are not read alike by all", () => {
  const a = `[profile a]\n${KEYS}`;
  offersNone(secretInConfig, [
    `${a}broken\n`,
    `\ufeff${a}`,
    `# \udce4\n${a}`,
    `# \v\n${a}`,
    `[DEFAULT]\nregion = x\n${a}`,
    `[profile __proto__]\n${a}`,
    `${a}  more\n`,
    `${a}region = x\n  aws_session_token = abc\n`,
    `${a}aws_session_token =\n`,
    a.replace("key =", "key:"),
    [a, "\ufeff[b]\nx = y\n"],
  ]);
  // A comment that is indented stays, and so do keys of others.
  assertEquals(fixedBy(secretInConfig, `[profile a]\n # x\n${KEYS}`), [
    "[profile a]\n # x\n",
    `[a]\n${KEYS}`,
    "",
  ]);
  const twice = "region = x\nregion = y\n";
  assertEquals(fixedBy(secretInConfig, a + twice), [`[profile a]\n${twice}`, `[a]\n${KEYS}`, ""]);
});

test("nothing is moved out of a section whose header or the next one some runtime overlooks", () => {
  const next = (header: string) => `[profile a]\n${KEYS}${header}\n`;
  const clear = ["[b]", "[profile b] # x", "[profile b] #x;y ; z", "[profile b]\t; [x"];
  for (const header of clear) {
    const after = [`[profile a]\n${header}\n`, `[a]\n${KEYS}`, ""] as const;
    assertEquals(fixedBy(secretInConfig, next(header)), after, header);
  }
  const unclear = [
    " [profile b]",
    "[profile b",
    "[profile b # x",
    "[profile b]; x",
    "[profile b];x # y",
    "[profile b#c]",
    "[profile b#c] # x",
    "[profile b #c] # x",
    "[profile b] # x]",
    "[profile b]] # x",
    "[profile b] x # x",
    "[profile b] x",
  ];
  offersNone(secretInConfig, unclear.map(next));
});
