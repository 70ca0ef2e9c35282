/**
 * Compares what we say of where credentials and settings come from with the
 * plans that the installed botocore and the SDK for JavaScript make.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { type Attempt, type Resolution, resolve, type Way } from "../../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../../lib/model/runtime.ts";
import { type ProfileHome, sampleProfileHomes } from "./profile_homes.ts";
import { type Plan, planWithJs } from "./plan_with_js.ts";
import { askPython, botocoreMissing, encoded } from "./real_readers.ts";
import { fileOf, variable } from "./support.ts";

const CASES = Number(process.env.AWSCONF_RESOLVE_CASES ?? 300);
const SEED = Number(variable("AWSCONF_DIFFERENTIAL_SEED") ?? 20260101);

const missing = botocoreMissing();
if (missing !== null) console.log(`Skipping the comparison with botocore's plans: ${missing}`);

const isDeno = "Deno" in globalThis;
if (isDeno) console.log("Skipping the SDK for JavaScript, whose requests are stood in for on Bun");

/** What ends all, in the words that are printed. */
interface Stop {
  readonly stops: string;
}

/** What one side says of a profile. */
type Answer = Stop | {
  readonly settings: Readonly<Record<string, string | null>>;
  readonly credentials: Plan | Stop | null;
};

function botocore(homes: readonly ProfileHome[]): Answer[] {
  const questions = homes.map((home) => ({ ...home, ...encoded(home) }));
  return askPython<Answer>("resolve_with_botocore.py", questions);
}

const METHODS: Readonly<Record<Way, string>> = {
  environment: "env",
  "environment-web-identity": "assume-role-with-web-identity",
  role: "assume-role",
  "source-profile": "assume-role",
  "credential-source": "assume-role",
  "web-identity": "assume-role-with-web-identity",
  sso: "sso",
  keys: "shared-credentials-file",
  "credentials-keys": "shared-credentials-file",
  "config-keys": "config-file",
  login: "login",
  process: "custom-process",
  container: "container-role",
  instance: "iam-role",
};

/** What we say where nobody stops, and nothing is found. */
const NOTHING = "there are no credentials";

/** What botocore takes for a setting that is not there. */
const DEFAULTS: Readonly<Record<string, string>> = { retry_mode: "legacy" };

function resolveFor(
  runtime: RuntimeName,
  { config, credentials, environment, profile }: ProfileHome,
): Resolution {
  const home = new Home({
    config: config === null ? null : fileOf("config", config),
    credentials: credentials === null ? null : fileOf("credentials", credentials),
    environment: new Environment(environment),
    ...(profile === null ? {} : { explicit: { profile } }),
  });
  return resolve(home, { runtime });
}

function ours(home: ProfileHome): Answer {
  const resolution = resolveFor("boto3", home);
  if (resolution.error?.stops) return { stops: resolution.error.text };
  const valueOf = (key: string) =>
    resolution.settings.find((one) => one.key === key)?.winner?.value ?? DEFAULTS[key] ?? null;
  const settings = Object.fromEntries(
    ["region", "ca_bundle", "retry_mode"].map((key) => [key, valueOf(key)]),
  );
  const { winner, error } = resolution.credentials;
  if (winner === null) {
    return { settings, credentials: error === NOTHING ? null : { stops: error! } };
  }
  return { settings, credentials: planOf(winner) };
}

const NAMED: Readonly<Record<string, string>> = {
  Environment: "env",
  EcsContainer: "container-role",
  Ec2InstanceMetadata: "iam-role",
};

function planOf(winner: Attempt): Plan {
  const { way, detail } = winner.root ?? winner;
  const method = way === "credential-source" ? NAMED[detail!]! : METHODS[way];
  return { roles: winner.roles.map(({ roleArn }) => roleArn), method };
}

/** An answer with no more of a message than we quote. */
function inShort(theirs: Answer, ours: Answer): Answer {
  if ("stops" in theirs) return "stops" in ours ? cut(theirs, ours) : theirs;
  const [one, other] = [theirs, ours].map((answer) =>
    "stops" in answer ? null : answer.credentials
  );
  if (one == null || other == null || !("stops" in one) || !("stops" in other)) return theirs;
  return { ...theirs, credentials: cut(one, other) };
}

function cut(theirs: Stop, ours: Stop): Stop {
  return { stops: theirs.stops.slice(0, ours.stops.length || undefined) };
}

function kindOf(answer: Answer): string {
  if ("stops" in answer || answer.credentials === null) return "nothing";
  return "stops" in answer.credentials ? "mistake" : answer.credentials.method;
}

describe("what we resolve for boto3", { skip: missing !== null }, () => {
  test("is what botocore plans, and what stops it, in its words", () => {
    const homes = sampleProfileHomes(CASES, SEED);
    const answers = botocore(homes);
    const seen: Record<string, number> = {};
    for (const [index, home] of homes.entries()) {
      const theirs = answers[index]!;
      const answer = ours(home);
      assertEquals(answer, inShort(theirs, answer), JSON.stringify(home, null, 1));
      seen[kindOf(theirs)] = (seen[kindOf(theirs)] ?? 0) + 1;
    }
    if (CASES > 1000) console.log(JSON.stringify(seen));
    assert(Object.keys(seen).length > 8, JSON.stringify(seen));
  });
});

describe("what we resolve for JavaScript", { skip: isDeno }, () => {
  test("is what its default chain comes to", async () => {
    const homes = sampleProfileHomes(CASES, SEED + 1);
    const plans = await planWithJs(homes);
    const seen = new Set<string | undefined>();
    for (const [index, home] of homes.entries()) {
      const { winner } = resolveFor("js", home).credentials;
      const plan = winner === null ? null : planOf(winner);
      assertEquals(plan, plans[index]!, JSON.stringify(home, null, 1));
      seen.add(plan?.method);
    }
    assert(seen.size > 6, [...seen].join(", "));
  });
});
