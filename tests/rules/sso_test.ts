/**
 * The rules about SSO, over homes that are put together at random: what they
 * call an error is what some runtime fails at, nothing of that is left out, and
 * fixes leave every profile with the portal, account and role that it had.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { fixHome } from "../../lib/engine/fix.ts";
import { lint } from "../../lib/engine/lint.ts";
import { nameFrom } from "../../lib/engine/sso_migration.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home, type Profile } from "../../lib/model/home.ts";
import { resolve } from "../../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";

const family = rules.filter(({ meta }) => meta.family === "sso");

// More of them: AWSCONF_SSO_CASES=100000.
const RUNS = Number(process.env.AWSCONF_SSO_CASES ?? 1000);

const pick = (...texts: readonly string[]) => fc.constantFrom(...texts);
const maybe = (line: fc.Arbitrary<string>, weight = 4) =>
  fc.oneof({ arbitrary: line.map((text) => [text]), weight }, {
    arbitrary: fc.constant<string[]>([]),
    weight: 1,
  });

const url = pick("https://corp.awsapps.com/start", "https://acme.awsapps.com/start")
  .map((text) => `sso_start_url = ${text}`);
const region = pick("eu-west-1", "us-east-1").map((text) => `sso_region = ${text}`);
const profileBody = (comment: fc.Arbitrary<string[]>) =>
  fc.tuple(
    maybe(pick("corp", "corp", "acme", "gone").map((name) => `sso_session = ${name}`), 1),
    maybe(url),
    comment,
    maybe(region),
    maybe(fc.constant("sso_account_id = 210987654321")),
    comment,
    maybe(fc.constant("sso_role_name = Dev")),
  );
const sessionBody = (comment: fc.Arbitrary<string[]>) =>
  fc.tuple(maybe(url, 9), comment, maybe(region, 9));

const sectionsOf = (keyword: string, names: readonly string[], body: fc.Arbitrary<string[][]>) =>
  fc.uniqueArray(fc.tuple(pick(...names), body), { selector: ([name]) => name })
    .map((sections) =>
      sections.map(([name, lines]) =>
        `[${keyword} ${name}]\n${lines.flat().join("\n")}\noutput = json\n`
      )
    );

const configWith = (comment: fc.Arbitrary<string[]>) =>
  fc.tuple(
    sectionsOf("sso-session", ["corp", "acme"], sessionBody(comment)),
    sectionsOf("profile", ["a", "b", "c"], profileBody(comment)),
    fc.boolean(),
  ).map(([sessions, profiles, sessionsFirst]) =>
    (sessionsFirst ? [...sessions, ...profiles] : [...profiles, ...sessions]).join("\n")
  );

const tidyConfig = configWith(maybe(pick("# a note", ""), 1));
const anyConfig = configWith(maybe(pick("# a note", "  # deeper", ""), 1));

function homeOf(config: string, credentials = "", own = true): Home {
  const file = (kind: FileKind, text: string) =>
    new SourceFile({ path: kind, kind, text, exists: text !== "" });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: own ? new Environment({ AWS_EC2_METADATA_DISABLED: "true" }) : null,
    own,
  });
}

const run = (home: Home, ...runtimes: readonly RuntimeName[]) =>
  lint(home, { rules: family, ...(runtimes.length > 0 ? { runtimes } : {}) });
const textOf = (home: Home) => home.config!.document.text;

/** A session without account and role is for tokens; that it yields no credentials is no mistake. */
function isForTokens(profile: Profile): boolean {
  return profile.has("sso_session") && !profile.has("sso_account_id") &&
    !profile.has("sso_role_name");
}

/** What keeps a runtime from the credentials of some profile, as far as it is a mistake in the files. */
function failures(home: Home, runtime: RuntimeName): string[] {
  return [...home.profiles.values()].filter((profile) => !isForTokens(profile)).flatMap((one) => {
    const profile = one.name;
    const { error, losers } = resolve(home, { runtime, profile }).credentials;
    const failed = losers.flatMap(({ attempt: { failure } }) =>
      failure === null || failure.cause === null ? [] : [failure.text]
    );
    return error === null || error === "there are no credentials" ? failed : [error];
  });
}

/** The portal, account and role that each runtime uses for each profile; nothing for those that fail. */
function uses(home: Home): string[] {
  return RUNTIMES.flatMap((runtime) =>
    [...home.profiles.keys()].flatMap((profile) => {
      if (resolve(home, { runtime, profile }).credentials.winner?.way !== "sso") return [];
      const { profiles, ssoSessions } = readView(home, runtime);
      const own = profiles.get(profile)!.settings;
      const session = ssoSessions.get(own.get("sso_session")?.value ?? "")?.settings;
      const values = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"]
        .map((key) => session?.get(key)?.value ?? own.get(key)?.value);
      return [`${runtime} ${profile}: ${values.join(" ")}`];
    })
  );
}

