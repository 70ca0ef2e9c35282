/**
 * Homes with secrets in all the places where people have been seen to leave
 * them, and a way to tell whether an output shows a part of one.
 *
 * @module
 */
import fc from "./fast_check.ts";

/** A secret that is told by as little as this many characters in a row. */
const WINDOW = 8;

const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE64 = `${UPPER}abcdefghijklmnopqrstuvwxyz0123456789+/`;

/** A random text from a seed, so that shrinking cannot turn it into one that nobody would take for a secret. */
function random(seed: number, alphabet: string, length: number): string {
  let state = seed >>> 0;
  let text = "";
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet[(state >>> 8) % alphabet.length];
  }
  return text;
}

const seed = fc.integer({ min: 1, max: 0x7fffffff });
const secretKey = seed.map((value) => random(value, BASE64, 40));
const keyId = seed.map((value) => `AKIA${random(value, `${UPPER}234567`, 16)}`);
const token = seed.map((value) => random(value, BASE64, 60 + value % 140));

/** Where people have been seen to leave secrets; `{}` stands for the secret. */
const PLACES = [
  "aws_secret_access_key = {}",
  "aws_secret_access_key={}",
  "aws_secret_access_key: {}",
  "AWS_SECRET_ACCESS_KEY = {}",
  "aws_secret_access_key = {} # note",
  "aws_secret_access_key = {} ; {}",
  'aws_secret_access_key = "{}"',
  "aws_secret_access_key = '{}'",
  "aws_secret_access_key = \u201c{}\u201d",
  "aws_secret_access_key = {}\u00a0",
  "aws_secret_access_key = {}\u0000",
  "  aws_secret_access_key = {}",
  "aws_secret_access_key =\n  {}",
  "aws_secret_access_key\n{}",
  "aws_secret_access_key {}",
  "aws_secret_acces_key = {}",
  "aws_session_token = {}",
  "aws_security_token = {}",
  "aws_session_token = {}\n{}",
  "aws_session_token = x\n  {}",
  "export AWS_SECRET_ACCESS_KEY={}",
  "# aws_secret_access_key = {}",
  "; {}",
  "# aws_access_key_id = AKIARTX3GSDSVJQWERTY\n# aws_secret_access_key = {}",
  '#export AWS_SESSION_TOKEN="{}"',
  "# the key of the old account was {} (ask Ann)",
  "aws_access_key_id = {}\nmfa_serial = arn:aws:iam::111122223333:mfa/ann",
  "aws_access_key_id = {}\n[z]\naws_access_key_id = {}",
  "aws_account_id = {}",
  "aws_access_key_id = ASIARTX3GSDSVJQWERTY\nexpiration = {}",
  "aws_access_key_id = {}\nx_security_token_expires = 2020-01-01T00:00:00Z",
  "password = {}",
  "region = {}",
  "region = eu-west-1 # {}",
  "credential_process = tool --token {}",
  "credential_process = tool --password={} --x",
  "credential_process = curl -H 'Authorization: Bearer {}' x",
  "credential_process = env VAULT_TOKEN={} tool -u ann:{}",
  'credential_process = sh -c "tool --client-secret={}"\n  --token {}',
  "endpoint_url = https://user:{}@example.org",
  "[{}]",
  "[profile {}]\nregion = x",
  "[profile a] {}",
  "[profile a\n{} = x",
  "= {}",
  "{}",
  "{} = x",
  "s3 =\naws_secret_access_key = {}",
  "s3 =\n  aws_secret_access_key = {}",
  "source_profile = {}",
  "role_arn = {}",
  "sso_session = {}",
  "# awsconf-ignore {}: {}",
  "<<<<<<< {}",
] as const;

/** The same in the environment, but for the paths of files, which every report shows. */
const VARIABLE_PLACES = [
  "AWS_SECRET_ACCESS_KEY={}",
  "AWS_SECRET_ACCESS_KEY={} ",
  'AWS_SECRET_ACCESS_KEY="{}"',
  "AWS_SECRET_ACCESS_KEY=<{}>",
  "AWS_SECRET_ACCESS_KEY=",
  "AWS_ACCESS_KEY_ID={}",
  "AWS_ACCESS_KEY_ID=",
  "AWS_ACCESS_KEY={}",
  "AWS_SECRET_KEY={}",
  "AWS_SESSION_TOKEN={}",
  "AWS_SESSION_TOKEN={}\r",
  "AWS_SECURITY_TOKEN={}",
  "AWS_SECRET_KEY_ID={}",
  "AWS_SESION_TOKEN={}",
  "aws_secret_access_key={}",
  "AWS_PROFILE={}",
  "AWS_DEFAULT_PROFILE={}",
  "AWS_REGION={}",
  "AWS_DEFAULT_REGION=${{}}",
  "AWS_CREDENTIAL_FILE=/etc/{}",
  "AWS_CA_BUNDLE=/etc/{}",
  "AWS_WEB_IDENTITY_TOKEN_FILE=/run/{}",
  "AWS_ROLE_ARN={}",
  "AWS_ENDPOINT_URL=https://user:{}@example.org",
  "AWS_ENDPOINT_URL_S3={}",
  "AWS_MAX_ATTEMPTS={}",
  "AWS_RETRY_MODE={}",
  "AWS_EC2_METADATA_DISABLED={}",
  "AWS_CREDENTIAL_EXPIRATION={}",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN={}",
] as const;

const variables = fc.array(
  fc.tuple(fc.constantFrom(...VARIABLE_PLACES), fc.oneof(secretKey, keyId, token)),
  { maxLength: 4 },
);

const fileText = fc.record({
  lines: fc.array(
    fc.tuple(fc.constantFrom(...PLACES), fc.oneof(secretKey, keyId, token)),
    { maxLength: 5 },
  ),
  head: fc.constantFrom("[default]\n", "[profile a]\n", "[a]\n", ""),
  eol: fc.constantFrom("\n", "\r\n"),
});

const anyHome = fc.record({
  config: fileText,
  credentials: fileText,
  variables,
});

function textOf(
  { lines, head, eol }: { lines: [string, string][]; head: string; eol: string },
): string {
  const body = lines.map(([place, secret]) => `${place.replaceAll("{}", () => secret)}\n`).join("");
  return (head + body).replaceAll("\n", eol);
}

/** A home with secrets, and what they are. */
export interface SecretHome {
  /** By path below the home directory. */
  readonly files: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** Any home with secrets. */
export const secretHome: fc.Arbitrary<SecretHome> = anyHome.map(
  ({ config, credentials, variables }) => ({
    files: { ".aws/config": textOf(config), ".aws/credentials": textOf(credentials) },
    variables: Object.fromEntries(variables.map(variableOf)),
    secrets: [...config.lines, ...credentials.lines, ...variables].map(([, secret]) => secret),
  }),
);

function variableOf([place, secret]: readonly [string, string]): readonly [string, string] {
  const [name, ...rest] = place.split("=") as [string, ...string[]];
  return [name, rest.join("=").replaceAll("{}", () => secret)];
}

/** The first run of characters of a secret that an output shows, or null. The first four letters of a key id may show. */
export function leak(written: string, secrets: readonly string[]): string | null {
  // Mermaid's codes: `#47;` is a slash.
  const output = written.replace(/#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)));
  for (const secret of secrets) {
    for (let i = 0; i + WINDOW <= secret.length; i++) {
      if (output.includes(secret.slice(i, i + WINDOW))) return secret;
    }
  }
  return null;
}
