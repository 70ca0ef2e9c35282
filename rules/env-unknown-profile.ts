import { closest } from "../lib/engine/did_you_mean.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import type { Home } from "../lib/model/home.ts";
import { isMeantProfile } from "../lib/model/meant_profile.ts";
import { missingProfile, ownChoice } from "../lib/model/resolve/choose_profile.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { readView } from "../lib/model/runtimes/mod.ts";

/** More names than this are too many to list. */
const MAX_LISTED = 6;

/** Reports AWS_PROFILE and AWS_DEFAULT_PROFILE where they name a profile that is in neither file. */
const rule: Rule = {
  meta: {
    name: "env-unknown-profile",
    family: "environment",
    severity: "error",
    fix: "none",
    summary: "`AWS_PROFILE` or `AWS_DEFAULT_PROFILE` names a profile that does not exist",
  },
  check(context) {
    const { home } = context;
    if (home.environment === null || !home.seesBoth) return;
    for (const [name, { variables, runtimes }] of unknownChoices(context)) {
      report(context, name, [...variables], runtimes);
    }
  },
};
export default rule;

interface Choice {
  /** The variables that name the profile, in the order of the runtimes that read them. */
  readonly variables: Set<string>;
  readonly runtimes: RuntimeName[];
}

function unknownChoices({ home, runtimes }: RuleContext): Map<string, Choice> {
  const choices = new Map<string, Choice>();
  for (const runtime of runtimes) {
    const { name, variable } = ownChoice(home, runtime);
    // An empty name is for `env-empty-value`.
    if (variable === null || name === "" || isMeantProfile(home, name)) continue;
    if (readView(home, runtime).profiles.has(name)) continue;
    const choice = choices.get(name) ?? { variables: new Set(), runtimes: [] };
    choice.variables.add(variable);
    choice.runtimes.push(runtime);
    choices.set(name, choice);
  }
  return choices;
}

function report(
  context: RuleContext,
  name: string,
  [variable, ...others]: readonly string[],
  runtimes: readonly RuntimeName[],
): void {
  const { home } = context;
  const effect = effectOf(context, name, variable!, runtimes);
  context.report({
    message: say`\`${variable!}\` names profile \`${name}\`, which is in neither file. ${effect}. ${
      advice(home, name, variable!)
    }`,
    place: { variable: variable! },
    profile: name,
    runtimes: runtimes.length === context.runtimes.length ? [] : runtimes,
    related: others.map((other) => ({
      message: say`names it too`,
      place: { variable: other },
    })),
  });
}

function effectOf(
  context: RuleContext,
  name: string,
  variable: string,
  runtimes: readonly RuntimeName[],
): Message {
  const choice = { name, by: "variable", variable, exists: false } as const;
  const found = runtimes.map((runtime) =>
    missingProfile(choice, readView(context.home, runtime))?.text
  );
  const texts = new Set(found.filter((text) => text !== undefined));
  const [first] = texts;
  const isAll = runtimes.length === context.runtimes.length;
  const who = isAll ? "AWS tools" : capitalize(listRuntimes(runtimes));
  if (first === undefined) {
    return say`${who} ${isAll ? "go" : agree(runtimes, "goes", "go")} on without it`;
  }
  const fails = isAll ? "fail" : agree(runtimes, "fails", "fail");
  return say`${who} ${fails} with ${texts.size > 1 ? "texts such as " : ""}"${first}"`;
}

function advice({ profiles }: Home, name: string, variable: string): Message {
  if (name !== name.trim() && profiles.has(name.trim())) {
    return say`Remove the blanks around \`${name.trim()}\`.`;
  }
  const meant = closest(name, profiles.keys());
  if (meant !== undefined) return say`Did you mean \`${meant}\`?`;
  if (profiles.size === 0) {
    return say`There is no profile at all: unset \`${variable}\`, or add one.`;
  }
  if (profiles.size > MAX_LISTED) {
    return say`\`aws configure list-profiles\` lists the ${profiles.size} that there are.`;
  }
  const names = [...profiles.keys()].map((one) => `\`${one}\``);
  return names.length === 1
    ? say`The only profile is ${names[0]!}.`
    : say`The profiles are ${names.slice(0, -1).join(", ")} and ${names.at(-1)!}.`;
}
