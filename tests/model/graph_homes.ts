import { buildGraph, type Graph } from "../../lib/model/graph.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { DEFAULT_RUNTIMES, type RuntimeName } from "../../lib/model/runtime.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

/** What a home is made of; a file without a text is known to be absent. */
export interface HomeText {
  readonly config?: string;
  readonly credentials?: string;
  readonly env?: Record<string, string>;
  /** False for a config file of a repository, of which the credentials are unknown. */
  readonly own?: boolean;
}

/** Makes a home, by default a user's own. */
export function homeOf({ config, credentials, env, own = true }: HomeText): Home {
  const file = (kind: FileKind, text: string | undefined) =>
    new SourceFile({ path: kind, kind, text: text ?? "", exists: text !== undefined });
  return new Home({
    config: file("config", config),
    credentials: own ? file("credentials", credentials) : null,
    environment: env === undefined ? null : new Environment(env),
    own,
  });
}

/** The graph of a home with this config file. */
export function graphOf(
  config: string,
  rest: Omit<HomeText, "config"> & { readonly runtimes?: readonly RuntimeName[] } = {},
): Graph {
  return buildGraph(homeOf({ config, ...rest }), rest.runtimes ?? DEFAULT_RUNTIMES);
}

/** A profile with a role of its own and a source profile. */
export function roleProfile(name: string, source: string): string {
  return `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = ${source}\n`;
}

/** `count` profiles, each the source of the next; with `closed`, the last is the source of the first. */
export function chain(count: number, closed: boolean): string {
  const sections: string[] = [];
  for (let i = 0; i < count; i++) {
    if (i > 0 || closed) sections.push(roleProfile(`p${i}`, `p${(i + count - 1) % count}`));
    else sections.push("[profile p0]\ncredential_process = /opt/keys\n");
  }
  return sections.join("");
}

/** Every kind of node and edge that there is. */
export const EVERYTHING = `\
[default]
region = eu-west-1
services = local

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-central-1

[sso-session idle]
sso_start_url = https://idle.awsapps.com/start
sso_region = eu-central-1

[profile login]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
services = local

${roleProfile("base", "login")}
${roleProfile("prod", "base")}services = nowhere

${roleProfile("self", "self")}aws_access_key_id = AKIAQ7RT2MZX9LPWV4KS
aws_secret_access_key = x

${roleProfile("narcissus", "narcissus")}
${roleProfile("a", "b")}
${roleProfile("b", "c")}
${roleProfile("c", "a")}
${roleProfile("hanger-on", "a")}
${roleProfile("lost", "ghost")}
${roleProfile("both", "login")}credential_source = Environment

[profile sourceless]
role_arn = arn:aws:iam::111122223333:role/path/R

[profile roleless]
source_profile = login

[profile machine]
role_arn = arn:aws:iam::111122223333:role/R
credential_source = Ec2InstanceMetadata

[profile misspelt]
role_arn = arn:aws:iam::111122223333:role/R
credential_source = ec2

${roleProfile("token", "login")}web_identity_token_file = /run/token

[profile tool]
credential_process = /opt/keys

[profile signed-in]
login_session = arn:aws:iam::111122223333:user/ann

[profile empty]
output = json

[staging]
sso_session = corp

${roleProfile("uses-staging", "staging")}
[services local]
s3 =
  endpoint_url = http://localhost:4566

[services idle]
s3 =
  endpoint_url = http://localhost:4566
`;
