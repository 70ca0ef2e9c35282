import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import type { Rule } from "../../lib/engine/rule.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import missingRegion from "../../rules/missing-region.ts";
import orphanProfile from "../../rules/orphan-profile.ts";
import { chain, homeOf, type HomeText } from "../model/graph_homes.ts";
import { stepsOf } from "../steps.ts";

interface Case {
  readonly name: string;
  readonly rule: Rule;
  readonly home: (count: number) => HomeText;
  /** How many findings there are for each profile. */
  readonly found: 0 | 1;
}

function profiles(count: number, body: string): string {
  return Array.from(
    { length: count },
    (_, i) => `[profile p${String(i).padStart(7, "0")}]\n${body}`,
  ).join("");
}

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