describe("the rules about SSO", () => {
  for (const runtime of RUNTIMES) {
    test(`find something wherever ${runtime} fails, and call nothing else an error`, () => {
      fc.assert(
        fc.property(tidyConfig, (config) => {
          const home = homeOf(config);
          const [failed] = failures(home, runtime);
          const found = run(home, runtime).findings.filter(({ severity }) => severity !== "info");
          assert(failed === undefined || found.length > 0, failed);
          const error = found.find(({ rule, severity, profile }) =>
            // Nobody may use the session, and then nobody fails for it.
            severity === "error" && rule !== "incomplete-sso-session" &&
            !isForTokens(home.profiles.get(profile!)!)
          );
          assert(error === undefined || failed !== undefined, error?.message);
        }),
        { numRuns: RUNS },
      );
    });
  }

  test("have fixes that leave each profile where it was", () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const home = homeOf(config);
        const before = uses(home);
        const safe = fixHome(home, new Set(["safe"]), (one) => run(one));
        const after = new Set(uses(safe.home));
        assertEquals(before.filter((one) => !after.has(one)), [], textOf(safe.home));
        assertEquals(safe.unfinished, false);
        assertEquals(fixHome(safe.home, new Set(["safe"]), (one) => run(one)).applied, []);
        const unsafe = fixHome(home, new Set(["safe", "unsafe"]), (one) => run(one));
        assertEquals(unsafe.unfinished, false);
        assertEquals(
          fixHome(unsafe.home, new Set(["safe", "unsafe"]), (one) => run(one)).applied,
          [],
        );
      }),
      { numRuns: RUNS },
    );
  });

  test("migrate to sso-sessions without a change for anybody, and keep comments", () => {
    const legacy = rules.filter(({ meta }) => meta.name === "legacy-sso");
    const only = (home: Home) => lint(home, { rules: legacy });
    fc.assert(
      fc.property(anyConfig, (config) => {
        const home = homeOf(config);
        const fixed = fixHome(home, new Set(["safe", "unsafe"]), only);
        assertEquals(uses(fixed.home), uses(home), textOf(fixed.home));
        // What is left has a comment that has to be moved first.
        const left = only(fixed.home).findings;
        assertEquals(left.map(({ fix }) => fix).filter((fix) => fix !== null), []);
        assert(left.length === 0 || /^ +#/m.test(config));
        const comments = (text: string) => text.match(/#.*/g) ?? [];
        assertEquals(comments(textOf(fixed.home)), comments(config));
      }),
      { numRuns: RUNS },
    );
  });

  test("are silent about sessions while the config file is not in view", () => {
    const profile =
      "[dev]\nsso_session = corp\nsso_account_id = 210987654321\nsso_role_name = Dev\n";
    assertEquals(run(homeOf("", profile, false)).findings, []);
    assertEquals(run(homeOf("", profile, true)).findings.map(({ rule }) => rule), [
      "dangling-sso-session",
    ]);
  });

  test("migrate 20,000 profiles at once", () => {
    const count = 20_000;
    const profiles = Array.from(
      { length: count },
      (_, index) =>
        `[profile p${index}]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n` +
        `sso_account_id = 210987654321\nsso_role_name = Dev\n`,
    );
    const home = homeOf(profiles.join("\n"));
    assertEquals(new Set(run(home).findings.map(({ fix }) => fix)).size, 1);
    const fixed = fixHome(home, new Set(["unsafe"]), (one) => run(one));
    assertEquals(fixed.applied.length, 1);
    assertEquals(fixed.home.ssoSessions.size, 1);
    assertEquals(fixed.result.findings, []);
  });
});

describe("nameFrom()", () => {
  const NAMES: Readonly<Record<string, string>> = {
    "https://corp.awsapps.com/start": "corp",
    "https://Corp.awsapps.com/start/": "corp",
    "https://d-1234567890.awsapps.com/start": "d-1234567890",
    "https://start.us-gov-home.awsapps.com/directory/d-1234567890": "d-1234567890",
    "https://start.home.awsapps.cn/directory/corp/": "corp",
    "https://identitycenter.amazonaws.com/ssoins-1234567890abcdef": "ssoins-1234567890abcdef",
    "https://ssoins-1234.portal.eu-west-1.app.aws": "ssoins-1234",
    "https://start.example/": "start",
    "https://ümlaut.example/start": "sso",
    "nothing": "sso",
  };
  for (const [url, name] of Object.entries(NAMES)) {
    test(`${url} is called ${name}`, () => assertEquals(nameFrom(url), name));
  }
});
