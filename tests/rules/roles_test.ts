/**
 * The rules about roles, over homes that are put together at random: what they
 * call an error is what some runtime fails at, and nothing of that is left out.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { resolve } from "../../lib/model/resolve/mod.ts";
import { DEFAULT_RUNTIMES, type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import fc from "../fast_check.ts";

const family = rules.filter(({ meta }) => meta.family === "roles");

// More of them: AWSCONF_ROLES_CASES=100000.
const RUNS = Number(process.env.AWSCONF_ROLES_CASES ?? 1000);

const KEYS = [
  "aws_access_key_id = AKIAQWERTYUIOPASDFGH",
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij",
];
const NAMES = ["default", "a", "b", "c"];

const name = fc.constantFrom(...NAMES);
const maybe = (lines: readonly string[], weight = 1) =>
  fc.oneof(
    { arbitrary: fc.constant<readonly string[]>([]), weight: 3 },
    { arbitrary: fc.constant(lines), weight },
  );

const source = fc.option(
  fc.constantFrom(...NAMES, "gone").map((source) => `source_profile = ${source}`),
);

/** The settings of a profile: few of each kind, so that each combination turns up. */
const body = fc.oneof(
  {
    arbitrary: fc.tuple(
      maybe(["role_arn = arn:aws:iam::210987654321:role/Dev"], 6),
      source,
      maybe(["credential_source = ec2"]),
      maybe(["web_identity_token_file = /var/run/token"]),
      maybe(KEYS),
    ).map((
      [role, source, ...others],
    ) => [...role, ...(source === null ? [] : [source]), ...others.flat()]),
    weight: 6,
  },
  // Beside a source of a role it stops Go, which is for the rules about credentials.
  { arbitrary: fc.constant(["credential_process = /opt/bin/keys"]), weight: 1 },
).map((lines) => lines.join("\n"));

const anyTexts = fc.uniqueArray(fc.tuple(name, body), {
  selector: ([title]) => title,
  minLength: 1,
})
  .chain((profiles) => fc.tuple(fc.constant(profiles), maybe(["[b]", ...KEYS, ""])))
  .map(([profiles, credentials]) => {
    const config = profiles.map(([title, lines]) =>
      `[${title === "default" ? title : `profile ${title}`}]\n${lines}\nregion = eu-west-1\n`
    );
    return [config.join("\n"), credentials.join("\n")] as const;
  });

function homeOf(config: string, credentials = ""): Home {
  const file = (kind: FileKind, text: string) =>
    new SourceFile({ path: kind, kind, text, exists: text !== "" });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    // So that no runtime goes on to the role of the machine.
    environment: new Environment({ AWS_EC2_METADATA_DISABLED: "true" }),
    own: true,
  });
}

/** What keeps a runtime from the credentials of some profile, as far as it is a mistake in the files. */
function failures(home: Home, runtime: RuntimeName): string[] {
  return [...home.profiles.keys()].flatMap((profile) => {
    const { error, losers } = resolve(home, { runtime, profile }).credentials;
    const failed = losers.map(({ attempt }) => attempt.failure)
      .filter((failure) => failure !== null && failure.cause !== null && failure.then !== "skip")
      .map((failure) => failure!.text);
    // Go looks at the whole chain before it looks at anything else.
    return error === null || error === NONE ? failed : [error];
  });
}

const NONE = "there are no credentials";

const findings = (home: Home, ...runtimes: readonly RuntimeName[]) =>
  lint(home, { rules: family, runtimes }).findings.filter(({ severity }) => severity !== "info");

describe("the rules about roles", () => {
  for (const runtime of RUNTIMES) {
    test(`find something wherever ${runtime} fails, and call nothing else an error`, () => {
      fc.assert(
        fc.property(anyTexts, (texts) => {
          const home = homeOf(...texts);
          const failed = failures(home, runtime);
          const found = findings(home, runtime);
          const [first] = failed;
          assert(first === undefined || found.length > 0, first);
          const error = found.find(({ severity }) => severity === "error");
          assert(error === undefined || first !== undefined, error?.message);
        }),
        { numRuns: RUNS },
      );
    });
  }

  test("say no less to all runtimes together than to each", () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const home = homeOf(...texts);
        const together = findings(home, ...DEFAULT_RUNTIMES).map(({ message }) => message);
        const alone = DEFAULT_RUNTIMES.filter((runtime) => findings(home, runtime).length > 0);
        assertEquals(together.length > 0, alone.length > 0);
      }),
      { numRuns: RUNS },
    );
  });

  test("report one mistake once, whatever builds on it", () => {
    const role = (profile: string, source: string) =>
      `[profile ${profile}]\nrole_arn = arn:aws:iam::210987654321:role/Dev\n` +
      `source_profile = ${source}\n`;
    const mistakes = {
      "dangling-source-profile": role("p0", "gone"),
      "source-without-credentials": `${role("p0", "empty")}[profile empty]\nregion = eu-west-1\n`,
      "source-profile-cycle": role("p0", "other") + role("other", "p0"),
      "missing-source": "[profile p0]\nrole_arn = arn:aws:iam::210987654321:role/Dev\n",
      "setting-without-role": "[profile p0]\nsource_profile = keys\n",
      "incomplete-web-identity": "[profile p0]\nweb_identity_token_file = /var/run/token\n",
    };
    const count = 20_000;
    const above = Array.from({ length: count }, (_, index) => role(`p${index + 1}`, `p${index}`));
    for (const [rule, mistake] of Object.entries(mistakes)) {
      const home = homeOf(above.reverse().join("") + mistake, `[keys]\n${KEYS.join("\n")}\n`);
      const { findings } = lint(home, { rules: family });
      const found = findings.filter(({ severity }) => severity !== "info").map((one) => one.rule);
      assertEquals(found, [rule]);
      assert(findings.every(({ message }) => message.length < 1000));
    }
  });
});
