/**
 * The rules about keys and regions, over homes that are put together at
 * random: fixes come to rest, lose no key, and change for no runtime where it
 * takes credentials and settings from; one mistake is reported once.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { type FixTier, inFile } from "../../lib/engine/finding.ts";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint, type LintResult } from "../../lib/engine/lint.ts";
import { SECRET_KEYS } from "../../lib/model/credentials.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { holdsKey } from "../../lib/model/key_settings.ts";
import { type Attempt, type Provenance, resolve } from "../../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, readView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";
import { fileText } from "../runtimes/homes.ts";

const GROUP = [
  "missing-region",
  "orphan-profile",
  "secret-in-config",
  "setting-in-credentials",
  "split-key-pair",
];
const own = rules.filter(({ meta }) => GROUP.includes(meta.name));
const move = rules.filter(({ meta }) => meta.name === "secret-in-config");
const moveSettings = rules.filter(({ meta }) => meta.name === "setting-in-credentials");

// More of them: AWSCONF_KEYS_CASES=100000.
const RUNS = Number(process.env.AWSCONF_KEYS_CASES ?? 2000);

const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);

/** Mostly what people write. */
const usually = (text: string, ...odd: readonly string[]) =>
  fc.oneof({ arbitrary: fc.constant(text), weight: 12 }, { arbitrary: pick(...odd), weight: 1 });

const NAMES = ["default", "dev", "base", "a b", "DEFAULT", "a#b", "profile x", "bob's", "é"];
const name = fc.oneof(
  { arbitrary: pick("default", "dev", "base"), weight: 8 },
  { arbitrary: pick(...NAMES), weight: 1 },
);

// Two values of each, so that the files agree and disagree.
const keys = fc.tuple(
  usually("aws_access_key_id", "AWS_ACCESS_KEY_ID"),
  pick("AKIAQWERTYUIOPASDFGH", "AKIAPOIUYTREWQLKJHGF"),
  pick("abcdefghijABCDEFGHIJ0123456789abcdefghij", "jihgfedcbaJIHGFEDCBA9876543210jihgfedcba"),
).map(([id, idValue, secret]) => [`${id} = ${idValue}`, `aws_secret_access_key = ${secret}`]);
const half = keys.chain((lines) => pick(...lines)).map((line) => [line]);
const token = pick(
  "aws_session_token = FwoGZXIvYXdzEBYaDExampleTokenForTests0123456789",
  "aws_session_token=IQoJb3JpZ2luX2VjEAnotherTokenForTests9876543210",
  "aws_security_token = FwoGZXIvYXdzEBYaDExampleTokenForTests0123456789",
).map((line) => [line]);
const other = pick(
  "credential_process = /opt/bin/keys",
  "login_session = arn:aws:iam::210987654321:user/me",
  "role_arn = arn:aws:iam::210987654321:role/Dev\nsource_profile = base",
  "role_arn = arn:aws:iam::210987654321:role/Dev\nsource_profile = dev",
  "role_arn = arn:aws:iam::210987654321:role/Dev",
  "role_arn = arn:aws:iam::210987654321:role/Dev\nweb_identity_token_file = /var/run/token",
  "sso_session = corp\nsso_account_id = 210987654321\nsso_role_name = Dev",
  "region = eu-west-1",
  "region = eu-west-1",
  "region =",
  "output = json\n  region = eu-west-1",
  "s3 =\n  addressing_style = path",
).map((lines) => [lines]);
const odd = pick(
  "# a comment",
  "  # deeper",
  "aws_secret_access_key: abcdefghijABCDEFGHIJ0123456789abcdefghij",
  "aws_session_token = FwoGZXIvYXdzEBYaDExample\n  TokenForTests0123456789",
  "aws_access_key_id = AKIAQWERTYUIOPASDFGH # mine",
  'aws_access_key_id = "AKIAQWERTYUIOPASDFGH"',
  "aws_access_key_id =",
  "stray",
  "granted_color = red",
  "",
).map((line) => [line]);

