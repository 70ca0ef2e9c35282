/**
 * Homes with secrets in all the places where people have been seen to leave
 * them.
 *
 * @module
 */
import fc from "./fast_check.ts";
import { NAMED_SHAPES, PLAIN_SHAPES, type Shape } from "./secret_shapes.ts";

const made = (shapes: readonly Shape[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...shapes), fc.integer({ min: 1, max: 0x7fffffff }))
    .map(([{ make }, seed]) => make(seed));

/** A secret that is known by its looks, wherever it stands. */
const plainSecret = made(PLAIN_SHAPES);
/** Any secret, for places that say that it is one. */
const anySecret = made([...PLAIN_SHAPES, ...NAMED_SHAPES]);

/**
 * Where the name, the option or the address says that a secret stands, so that
 * one of any shape must be hidden, and be hidden in what follows in `region` too.
 */
const NAMED_PLACES = [
  "aws_secret_access_key = {}",
  "aws_secret_access_key={}",
  "AWS_SECRET_ACCESS_KEY: {}",
  "aws_secret_access_key = {} # note",
  "  aws_secret_access_key = {}",
  "aws_secret_access_key =\n  {}",
  "aws_secret_acces_key = {}",
  "aws_session_token = {}",
  "aws_security_token = {}\nregion = {}",
  "aws_secret_access_key = {}\nregion = {}",
  "aws_secret_access_key = {}\nsource_profile = {}",
  "aws_secret_access_key = {}\n[profile {}]\nregion = x",
  "aws_secret_access_key = {}\n# {}\n; awsconf-ignore {}: {}",
  "aws_secret_access_key = {}\nrole_arn = arn:aws:iam::111122223333:role/{}",
  "password = {}",
  "api_key = {}",
  "bearer_token = {}",
  "# aws_secret_access_key = {}",
  "export AWS_SECRET_ACCESS_KEY={}",
  "aws_secret_access_key {}",
  "s3 =\n  aws_secret_access_key = {}",
  "credential_process = tool --token {}",
  "credential_process = tool --password={} --x",
  "credential_process = curl -H 'Authorization: Bearer {}' x",
  "credential_process = env VAULT_TOKEN={} tool -u ann:{}",
  "endpoint_url = https://user:{}@example.org",
] as const;

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

const NAMED_VARIABLE_PLACES = [
  "AWS_SECRET_ACCESS_KEY={}",
  "AWS_SECRET_KEY={}",
  "AWS_SESSION_TOKEN={}",
  "AWS_SECURITY_TOKEN={}",
  "AWS_SESION_TOKEN={}",
  "AWS_CONTAINER_AUTHORIZATION_TOKEN={}",
  "AWS_BEARER_TOKEN_BEDROCK={}",
  "AWS_ENDPOINT_URL=https://user:{}@example.org",
] as const;

const variables = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom(...VARIABLE_PLACES), plainSecret),
    fc.tuple(fc.constantFrom(...NAMED_VARIABLE_PLACES), anySecret),
  ),
  { maxLength: 4 },
);

const fileText = fc.record({
  lines: fc.array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...PLACES), plainSecret),
      fc.tuple(fc.constantFrom(...NAMED_PLACES), anySecret),
    ),
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

/** Paths of a config file that a secret has got into. */
const PATHS = [
  "/x/{}/config",
  "/home/me/{}",
  "/x/{}.config",
  "{}/.aws/config",
  "/x/a{}b/{}/config",
];

/** A home whose config file lies below a path that holds a secret, which the home holds too. */
export interface SecretPathHome extends SecretHome {
  readonly path: string;
}

/** Any home with a secret in the path of its config file. */
export const secretPathHome: fc.Arbitrary<SecretPathHome> = fc.record({
  place: fc.constantFrom(...PATHS),
  holder: fc.constantFrom(
    "[default]\naws_secret_access_key = {}\n",
    "[a]\naws_session_token={}\n[b]\npassword = {}\n",
    "[default]\n# aws_secret_access_key = {}\n",
  ),
  inVariable: fc.boolean(),
  secret: anySecret,
  config: fileText,
}).map(({ place, holder, inVariable, secret, config }) => {
  const fill = (text: string) => text.replaceAll("{}", () => secret);
  const path = fill(place);
  const known: Record<string, string> = inVariable
    ? { AWS_SECRET_ACCESS_KEY: secret, AWS_ACCESS_KEY_ID: "AKIARTX3GSDSVJQWERTY" }
    : {};
  return {
    path,
    files: { [path]: textOf(config), ".aws/credentials": inVariable ? "" : fill(holder) },
    variables: { ...known, AWS_CONFIG_FILE: path },
    secrets: [secret, ...config.lines.map(([, one]) => one)],
  };
});

function variableOf([place, secret]: readonly [string, string]): readonly [string, string] {
  const [name, ...rest] = place.split("=") as [string, ...string[]];
  return [name, rest.join("=").replaceAll("{}", () => secret)];
}
