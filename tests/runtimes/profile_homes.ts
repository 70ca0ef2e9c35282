import fc from "../fast_check.ts";
import type { HomeTexts } from "./homes.ts";

/** A home with a question: where do credentials and settings of a profile come from? */
export interface ProfileHome extends HomeTexts {
  readonly environment: Readonly<Record<string, string>>;
  /** The profile as given in code, or null. */
  readonly profile: string | null;
}

type Lines = fc.Arbitrary<readonly string[]>;

const NAMES = ["default", "a", "b", "c"];
const name = fc.oneof(
  { arbitrary: fc.constantFrom(...NAMES), weight: 25 },
  { arbitrary: fc.constant("nowhere"), weight: 1 },
);
const key = fc.constantFrom("AKIAQWERTYUIOPASDFGH", "ASIAZXCVBNMASDFGHJKL");
const secret = fc.constant("not/a/real/secret");
const role = fc.constantFrom("A", "B").map((one) => `arn:aws:iam::210987654321:role/${one}`);

/** A setting that is there, empty now and then, or not. */
function maybe(setting: string, value: fc.Arbitrary<string>, weight = 30): Lines {
  return fc.oneof(
    { arbitrary: fc.constant([]), weight },
    { arbitrary: value.map((text) => [`${setting} = ${text}`]), weight: 30 },
    { arbitrary: fc.constant([`${setting} =`]), weight: 2 },
  );
}

function all(...parts: Lines[]): Lines {
  return fc.tuple(...parts).map((lines) => lines.flat());
}

const keys = all(
  maybe("aws_access_key_id", key, 1),
  maybe("aws_secret_access_key", secret, 1),
  maybe("aws_session_token", fc.constant("token"), 50),
);
const assumed = all(
  role.map((arn) => [`role_arn = ${arn}`]),
  fc.oneof(
    { arbitrary: maybe("source_profile", name, 0), weight: 6 },
    {
      arbitrary: maybe(
        "credential_source",
        fc.constantFrom("Environment", "Ec2InstanceMetadata", "EcsContainer", "environment"),
        0,
      ),
      weight: 2,
    },
    { arbitrary: maybe("web_identity_token_file", fc.constant("/token"), 0), weight: 2 },
    { arbitrary: fc.constant([]), weight: 1 },
  ),
);
const sso = all(
  maybe("sso_session", fc.constantFrom("s", "s", "t"), 10),
  maybe("sso_start_url", fc.constant("https://s.awsapps.com/start"), 20),
  maybe("sso_region", fc.constantFrom("eu-west-1", "eu-west-2"), 20),
  maybe("sso_account_id", fc.constant("210987654321"), 1),
  maybe("sso_role_name", fc.constant("Developer"), 1),
);
const process: Lines = fc.constant(["credential_process = /opt/keys"]);
const leftOver = fc.oneof(
  maybe("source_profile", name, 10),
  maybe("credential_source", fc.constant("Environment"), 10),
  maybe("web_identity_token_file", fc.constant("/token"), 10),
  maybe("role_arn", role, 10),
);

const credentials: Lines = fc.oneof(
  { arbitrary: fc.constant([]), weight: 2 },
  { arbitrary: keys, weight: 2 },
  { arbitrary: assumed, weight: 6 },
  { arbitrary: sso, weight: 3 },
  { arbitrary: process, weight: 1 },
  { arbitrary: all(assumed, keys), weight: 2 },
  { arbitrary: all(assumed, sso), weight: 1 },
  { arbitrary: all(sso, keys), weight: 1 },
  { arbitrary: all(keys, process), weight: 1 },
  { arbitrary: leftOver, weight: 1 },
  { arbitrary: all(assumed, leftOver), weight: 1 },
);
const others = all(
  maybe("region", fc.constantFrom("eu-west-1", "us-east-1")),
  maybe("ca_bundle", fc.constant("/ca.pem"), 90),
  maybe("retry_mode", fc.constantFrom("standard", "adaptive"), 90),
);

