import { environmentFact } from "../lib/catalogue/environment.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { misspeltVariables } from "../lib/engine/misspelt_variable.ts";
import type { Problem, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { Environment } from "../lib/model/environment.ts";
import { resolve } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";

const ID = "AWS_ACCESS_KEY_ID";
const SECRET = "AWS_SECRET_ACCESS_KEY";
const TOKEN = "AWS_SESSION_TOKEN";
const TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
const ROLE = "AWS_ROLE_ARN";

/** Reports keys in the environment of which a part is missing. */
const rule: Rule = {
  meta: {
    name: "env-partial-credentials",
    family: "environment",
    severity: "error",
    fix: "none",
    summary: "Half of a key pair in the environment, or a temporary key without its session token",
  },
  check(context) {
    const { environment } = context.home;
    if (environment === null) return;
    const problem = keysProblem(context, environment);
    if (problem !== null) context.report(problem);
    if (environment.has(TOKEN_FILE) && !environment.has(ROLE)) reportWithoutRole(context);
  },
};
export default rule;

function keysProblem(context: RuleContext, environment: Environment): Problem | null {
  const [id, secret] = [environment.has(ID), environment.has(SECRET)];
  if (id && !secret) {
    return isOtherwiseThere(environment, SECRET) ? null : onlyId(context, environment);
  }
  if (secret && !id) {
    if (isOtherwiseThere(environment, ID)) return null;
    return {
      message: say`\`${SECRET}\` is set, but \`${ID}\` ${
        lack(environment, ID)
      }: AWS tools pass over half a pair without a word and use other credentials or none. Set both, or unset it.`,
      place: { variable: SECRET },
      severity: "warning",
    };
  }
  if (environment.has(TOKEN) && !id) {
    return {
      message: say`\`${TOKEN}\` is set without keys, so nothing reads it. Unset it.`,
      place: { variable: TOKEN },
      severity: "info",
    };
  }
  return id ? withoutToken(environment) : null;
}

/** Tells whether a variable is set by an older or a misspelt name, which other rules report. */
function isOtherwiseThere(environment: Environment, variable: string): boolean {
  return environment.names.some((name) =>
    environmentFact(name)?.supersededBy === variable && environment.has(name)
  ) || misspeltVariables(environment).some(({ meant }) => meant === variable);
}

function onlyId(context: RuleContext, environment: Environment): Problem {
  const stopping = concerned(context, ["cli", "boto3"]);
  const others = context.runtimes.filter((runtime) => !stopping.includes(runtime));
  const effects: Message[] = [];
  if (stopping.length > 0) {
    effects.push(
      say`${listRuntimes(stopping)} ${
        agree(stopping, "stops", "stop")
      } with "Partial credentials found in env, missing: ${SECRET}"`,
    );
  }
  if (others.length > 0) {
    effects.push(
      say`${listRuntimes(others)} ${agree(others, "passes", "pass")} over it without a word`,
    );
  }
  const [first, second] = effects;
  return {
    message: say`\`${ID}\` is set, but \`${SECRET}\` ${lack(environment, SECRET)}: ${first ?? ""}${
      second === undefined ? "" : say`, ${second}`
    }. Set both, or unset it.`,
    place: { variable: ID },
    ...(stopping.length === 0 ? { severity: "warning" as const } : {}),
  };
}

/** Keys that AWS STS hands out start with ASIA (IAM documentation, "Unique identifiers"). */
function withoutToken(environment: Environment): Problem | null {
  if (!environment.get(ID)!.startsWith("ASIA") || environment.has(TOKEN)) return null;
  if (isOtherwiseThere(environment, TOKEN)) return null;
  return {
    message: say`\`${ID}\` holds a temporary key, but \`${TOKEN}\` ${
      lack(environment, TOKEN)
    }: requests fail with "The security token included in the request is invalid". Set all three variables as they were issued.`,
    place: { variable: ID },
  };
}

/** boto3 and the AWS CLI take the role from the profile too; others do without the web identity. */
function reportWithoutRole(context: RuleContext): void {
  const stopping: RuntimeName[] = [];
  let text = "";
  for (const runtime of context.runtimes) {
    const { losers, winner } = resolve(context.home, { runtime }).credentials;
    const lost = losers.find(({ attempt }) => attempt.way === "environment-web-identity");
    const failure = lost?.attempt.failure ?? null;
    if (winner !== null || failure?.then !== "stop") continue;
    stopping.push(runtime);
    text ||= failure.text;
  }
  if (stopping.length === 0) return;
  context.report({
    message: say`\`${TOKEN_FILE}\` is set, but \`${ROLE}\` is not: ${listRuntimes(stopping)} ${
      agree(stopping, "stops", "stop")
    } with "${text}". Set both, or unset it.`,
    place: { variable: TOKEN_FILE },
    runtimes: stopping.length === context.runtimes.length ? [] : stopping,
  });
}

function lack(environment: Environment, name: string): string {
  return environment.get(name) === undefined ? "is not set" : "is empty";
}
