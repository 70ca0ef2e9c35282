import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import conflictingCredentials from "../../rules/conflicting-credentials.ts";
import conflictingSso from "../../rules/conflicting-sso.ts";
import danglingSourceProfile from "../../rules/dangling-source-profile.ts";
import danglingSsoSession from "../../rules/dangling-sso-session.ts";
import durationOutOfRange from "../../rules/duration-out-of-range.ts";
import legacySso from "../../rules/legacy-sso.ts";
import longRoleChain from "../../rules/long-role-chain.ts";
import missingRegion from "../../rules/missing-region.ts";
import missingSource from "../../rules/missing-source.ts";
import orphanProfile from "../../rules/orphan-profile.ts";
import settingInCredentials from "../../rules/setting-in-credentials.ts";
import shadowedCredentials from "../../rules/shadowed-credentials.ts";
import splitKeyPair from "../../rules/split-key-pair.ts";
import settingWithoutRole from "../../rules/setting-without-role.ts";
import sourceProfileCycle from "../../rules/source-profile-cycle.ts";
import sourceWithoutCredentials from "../../rules/source-without-credentials.ts";
import { chain, homeOf, type HomeText, roleProfile } from "../model/graph_homes.ts";
import { stepsOf } from "../steps.ts";

interface Case {
  readonly name: string;
  readonly rule: Rule;
  readonly home: (count: number) => HomeText;
  /** How many findings there are for each profile, or one for all of them. */
  readonly found: 0 | 1 | "once";
}

function profiles(count: number, body: string, keyword = "profile "): string {
  return Array.from(
    { length: count },
    (_, i) => `[${keyword}p${String(i).padStart(7, "0")}]\n${body}`,
  ).join("");
}

const ID = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n";
const SECRET = "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";

/** Profiles that stand in both files. */
const inBoth = (config: string, credentials: string) => (count: number) => ({
  config: profiles(count, config),
  credentials: profiles(count, credentials, ""),
});

