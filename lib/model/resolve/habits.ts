import type { RuntimeName } from "../runtime.ts";
import type { ProfileChoice, Way } from "./types.ts";

/** In what order a runtime looks for credentials, as data. */
export interface Habits {
  /** The ways to credentials for the chosen profile, in order. */
  readonly order: readonly Way[];
  /** The ways that a source profile may supply credentials by, in order. `role` and `source-profile` lead on to the next. */
  readonly sourceOrder: readonly Way[];
  /** What is passed over when the profile is chosen in code or with `--profile`. */
  readonly parameterSkips: readonly Way[];
  /** What is passed over when AWS_PROFILE names the profile. */
  readonly variableSkips: readonly Way[];
  /** Whether an empty value counts as set. */
  readonly emptyCounts: boolean;
}

/**
 * boto3 and the AWS CLI: `create_credential_resolver` and
 * `ProfileProviderBuilder` in botocore/credentials.py 1.43. Left out are
 * AWS_CREDENTIAL_FILE and BOTO_CONFIG, whose files are not part of a home; they
 * come just before `container`.
 */
const BOTOCORE: Habits = {
  order: [
    "environment",
    "role",
    "environment-web-identity",
    "web-identity",
    "sso",
    "credentials-keys",
    "login",
    "process",
    "config-keys",
    "container",
    "instance",
  ],
  sourceOrder: ["web-identity", "sso", "credentials-keys", "login", "process", "config-keys"],
  parameterSkips: ["environment", "environment-web-identity"],
  variableSkips: [],
  emptyCounts: true,
};

/** The order of each runtime's default chain, and of what it does with one profile. */
export const HABITS: Readonly<Record<RuntimeName, Habits>> = {
  cli: BOTOCORE,
  boto3: BOTOCORE,
  // credential-provider-node `defaultProvider`, credential-provider-ini `resolveProfileData`.
  js: {
    order: [
      "environment",
      "role",
      "keys",
      "web-identity",
      "process",
      "sso",
      "login",
      "environment-web-identity",
      "container",
      "instance",
    ],
    sourceOrder: [
      "keys",
      "credential-source",
      "role",
      "web-identity",
      "process",
      "sso",
      "login",
    ],
    parameterSkips: ["environment"],
    variableSkips: ["environment"],
    emptyCounts: true,
  },
  // config/resolve_credentials.go `resolveCredentialChain` and `resolveCredsFromProfile`.
  go: {
    order: [
      "environment",
      "environment-web-identity",
      "source-profile",
      "keys",
      "credential-source",
      "web-identity",
      "sso",
      "process",
      "container",
      "instance",
    ],
    sourceOrder: [
      "keys",
      "source-profile",
      "credential-source",
      "web-identity",
      "sso",
      "process",
    ],
    parameterSkips: ["environment", "environment-web-identity"],
    variableSkips: [],
    emptyCounts: false,
  },
  // `DefaultCredentialsProvider` and `ProfileCredentialsUtils`.
  java: {
    order: [
      "environment",
      "environment-web-identity",
      "web-identity",
      "sso",
      "role",
      "login",
      "process",
      "keys",
      "container",
      "instance",
    ],
    sourceOrder: ["web-identity", "sso", "role", "login", "process", "keys"],
    parameterSkips: [],
    variableSkips: [],
    emptyCounts: true,
  },
  // aws-config default_provider/credentials.rs, profile/credentials/repr.rs `resolve_chain`.
  rust: {
    order: [
      "environment",
      "role",
      "credential-source",
      "web-identity",
      "sso",
      "login",
      "process",
      "keys",
      "environment-web-identity",
      "container",
      "instance",
    ],
    sourceOrder: ["role", "credential-source", "web-identity", "sso", "login", "process", "keys"],
    parameterSkips: [],
    variableSkips: [],
    emptyCounts: true,
  },
};

/** What a runtime passes over because of how its profile was chosen. */
export function skippedWays(runtime: RuntimeName, choice: ProfileChoice): readonly Way[] {
  const habits = HABITS[runtime];
  if (choice.by === "parameter") return habits.parameterSkips;
  return choice.by === "default" ? [] : habits.variableSkips;
}

/** The ways that need no profile. */
export const OUTSIDE_PROFILE: ReadonlySet<Way> = new Set([
  "environment",
  "environment-web-identity",
  "container",
  "instance",
]);
