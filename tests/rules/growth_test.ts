import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import conflictingCredentials from "../../rules/conflicting-credentials.ts";
import missingRegion from "../../rules/missing-region.ts";
import orphanProfile from "../../rules/orphan-profile.ts";
import settingInCredentials from "../../rules/setting-in-credentials.ts";
import shadowedCredentials from "../../rules/shadowed-credentials.ts";
import splitKeyPair from "../../rules/split-key-pair.ts";
import { chain, homeOf, type HomeText } from "../model/graph_homes.ts";
import { stepsOf } from "../steps.ts";

interface Case {
  readonly name: string;
  readonly rule: Rule;
  readonly home: (count: number) => HomeText;
  /** How many findings there are for each profile. */
  readonly found: 0 | 1;
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
];

describe("a rule takes steps in proportion to the size of the files", () => {
  for (const { name, rule, home, found } of CASES) {
    test(`${rule.meta.name}: ${name}`, () => {
      const stepsFor = (count: number) => {
        const one = homeOf(home(count));
        let findings = -1;
        const steps = stepsOf(() => {
          findings = lint(one, { rules: [rule], runtimes: RUNTIMES }).findings.length;
        });
        assertEquals(findings, found * count);
        return steps;
      };
      const small = stepsFor(100);
      const large = stepsFor(2_000);
      assert(small > 1_000, `${small} steps are too few to tell anything`);
      assert(large < small * 22, `${large} steps for 20 times the size of ${small}`);
    });
  }
});