const CASES: readonly Case[] = [
  {
    name: "profiles with a region",
    rule: missingRegion,
    home: (count) => ({ config: profiles(count, "region = x\ncredential_process = x\n") }),
    found: 0,
  },
  {
    name: "profiles without a region",
    rule: missingRegion,
    home: (count) => ({ config: profiles(count, "credential_process = x\n") }),
    found: 1,
  },
  {
    name: "roles over one long chain",
    rule: missingRegion,
    home: (count) => ({
      config: chain(count, false) +
        profiles(count, `role_arn = x\nsource_profile = p${count - 1}\n`),
    }),
    found: 1,
  },
  {
    name: "profiles without credentials",
    rule: orphanProfile,
    home: (count) => ({ config: profiles(count, "region = x\n") }),
    found: 1,
  },
  {
    name: "profiles below a large [DEFAULT] section",
    rule: orphanProfile,
    home: (count) => ({
      config: `[DEFAULT]\n${profiles(count, "").replace(/\[profile (p\d+)\]/g, "$1 = x")}` +
        profiles(count, "region = x\n"),
    }),
    found: 1,
  },
  { name: "one half in each file", rule: splitKeyPair, home: inBoth(SECRET, ID), found: 1 },
  {
    name: "keys that differ",
    rule: shadowedCredentials,
    home: inBoth(ID + SECRET, `${ID}${SECRET}`.replace("abc", "xyz")),
    found: 1,
  },
  {
    name: "keys and a command",
    rule: conflictingCredentials,
    home: inBoth("credential_process = x\n", ID + SECRET),
    found: 1,
  },
  {
    name: "settings to move",
    rule: settingInCredentials,
    home: inBoth("region = x\n", "output = x\n"),
    found: 1,
  },
  {
    name: "settings that differ",
    rule: settingInCredentials,
    home: inBoth("output = y\n", "output = x\n"),
    found: 1,
  },
  {
    name: "settings that nobody knows, in one section",
    rule: settingInCredentials,
    home: (count) => ({
      credentials: `[a]\n${profiles(count, "").replace(/\[profile (p\d+)\]/g, "$1 = x")}`,
    }),
    found: 0,
  },
  {
    name: "keys as they should be",
    rule: settingInCredentials,
    home: inBoth("region = x\n", `${ID}${SECRET}region = x\n`),
    found: 0,
  },
  {
    name: "misspelt sources, and more of them than there is time to guess",
    rule: danglingSourceProfile,
    home: (count) => ({
      config: Array.from({ length: count }, (_, i) => roleProfile(`team-${i}`, `taem-${i}`)).join(
        "",
      ),
    }),
    found: 1,
  },
  {
    name: "empty sources",
    rule: sourceWithoutCredentials,
    home: (count) => ({
      config: profiles(count, "region = x\n") +
        Array.from(
          { length: count },
          (_, i) => roleProfile(`r${i}`, `p${String(i).padStart(7, "0")}`),
        ).join(""),
    }),
    found: 1,
  },
  {
    name: "an empty source of all",
    rule: sourceWithoutCredentials,
    home: (count) => ({
      config: profiles(count, `${ROLE}source_profile = base\n`) + "[profile base]\nregion = x\n",
    }),
    found: "once",
  },
  {
    name: "one large circle",
    rule: sourceProfileCycle,
    home: (count) => ({ config: chain(count, true) }),
    found: "once",
  },
  {
    name: "one long chain",
    rule: longRoleChain,
    home: (count) => ({ config: chain(count, false) }),
    found: "once",
  },
  {
    name: "roles without a source",
    rule: missingSource,
    home: (count) => ({ config: profiles(count, ROLE) }),
    found: 1,
  },
  {
    name: "sources without a role",
    rule: settingWithoutRole,
    home: (count) => ({ config: profiles(count, "source_profile = p0000000\n") }),
    found: 1,
  },
  {
    name: "long sessions over one long chain",
    rule: durationOutOfRange,
    home: (count) => ({
      config: chain(count, false) +
        profiles(count, `${ROLE}source_profile = p${count - 1}\nduration_seconds = 7200\n`),
    }),
    found: 1,
  },
  {
    name: "misspelt sessions",
    rule: danglingSsoSession,
    home: (count) => ({
      config: Array.from(
        { length: count },
        (_, i) => `[sso-session s${i}]\n${PORTAL}[profile p${i}]\nsso_session = z${i}\n`,
      ).join(""),
    }),
    found: 1,
  },
  {
    name: "profiles with SSO of their own",
    rule: legacySso,
    home: (count) => ({
      config: profiles(count, `${PORTAL}sso_account_id = 210987654321\nsso_role_name = Dev\n`),
    }),
    found: 1,
  },
  {
    name: "profiles with portals of their own",
    rule: legacySso,
    home: (count) => ({
      config: Array.from(
        { length: count },
        (_, i) =>
          `[sso-session s${i}]\nsso_start_url = https://t${i}.awsapps.com/start\nsso_region = x\n` +
          `[profile p${i}]\nsso_start_url = https://s${i}.awsapps.com/start\nsso_region = x\n` +
          "sso_account_id = 210987654321\nsso_role_name = Dev\n",
      ).join(""),
    }),
    found: 1,
  },
  {
    name: "copies of a session",
    rule: conflictingSso,
    home: (count) => ({
      config: `[sso-session s]\n${PORTAL}` + profiles(count, `sso_session = s\n${PORTAL}`),
    }),
    found: 1,
  },
];

const ROLE = "role_arn = arn:aws:iam::210987654321:role/Dev\n";
const PORTAL = "sso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n";

describe("a rule takes steps in proportion to the size of the files", () => {
  for (const { name, rule, home, found } of CASES) {
    test(`${rule.meta.name}: ${name}`, () => {
      const stepsFor = (count: number) => {
        const one = homeOf(home(count));
        let findings = -1;
        const steps = stepsOf(() => {
          findings = lint(one, { rules: [rule], runtimes: RUNTIMES }).findings.length;
        });
        assertEquals(findings, found === "once" ? 1 : found * count);
        return steps;
      };
      const small = stepsFor(100);
      const large = stepsFor(2_000);
      assert(small > 1_000, `${small} steps are too few to tell anything`);
      assert(large < small * 22, `${large} steps for 20 times the size of ${small}`);
    });
  }
});
