import { type EnvironmentFact, environmentFact } from "../lib/catalogue/environment.ts";
import { halfPairEffect } from "../lib/engine/half_pair.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, concerned, listRuntimes } from "../lib/engine/wording.ts";
import { isMeantProfile } from "../lib/model/meant_profile.ts";
import { ownChoice } from "../lib/model/resolve/mod.ts";
import { strayVariables } from "../lib/model/session_tokens.ts";

const OLD_TOKEN = "AWS_SECURITY_TOKEN";
const TOKEN = "AWS_SESSION_TOKEN";
const KEY_FILE = "AWS_CREDENTIAL_FILE";

/** Reports older names of variables, which some tools read and others do not. */
const rule: Rule = {
  meta: {
    name: "env-deprecated",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "An older name of a variable, which not all AWS tools read",
  },
  check(context) {
    const { environment } = context.home;
    // All that it reports begin alike.
    if (!environment?.isAboutAws) return;
    for (const name of environment.names) {
      const fact = environment.has(name) ? environmentFact(name) : undefined;
      if (fact === undefined || fact.supersededBy === null) continue;
      if (name === KEY_FILE) reportKeyFile(context, fact);
      // boto 2's own file is for `legacy-boto-config`.
      else if (name !== "BOTO_CONFIG" && !environment.has(fact.supersededBy)) {
        reportOlder(context, fact, fact.supersededBy);
      }
    }
    if (environment.has(OLD_TOKEN) && environment.has(TOKEN)) reportTokens(context);
    if (environment.has("AWS_DEFAULT_PROFILE")) reportDefaultProfile(context);
  },
};
export default rule;

function reportOlder(context: RuleContext, fact: EnvironmentFact, successor: string): void {
  const { runtimes } = context;
  const environment = context.home.environment!;
  // A token counts with keys of the environment only.
  if (fact.name === OLD_TOKEN && !environment.has("AWS_ACCESS_KEY_ID")) return;
  // One that is to go needs no other name.
  const isStray = strayVariables(environment, runtimes).some(({ token }) => token === fact.name);
  if (isStray && context.isOn("stray-session-token")) return;
  const others = runtimes.filter((runtime) => !fact.runtimes.includes(runtime));
  if (others.length === 0) {
    context.report({
      message: say`\`${fact.name}\` is an older name of \`${successor}\`. Set that one instead.`,
      place: { variable: fact.name },
      severity: "info",
    });
    return;
  }
  context.report({
    message: say`\`${fact.name}\` is an older name, which ${listRuntimes(others)} ${
      agree(others, "does", "do")
    } not read. Set \`${successor}\` instead.${halfPairEffect(context, successor)}`,
    place: { variable: fact.name },
    runtimes: others.length === runtimes.length ? [] : others,
  });
}

/** The file of the first tools for EC2, with lines such as `AWSAccessKeyId=` (botocore `OriginalEC2Provider`). */
function reportKeyFile(context: RuleContext, fact: EnvironmentFact): void {
  const readers = concerned(context, fact.runtimes);
  const { environment, surroundings } = context.home;
  // Where it is not there, `env-missing-file` says so.
  if (readers.length === 0 || surroundings?.exists(environment!.get(KEY_FILE)!) === false) return;
  context.report({
    message: say`\`${fact.name}\` leads to keys in a form of long ago: ${listRuntimes(readers)} ${
      agree(readers, "uses", "use")
    } them where a profile has no other credentials, and no other tool does. Move them to the credentials file, which \`${fact
      .supersededBy!}\` may name.`,
    place: { variable: fact.name },
    runtimes: readers.length === context.runtimes.length ? [] : readers,
  });
}

/** Tools such as aws-vault set both to the same token; a different one is left over. */
function reportTokens(context: RuleContext): void {
  const environment = context.home.environment!;
  const readers = concerned(context, environmentFact(OLD_TOKEN)!.runtimes);
  if (environment.get(OLD_TOKEN) === environment.get(TOKEN) || readers.length === 0) return;
  if (!environment.has("AWS_ACCESS_KEY_ID")) return;
  context.report({
    message: say`\`${OLD_TOKEN}\` differs from \`${TOKEN}\` and is what ${listRuntimes(readers)} ${
      agree(readers, "reads", "read")
    } first: with the token of another session requests fail with "The security token included in the request is invalid". Unset \`${OLD_TOKEN}\`.`,
    place: { variable: OLD_TOKEN },
    runtimes: readers.length === context.runtimes.length ? [] : readers,
    related: [{ message: say`holds another token`, place: { variable: TOKEN } }],
  });
}

/** Alone, it makes some tools use a profile and leaves others with the default one. */
function reportDefaultProfile(context: RuleContext): void {
  const { home, runtimes } = context;
  const name = home.environment!.get("AWS_DEFAULT_PROFILE")!;
  if (home.environment!.get("AWS_PROFILE") !== undefined || name === "default") return;
  // `env-unknown-profile` reports a name that is nowhere.
  if (home.seesBoth && !isMeantProfile(home, name)) return;
  const others = runtimes.filter((runtime) => ownChoice(home, runtime).by === "default");
  if (others.length === 0 || others.length === runtimes.length) return;
  context.report({
    message: say`${capitalize(listRuntimes(others))} ${
      agree(others, "does", "do")
    } not read \`AWS_DEFAULT_PROFILE\` and ${
      agree(others, "uses", "use")
    } profile \`default\` instead of \`${name}\`. Set \`AWS_PROFILE\` instead.`,
    place: { variable: "AWS_DEFAULT_PROFILE" },
    profile: name,
    runtimes: others,
  });
}