const body = fc.array(
  fc.oneof(
    { arbitrary: keys, weight: 4 },
    { arbitrary: half, weight: 1 },
    { arbitrary: token, weight: 2 },
    { arbitrary: other, weight: 5 },
    { arbitrary: odd, weight: 1 },
  ),
  { maxLength: 4 },
).map((lines) => lines.flat());

const section = (kind: FileKind) =>
  fc.tuple(
    name,
    kind === "config" ? usually("profile ", "", "profile  ", "Profile ") : usually("", "profile "),
    usually("", "  "),
    usually("", " # note", "# note", " junk", " = x"),
    body,
  ).map(([title, keyword, indent, tail, lines]) => {
    const quoted = keyword !== "" && /[^\w]/.test(title) ? `"${title}"` : title;
    const header = title === "default" ? title : keyword + quoted;
    return `${indent}[${header}]${tail}\n${lines.join("\n")}\n`;
  });

const SESSION = "[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://a.example/\n";

/** A file of profiles with keys. */
const fileOf = (kind: FileKind) =>
  fc.tuple(
    usually("", "\ufeff", "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n", "\n"),
    fc.uniqueArray(section(kind), { maxLength: 4, selector: (text) => text.split("\n", 1)[0] }),
    kind === "config" ? usually(SESSION, "") : fc.constant(""),
    usually("\n", "\r\n", "\r"),
    fc.boolean(),
  ).map(([start, sections, end, terminator, isCut]) => {
    const text = start + sections.join("\n") + end;
    return (isCut ? text.trimEnd() : text).replaceAll("\n", terminator);
  });

const anyHome = (text: (kind: FileKind) => fc.Arbitrary<string>) =>
  fc.record({
    config: text("config"),
    credentials: fc.option(text("credentials"), { nil: "" }),
    variables: fc.option(pick("AWS_REGION", "AWS_DEFAULT_REGION", "NOTHING"), { nil: null }),
  }).map(({ config, credentials, variables }) => {
    const file = (kind: FileKind, text: string) =>
      new SourceFile({ path: kind, kind, text, exists: text !== "" });
    return new Home({
      config: file("config", config),
      credentials: file("credentials", credentials),
      environment: variables === null ? null : new Environment({ [variables]: "eu-west-1" }),
      own: true,
    });
  });

const likelyHome = anyHome(fileOf);
const oddHome = anyHome(fileText);
const anyTiers = fc.constantFrom<readonly FixTier[]>(["safe"], ["safe", "unsafe"]);
const anyRuntimes = fc.subarray<RuntimeName>([...RUNTIMES], { minLength: 1 });

const linter = (chosen: typeof rules, runtimes: readonly RuntimeName[]) => (home: Home) =>
  lint(home, {
    rules: chosen,
    runtimes,
    ruleOptions: new Map(GROUP.map((rule) => [rule, { region: "eu-west-1" }])),
  });

const texts = (home: Home) => home.files.map(({ document }) => document.text);

function checkRest(home: Home, tiers: readonly FixTier[], run: (home: Home) => LintResult) {
  const once = fixHome(home, new Set(tiers), run);
  assertEquals(once.unfinished, false);
  const twice = fixHome(once.home, new Set(tiers), run);
  assertEquals([texts(twice.home), twice.applied], [texts(once.home), []]);
}

/** The credentials that a runtime finds for a profile, as a text to compare; null for none. */
function credentialsOf(home: Home, runtime: RuntimeName, profile: string): string | null {
  const { winner } = resolve(home, { runtime, profile }).credentials;
  return winner === null ? null : JSON.stringify(summary(winner, runtime));
}

function summary(attempt: Attempt, runtime: RuntimeName): unknown {
  const { way, profile, places, roles, root } = attempt;
  return [
    // Which file the keys stand in is what the fix changes.
    way.replace(/^(credentials|config)-/, ""),
    profile,
    places.map((place) => valueOf(place, runtime)),
    roles.map((role) => [role.profile, role.roleArn]),
    root === null || root === attempt ? null : summary(root, runtime),
  ];
}

