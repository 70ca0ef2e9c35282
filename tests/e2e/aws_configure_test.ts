import { assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { test } from "node:test";
import { awsconf, have, inScratch, type Scratch } from "./programs.ts";

// Debian's own: others may come first on the PATH, without botocore or as the old CLI.
const PYTHON = "/usr/bin/python3";
const AWS = "/usr/bin/aws";
const READ_PROFILES = `
import json, botocore.session
session = botocore.session.Session()
session.set_config_variable("config_file", __import__("os").environ["HOME"] + "/.aws/config")
profiles = session.full_config["profiles"]
print(json.dumps({name: sorted(profile) for name, profile in sorted(profiles.items())}))
`;

const hasAws = have(AWS, ["--version"], "the AWS CLI");
const hasBotocore = have(PYTHON, ["-c", "import botocore"], "botocore");

function runIn(scratch: Scratch, command: string, args: readonly string[], input = ""): string {
  const env = { PATH: process.env.PATH ?? "", HOME: scratch.path, AWS_PAGER: "" };
  const result = spawnSync(command, args, { env, input, encoding: "utf8" });
  assertEquals(result.status, 0, result.stderr);
  return result.stdout;
}

const file = (scratch: Scratch, name: string) => join(scratch.path, ".aws", name);

/** The rules of a lint run with the profile each is about. */
function findings(scratch: Scratch, ...args: string[]): string[] {
  const { stdout } = awsconf(["--format", "json", ...args], { home: scratch.path });
  const report = JSON.parse(stdout) as {
    findings: { rule: string; severity: string; profile: string | null }[];
  };
  return report.findings
    .filter((finding) => finding.severity !== "info")
    .map((finding) => `${finding.rule} ${finding.profile}`)
    .filter((line, index, all) => all.indexOf(line) === index)
    .sort();
}

/** Deno's `appendFileSync` makes the mode 0666. */
function append(path: string, text: string): void {
  appendFileSync(path, text);
  chmodSync(path, 0o600);
}

if (hasAws && hasBotocore) {
  test(
    "a home that `aws configure` wrote is clean; added mistakes are found and fixed",
    inScratch((scratch) => {
      const answers =
        "AKIAQWERTYUIOPASDFGH\nabcdefghijABCDEFGHIJ0123456789abcdefghij\neu-central-1\njson\n";
      runIn(scratch, AWS, ["configure"], answers);
      runIn(scratch, AWS, ["configure", "--profile", "work"], answers);
      assertEquals(findings(scratch), []);

      append(
        file(scratch, "config"),
        [
          "",
          "# the team's account",
          "[dev]",
          "role_arn = arn:aws:iam::210987654321:role/Dev",
          "source_profile = default",
          "region = eu-west-2",
          "",
          "[profile leak]",
          "# rotate me",
          "aws_access_key_id = AKIAPOIUYTREWQLKJHGF",
          "aws_secret_access_key = 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",
          "region = eu-west-3",
          "",
          "[profile nowhere]",
          "role_arn = arn:aws:iam::210987654321:role/Nowhere",
          "source_profile = default",
          "",
        ].join("\n"),
      );
      append(
        file(scratch, "credentials"),
        "\n# no longer in config\n[lonely]\naws_access_key_id = AKIAASDFGHJKLQWERTYU\n" +
          "aws_secret_access_key = 0123456789abcdefghijABCDEFGHIJabcdefghij\n",
      );
      assertEquals(findings(scratch), [
        "missing-region nowhere",
        "orphan-profile lonely",
        "secret-in-config leak",
        "unprefixed-profile dev",
      ]);

      const fixed = awsconf(["lint", "--fix", "--region", "eu-west-1"], { home: scratch.path });
      assertEquals(fixed.stderr, "");
      assertEquals([fixed.code, findings(scratch)], [0, []]);
      const config = readFileSync(file(scratch, "config"), "utf8");
      assertEquals(config.includes("jihgfedcba"), false);
      const order = [
        "# the team's account",
        "[profile dev]",
        "[profile leak]",
        "[profile nowhere]",
      ];
      const places = order.map((text) => config.indexOf(text));
      assertEquals(places.includes(-1), false);
      assertEquals(places, places.toSorted((a, b) => a - b), "comments and order are kept");
      const credentials = readFileSync(file(scratch, "credentials"), "utf8");
      const moved = "# rotate me\naws_access_key_id = AKIAPOIUYTREWQLKJHGF\n";
      assertEquals(
        [config.includes("# rotate me"), credentials.includes(moved)],
        [false, true],
        "a comment moves along with its setting",
      );

      const names = runIn(scratch, AWS, ["configure", "list-profiles"]).trim().split("\n").sort();
      assertEquals(names, ["default", "dev", "leak", "lonely", "nowhere", "work"]);
      const profiles = JSON.parse(runIn(scratch, PYTHON, ["-c", READ_PROFILES]));
      assertEquals(profiles.leak, ["aws_access_key_id", "aws_secret_access_key", "region"]);
      assertEquals(profiles.dev, ["region", "role_arn", "source_profile"]);
      assertEquals(profiles.nowhere, ["region", "role_arn", "source_profile"]);
      assertEquals(profiles.lonely, ["aws_access_key_id", "aws_secret_access_key", "region"]);
      const region = runIn(scratch, AWS, ["configure", "get", "region", "--profile", "nowhere"]);
      assertEquals(region.trim(), "eu-west-1");
    }),
  );

  test(
    "a region in both files: awsconf names the file that the AWS CLI and botocore take it from",
    inScratch((scratch) => {
      scratch.write(".aws/config", "[profile dev]\nregion = eu-west-1\n");
      scratch.write(".aws/credentials", "[dev]\nregion = us-east-2\n");
      const { stdout } = awsconf(["resolve", "dev", "--setting", "region"], { home: scratch.path });
      assertEquals(stdout.split("\n").at(-2), "  region  us-east-2  credentials:2 over config:2");
      const list = runIn(scratch, AWS, ["configure", "list", "--profile", "dev"]);
      assertEquals(/^ *region +(\S+)/m.exec(list)?.[1], "us-east-2");
      const ask = "import botocore.session as s; " +
        'print(s.Session(profile="dev").get_config_variable("region"))';
      assertEquals(runIn(scratch, PYTHON, ["-c", ask]).trim(), "us-east-2");
    }),
  );
}
