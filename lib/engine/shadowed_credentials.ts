import { hasCredentialWay } from "../model/credentials.ts";
import type { Home, Profile } from "../model/home.ts";
import { ownChoice, type Resolution, resolve, type Way } from "../model/resolve/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { type Message, say } from "./message.ts";
import type { Problem, RuleContext } from "./rule.ts";
import { agree, capitalize, listRuntimes } from "./wording.ts";

/** A way to credentials that lies in the environment. */
interface OutsideWay {
  readonly way: Way;
  readonly variables: readonly string[];
  readonly label: string;
}

const OUTSIDE_WAYS: readonly OutsideWay[] = [
  {
    way: "environment",
    variables: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
    label: "the keys in the environment",
  },
  {
    way: "environment-web-identity",
    variables: ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"],
    label: "the web identity in the environment",
  },
];

/**
 * Where credentials in the environment stand against the profile that a
 * variable chooses: the runtimes disagree on who wins, or the profile is not
 * used. One problem at most.
 */
export function shadowedCredentials(context: RuleContext): Problem | null {
  const { home, runtimes } = context;
  const outside = OUTSIDE_WAYS.find(({ variables }) =>
    variables.every((name) => home.environment!.has(name))
  );
  if (outside === undefined) return null;
  const choices = runtimes.map((runtime) => ({ runtime, ...ownChoice(home, runtime) }))
    .filter(({ by }) => by === "variable");
  const { name, variable } = choices[0] ?? {};
  const profile = name === undefined ? undefined : home.profiles.get(name);
  if (profile === undefined || isOfProfile(home, profile)) return null;
  const chosen = choices.filter((choice) => choice.name === name).map(({ runtime }) => runtime);
  return compare(home, profile, { outside, variable: variable!, runtimes: chosen });
}

/** A choice of a profile against credentials in the environment. */
interface Rivalry {
  readonly outside: OutsideWay;
  /** The variable that chooses the profile. */
  readonly variable: string;
  /** The runtimes that choose it so. */
  readonly runtimes: readonly RuntimeName[];
}

/** Tells whether keys in the environment are the profile's own, or were issued for it by a tool that leaves a mark. */
function isOfProfile({ environment }: Home, profile: Profile): boolean {
  const id = environment!.get("AWS_ACCESS_KEY_ID");
  if (id !== undefined && profile.get("aws_access_key_id")?.writtenValue === id) return true;
  // aws-vault and awsume name the profile, granted sets several variables.
  return environment!.get("AWS_VAULT") === profile.name ||
    environment!.get("AWSUME_PROFILE") === profile.name ||
    environment!.names.some((name) => name.startsWith("GRANTED_"));
}

function compare(home: Home, profile: Profile, rivalry: Rivalry): Problem | null {
  const { outside, variable, runtimes } = rivalry;
  const resolutions = runtimes.map((runtime) => resolve(home, { runtime }))
    // What keeps a runtime from reading the files is for other rules to say.
    .filter(({ error }) => error?.stops !== true);
  const isUser = ({ credentials: { winner } }: Resolution) => winner?.way === outside.way;
  const users = resolutions.filter(isUser).map(({ runtime }) => runtime);
  const others = resolutions.filter((one) => !isUser(one)).map(({ runtime }) => runtime);
  if (resolutions.length === 0) return null;
  const hasOwn = hasCredentialWay(profile);
  if (!hasOwn && others.length === 0) return null;
  const section = profile.config[0] ?? profile.credentials[0]!;
  return {
    message: hasOwn
      ? againstProfile(profile, rivalry, users, others)
      : withoutCredentials(profile, rivalry, others),
    place: { variable: outside.variables[0]! },
    profile: profile.name,
    runtimes: hasOwn ? [] : others,
    related: [
      { message: say`chooses profile \`${profile.name}\``, place: { variable } },
      {
        message: hasOwn ? say`the chosen profile` : say`has no credentials`,
        place: { file: section.file, span: section.headerSpan },
      },
    ],
  };
}

function againstProfile(
  { name }: Profile,
  { outside, variable }: Rivalry,
  users: readonly RuntimeName[],
  others: readonly RuntimeName[],
): Message {
  const [first, ...rest] = users.length > 0 ? [users, others] : [others];
  const chosen = say`profile \`${name}\`, which \`${variable}\` chooses`;
  const who = say`${capitalize(listRuntimes(first))} ${agree(first, "uses", "use")}`;
  const what = users.length > 0
    ? say`${outside.label} instead of ${chosen}`
    : say`${chosen}, instead of ${outside.label}`;
  const [second = []] = rest;
  const than = second.length === 0
    ? ""
    : `; ${listRuntimes(second)} ${agree(second, "uses", "use")} the profile`;
  return say`${who} ${what}${than}. They may belong to different accounts. Unset what you do not mean.`;
}

function withoutCredentials(
  { name }: Profile,
  { outside, variable }: Rivalry,
  others: readonly RuntimeName[],
): Message {
  return say`${capitalize(listRuntimes(others))} ${
    agree(others, "passes", "pass")
  } over ${outside.label} where \`${variable}\` is set, and profile \`${name}\` has no credentials. Unset \`${variable}\`, or give the profile credentials.`;
}