function valueOf(place: Provenance, runtime: RuntimeName): string {
  if (place.from !== "file") return place.name;
  const { profiles } = readFileView(place.file, runtime);
  for (const { settings } of profiles.values()) {
    const setting = settings.get(place.key);
    if (setting?.span.start !== place.span.start) continue;
    // An indented comment below, which Java and Rust take for more of the value, does not move along.
    return `${place.key} = ${setting.value.split("\n", 1)[0]}`;
  }
  return place.key;
}

/** What no rule of this group is about: a CR alone, which some runtimes take for no line end. */
function isOutOfScope(home: Home): boolean {
  return home.files.some(({ document }) => /\r(?!\n)/.test(document.text));
}

/** The known settings that a runtime finds for a profile, as values to compare. */
function settingsOf(home: Home, runtime: RuntimeName, profile: string): unknown {
  return Object.fromEntries(
    resolve(home, { runtime, profile }).settings
      .filter(({ key, winner }) => winner !== null && settingFact(key) !== undefined)
      .map(({ key, winner }) => [key, winner!.value]),
  );
}

/** The rules that say of a key in the config file that it must not stand there. */
const KEY_RULES = [
  "placeholder-value",
  "secret-in-config",
  "shadowed-credentials",
  "split-key-pair",
  "stray-session-token",
];

/** Those that speak of all keys of a profile at once. */
const PROFILE_RULES = ["shadowed-credentials", "split-key-pair"];

/** All values of keys in both files, each once. */
function keyValues(home: Home): string[] {
  const values = home.files.flatMap((file) =>
    SECRET_KEYS.flatMap((key) => file.settings(key).map((setting) => setting.writtenValue))
  );
  return [...new Set(values)].sort();
}