const config = fc.tuple(
  fc.oneof(
    { arbitrary: fc.constant(NAMES), weight: 4 },
    { arbitrary: fc.subarray(NAMES, { minLength: 1 }), weight: 1 },
  ),
  fc.array(all(credentials, others), { minLength: 4, maxLength: 4 }),
  fc.option(fc.tuple(
    sso.map((lines) => lines.filter((line) => !line.startsWith("sso_session"))),
    maybe("region", fc.constantFrom("eu-west-1", "us-east-1"), 90),
  )),
).map(([names, bodies, session]) => {
  const headers = names.map((one) => one === "default" ? "[default]" : `[profile ${one}]`);
  const sections = headers.map((header, index) => [header, ...bodies[index]!]);
  if (session !== null) sections.push(["[sso-session s]", ...session.flat()]);
  return sections.flat().join("\n") + "\n";
});

const stored = fc.tuple(
  fc.subarray(NAMES),
  fc.array(
    fc.oneof(
      { arbitrary: keys, weight: 6 },
      { arbitrary: all(keys, others), weight: 2 },
      { arbitrary: all(keys, assumed), weight: 2 },
      { arbitrary: credentials, weight: 2 },
    ),
    { minLength: 4, maxLength: 4 },
  ),
).map(([names, bodies]) =>
  names.flatMap((one, index) => [`[${one}]`, ...bodies[index]!]).join("\n") + "\n"
);

/** A variable that is set, empty now and then, or not. */
function variable(name: string, value: fc.Arbitrary<string>, weight: number) {
  return fc.oneof(
    { arbitrary: fc.constant({}), weight: weight * 8 },
    { arbitrary: value.map((text) => ({ [name]: text })), weight: 8 },
    { arbitrary: fc.constant({ [name]: "" }), weight: 1 },
  );
}

const environment = fc.tuple(
  variable("AWS_PROFILE", name, 3),
  variable("AWS_DEFAULT_PROFILE", name, 9),
  fc.oneof(
    {
      arbitrary: key.map((id) => ({
        AWS_ACCESS_KEY_ID: id,
        AWS_SECRET_ACCESS_KEY: "not/a/secret",
      })),
      weight: 1,
    },
    { arbitrary: variable("AWS_ACCESS_KEY_ID", key, 25), weight: 7 },
    { arbitrary: variable("AWS_SECRET_ACCESS_KEY", secret, 25), weight: 1 },
  ),
  variable("AWS_SESSION_TOKEN", fc.constant("token"), 9),
  variable("AWS_REGION", fc.constant("sa-east-1"), 5),
  variable("AWS_DEFAULT_REGION", fc.constant("ca-central-1"), 5),
  variable("AWS_CA_BUNDLE", fc.constant("/own.pem"), 9),
  variable("AWS_RETRY_MODE", fc.constant("standard"), 9),
  variable("AWS_ROLE_ARN", role, 9),
  variable("AWS_WEB_IDENTITY_TOKEN_FILE", fc.constant("/token"), 9),
  variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", fc.constant("/keys"), 9),
  variable("AWS_EC2_METADATA_DISABLED", fc.constantFrom("true", "True", "false", "1"), 9),
).map((parts) => Object.assign({}, ...parts) as Record<string, string>);

const anyHome: fc.Arbitrary<ProfileHome> = fc.record({
  config: fc.oneof({ arbitrary: config, weight: 9 }, { arbitrary: fc.constant(null), weight: 1 }),
  credentials: fc.oneof(
    { arbitrary: stored, weight: 3 },
    { arbitrary: fc.constant(null), weight: 1 },
  ),
  environment,
  profile: fc.oneof(
    { arbitrary: fc.constant(null), weight: 3 },
    { arbitrary: name, weight: 2 },
  ),
});

/** Makes homes of a few profiles that lean on each other in every way, well or badly; the same for the same seed. */
export function sampleProfileHomes(count: number, seed: number): ProfileHome[] {
  return fc.sample(anyHome, { numRuns: count, seed });
}
