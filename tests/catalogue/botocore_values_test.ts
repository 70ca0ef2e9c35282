/**
 * Compares what the catalogue says of bad values with what the installed
 * botocore does, for the settings that it reads.
 */
import { assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { reactionOf } from "../../lib/catalogue/reactions.ts";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { valueFault } from "../../lib/catalogue/values.ts";
import { botocoreMissing, PYTHON } from "../runtimes/real_readers.ts";

/** Settings that botocore 1.29 reads, each with values good and bad. */
const TRIED: readonly (readonly [string, ...string[]])[] = [
  ["use_fips_endpoint", "true", "True", "yes"],
  ["tcp_keepalive", "false", "off"],
  ["retry_mode", "legacy", "adaptive", "Standard", "none"],
  ["max_attempts", "3", "0", "2.5", "three"],
  ["defaults_mode", "in-region", "In-Region", "fast"],
  ["sts_regional_endpoints", "regional", "Regional"],
  ["s3_us_east_1_regional_endpoint", "legacy", "Legacy"],
  ["metadata_service_timeout", "5", "1.5"],
  ["metadata_service_num_attempts", "5", "five"],
  ["ec2_metadata_service_endpoint_mode", "ipv6", "IPv4", "IPv5"],
  ["ec2_metadata_service_endpoint", "http://169.254.169.254", "169.254.169.254"],
  ["endpoint_discovery_enabled", "AUTO", "maybe"],
  ["s3.addressing_style", "path", "Path"],
  ["s3.use_accelerate_endpoint", "true", "1"],
  ["s3.us_east_1_regional_endpoint", "legacy", "Legacy"],
  ["s3", "", "addressing_style=path"],
  ["api_versions", "", "2006-03-01"],
];

const missing = botocoreMissing();
if (missing !== null) console.log(`Skipping the comparison with botocore: ${missing}`);

// A machine under load takes its time for it.
const OPTIONS = { skip: missing !== null, timeout: 120_000 };

test("botocore stops where the catalogue says so", OPTIONS, () => {
  const tried = TRIED.flatMap(([key, ...values]) => values.map((value) => ({ key, value })));
  const errors = tryValues(tried.map(({ key, value }) => linesOf(key, value)));
  const theirs = tried.map(({ key, value }, index) => `${key} = ${value}: ${errors[index]}`);
  const ours = tried.map(({ key, value }, index) =>
    `${key} = ${value}: ${expected(key, value, errors[index] ?? null)}`
  );
  assertEquals(ours, theirs);
});

function linesOf(key: string, value: string): string[] {
  const [block, nested] = key.split(".");
  if (nested !== undefined) return [`${block} =`, `  ${nested} = ${value}`];
  return value === "" ? [`${key} =`, "  nothing = 1"] : [`${key} = ${value}`];
}

/** What the catalogue expects: no error, or one with its text in it. */
function expected(key: string, value: string, error: string | null): string | null {
  const fact = settingFact(key)!;
  const fault = valueFault(fact, value, "boto3");
  const reaction = fault === null ? null : reactionOf(fact, "boto3", fault === "range");
  if (reaction?.does !== "stops") return null;
  const text = reaction.text!.replace("{}", value);
  return error !== null && error.includes(text) ? error : text;
}

function tryValues(lines: readonly (readonly string[])[]): (string | null)[] {
  const script = fileURLToPath(new URL("./try_values.py", import.meta.url));
  const { status, stdout, stderr } = spawnSync(PYTHON, [script], {
    encoding: "utf8",
    input: JSON.stringify(lines),
  });
  if (status !== 0) throw new Error(`botocore could not be tried: ${stderr}`);
  return JSON.parse(stdout) as (string | null)[];
}