describe("rules about keys and regions", () => {
  for (const [kind, home] of [["likely", likelyHome], ["odd", oddHome]] as const) {
    test(`come to rest over ${kind} homes, alone and with all others`, () => {
      fc.assert(
        fc.property(home, anyTiers, anyRuntimes, (one, tiers, runtimes) => {
          checkRest(one, tiers, linter(own, runtimes));
          checkRest(one, tiers, linter(rules, runtimes));
        }),
        { numRuns: RUNS / 2 },
      );
    });

    test(`make no runtime refuse a file of ${kind} homes, nor lose a key`, () => {
      fc.assert(
        fc.property(home, anyTiers, anyRuntimes, (one, tiers, runtimes) => {
          if (isOutOfScope(one)) return;
          const fixed = fixHome(one, new Set(tiers), linter(own, runtimes)).home;
          assertEquals(
            keyValues(fixed),
            keyValues(one),
            JSON.stringify([texts(one), texts(fixed)]),
          );
          for (const runtime of RUNTIMES) {
            for (const kind of ["config", "credentials"] as const) {
              if (readFileView(one[kind]!, runtime).error !== null) continue;
              assertEquals(
                readFileView(fixed[kind]!, runtime).error?.reason,
                undefined,
                JSON.stringify([runtime, texts(one), texts(fixed)]),
              );
            }
          }
        }),
        { numRuns: RUNS },
      );
    });

    test(`safely move keys of ${kind} homes where every runtime finds the same`, () => {
      let moves = 0;
      fc.assert(
        fc.property(home, (one) => {
          if (isOutOfScope(one)) return;
          const fixed = fixHome(one, new Set(["safe"]), linter(move, RUNTIMES));
          moves += fixed.applied.length;
          if (fixed.applied.length === 0) return;
          for (const runtime of RUNTIMES) {
            for (const profile of readView(one, runtime).profiles.keys()) {
              // Go takes the quotes of the config file for a part of the name.
              if (/["']/.test(profile)) continue;
              const before = credentialsOf(one, runtime, profile);
              if (before === null || before.startsWith('["instance"')) continue;
              assertEquals(
                credentialsOf(fixed.home, runtime, profile),
                before,
                JSON.stringify([runtime, profile, texts(one), texts(fixed.home)]),
              );
            }
          }
        }),
        { numRuns: RUNS },
      );
      assert(kind === "odd" || moves > RUNS / 10, `Some keys are moved: ${moves}`);
    });

    test(`safely move settings of ${kind} homes where every runtime finds the same`, () => {
      let moves = 0;
      fc.assert(
        fc.property(home, (one) => {
          if (isOutOfScope(one)) return;
          const fixed = fixHome(one, new Set(["safe"]), linter(moveSettings, RUNTIMES));
          moves += fixed.applied.length;
          if (fixed.applied.length === 0) return;
          for (const runtime of RUNTIMES) {
            const before = readView(one, runtime);
            const after = readView(fixed.home, runtime);
            assertEquals(
              [...after.profiles.keys()].sort(),
              [...before.profiles.keys()].sort(),
              JSON.stringify([runtime, texts(one), texts(fixed.home)]),
            );
            for (const profile of before.profiles.keys()) {
              assertEquals(
                [
                  credentialsOf(fixed.home, runtime, profile),
                  settingsOf(fixed.home, runtime, profile),
                ],
                [credentialsOf(one, runtime, profile), settingsOf(one, runtime, profile)],
                JSON.stringify([runtime, profile, texts(one), texts(fixed.home)]),
              );
            }
          }
        }),
        { numRuns: RUNS },
      );
      assert(kind === "odd" || moves > RUNS / 20, `Some settings are moved: ${moves}`);
    });

    test(`report each key in a config file of ${kind} homes once`, () => {
      let keys = 0;
      fc.assert(
        fc.property(home, (one) => {
          const { findings } = lint(one, { rules });
          const { sections } = one.config!;
          for (const section of sections) {
            for (const setting of section.settings.filter(holdsKey)) {
              keys++;
              const said = findings.filter(({ rule, place, related, profile }) =>
                KEY_RULES.includes(rule) &&
                ([place, ...related.map((other) => other.place)].some((other) =>
                  inFile(other) && other.file === one.config &&
                  other.span.start === setting.span.start
                ) || PROFILE_RULES.includes(rule) && section.type === "profile" &&
                    profile === section.name)
              );
              assert(said.length > 0, "A key that nobody reports");
              const names = new Set(said.map(({ rule }) => rule));
              // Where both stand in the config file, a token has no place there and none beside the key.
              if (said.some(({ rule }) => rule === "secret-in-config")) {
                names.delete("stray-session-token");
              }
              assertEquals(names.size, 1, `${[...names]}: ${JSON.stringify(texts(one))}`);
            }
          }
        }),
        { numRuns: RUNS },
      );
      assert(keys > RUNS / 10, `Some keys stand in the config file: ${keys}`);
    });
  }
});

const ID = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n";
const TEMPORARY = "aws_access_key_id = ASIAQWERTYUIOPASDFGH\n";
const SECRET = "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";
const OTHER = "aws_secret_access_key = jihgfedcbaJIHGFEDCBA9876543210jihgfedcba\n";
const TOKEN = "aws_session_token = FwoGZXIvYXdzEBYaDQWERTYasdfghjklzxcvbnm0123456789\n";
const SSO = "sso_account_id = 210987654321\nsso_role_name = Dev\nsso_session = corp\n";

/** What stands in `[profile dev]` and in `[dev]`, and the only rules that speak of it, but for info. */
const HOMES: readonly (readonly [config: string, credentials: string, rules: string])[] = [
  ["", ID + SECRET, ""],
  ["", ID, "partial-credentials"],
  ["", SECRET, "partial-credentials"],
  ["", ID + TOKEN, "partial-credentials"],
  ["", `${ID}aws_secret_access_key =\n`, "empty-value"],
  ["", `${ID}aws_secret_key = x\n`, "unknown-setting"],
  ["", `${ID}  ${SECRET}`, "indented-setting"],
  ["", TEMPORARY + SECRET, "missing-session-token"],
  ["", `${TEMPORARY}${SECRET}aws_session_token =\n`, "empty-value"],
  ["", TEMPORARY, "partial-credentials"],
  ["", ID + SECRET + TOKEN, "stray-session-token"],
  ["", ID + SECRET + TOKEN.replace("session", "security"), "stray-session-token"],
  ["", TEMPORARY + SECRET + TOKEN.replace("session", "security"), "legacy-session-token"],
  ["", `${ID.trim()},\n${SECRET}`, "malformed-access-key-id"],
  ["", `aws_access_key_id = test\naws_secret_access_key = test\n`, "malformed-access-key-id"],
  ["", `${ID}${SECRET.trim()}x\n`, "malformed-secret-access-key"],
  ["", `${ID}aws_secret_access_key = "abc"\n`, "quoted-value"],
  ["", `${ID}aws_secret_access_key = abc\u200b\n`, "control-character"],
  ["", "aws_access_key_id = <ID>\naws_secret_access_key = <SECRET>\n", "placeholder-value"],
  ["aws_access_key_id = <ID>\n", "aws_secret_access_key = <SECRET>\n", "placeholder-value"],
  [SECRET, ID, "split-key-pair"],
  [ID + SECRET, ID, "split-key-pair"],
  [ID + TOKEN, SECRET, "split-key-pair"],
  [ID + SECRET, "", "secret-in-config"],
  [ID + SECRET, ID + SECRET, "secret-in-config"],
  [ID + OTHER, ID + SECRET, "shadowed-credentials"],
  [ID + OTHER + TOKEN, ID + SECRET, "shadowed-credentials"],
  [TOKEN, ID + SECRET, "stray-session-token"],
  [TOKEN, TEMPORARY + SECRET, "secret-in-config"],
  ["role_arn = arn:aws:iam::210987654321:role/A\n", ID + SECRET, "missing-source"],
  ["credential_process = /bin/x\n", ID + SECRET, "conflicting-credentials"],
  ["credential_process = /bin/x\n", ID, "partial-credentials"],
  [SSO, TEMPORARY + SECRET + TOKEN, "conflicting-credentials"],
  ["", `${ID}${SECRET}output = json\n`, "setting-in-credentials"],
];

/** A home with one profile in both files. */
function homeWith(config: string, credentials: string): Home {
  const file = (kind: FileKind, text: string) => new SourceFile({ path: kind, kind, text });
  const session =
    "[sso-session corp]\nsso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\n";
  const hasSession = config.includes("sso_session");
  return new Home({
    config: file(
      "config",
      `[profile dev]\nregion = eu-west-1\n${config}${hasSession ? session : ""}`,
    ),
    credentials: file("credentials", credentials === "" ? "" : `[dev]\n${credentials}`),
    own: true,
  });
}

describe("of one mistake with keys", () => {
  for (const [config, credentials, expected] of HOMES) {
    const keys = [config, credentials].map((text) => text.replace(/ *=.*\n/g, " ").trim());
    test(`${expected === "" ? "nobody" : expected} speaks: ${keys.join(" | ")}`, () => {
      const { findings } = lint(homeWith(config, credentials), { rules, runtimes: RUNTIMES });
      const said = findings.filter(({ severity }) => severity !== "info").map(({ rule }) => rule);
      assertEquals([...new Set(said)].join(" "), expected);
    });
  }

  test("another rule speaks where the one that knows more is off", () => {
    for (
      const [config, credentials, rule] of [
        [SECRET, ID, "split-key-pair"],
        [ID + OTHER, ID + SECRET, "shadowed-credentials"],
        [TOKEN, ID + SECRET, "stray-session-token"],
        ["aws_access_key_id = <ID>\n", ID + SECRET, "placeholder-value"],
      ] as const
    ) {
      const { findings } = lint(homeWith(config, credentials), {
        rules,
        severities: new Map([[rule, "off"], ["shadowed-credentials", "off"]]),
      });
      assert(findings.some((finding) => finding.rule === "secret-in-config"), rule);
    }
  });
});
