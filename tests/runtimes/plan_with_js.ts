/**
 * Asks the SDK for JavaScript where credentials come from. Nothing is sent: what
 * would be asked for credentials is stood in for, and gives some that tell who
 * they are from.
 *
 * @module
 */
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import type { ProfileHome } from "./profile_homes.ts";

/** Where credentials come from: the roles that are assumed, the last one first, and what these rest on. */
export interface Plan {
  readonly roles: readonly string[];
  readonly method: string;
}

/** Credentials as the SDK hands them on; `$source` says which of its parts they are from. */
interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly $source?: Readonly<Record<string, string>>;
}

const SESSIONS = ["s", "t", "", "https://s.awsapps.com/start"];
const METADATA_HOSTS: Readonly<Record<string, string>> = {
  "169.254.169.254": "iam-role",
  "169.254.170.2": "container-role",
};

/** The plans for some homes; null where there are no credentials. Puts back all that it changes in this process. */
export async function planWithJs(homes: readonly ProfileHome[]): Promise<(Plan | null)[]> {
  const folder = mkdtempSync(join(tmpdir(), "awsconf-"));
  const { request } = http;
  const { warn } = console;
  const environment = { ...process.env };
  http.request = answerRequest as typeof request;
  // It speaks of keys beside AWS_PROFILE.
  console.warn = () => {};
  try {
    const plans: (Plan | null)[] = [];
    furnish(folder);
    for (const [index, home] of homes.entries()) plans.push(await planOne(folder, index, home));
    return plans;
  } finally {
    http.request = request;
    console.warn = warn;
    setEnvironment(environment);
    rmSync(folder, { recursive: true });
  }
}

/** Makes what settings name, and tokens as `aws sso login` leaves them. */
function furnish(folder: string): void {
  const keys = JSON.stringify({ Version: 1, AccessKeyId: "custom-process", SecretAccessKey: "x" });
  writeFileSync(join(folder, "keys"), `#!/bin/sh\necho '${keys}'\n`, { mode: 0o755 });
  writeFileSync(join(folder, "token"), "token");
  const cache = join(folder, ".aws/sso/cache");
  mkdirSync(cache, { recursive: true });
  for (const session of SESSIONS) {
    const name = createHash("sha1").update(session).digest("hex");
    const token = { accessToken: "x", expiresAt: "2099-01-01T00:00:00Z" };
    writeFileSync(join(cache, `${name}.json`), JSON.stringify(token));
  }
}

async function planOne(folder: string, index: number, home: ProfileHome): Promise<Plan | null> {
  const own = join(folder, String(index));
  mkdirSync(own);
  const variables = {
    ...home.environment,
    HOME: folder,
    AWS_CONFIG_FILE: join(own, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(own, "credentials"),
  };
  const placed = (text: string) =>
    text.replaceAll("/opt/keys", join(folder, "keys")).replace(
      /(^|= )\/token/gm,
      `$1${folder}/token`,
    );
  setEnvironment(
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, placed(value)])),
  );
  for (const kind of ["config", "credentials"] as const) {
    if (home[kind] !== null) writeFileSync(join(own, kind), placed(home[kind]));
  }
  const roles: string[] = [];
  const provider = defaultProvider({
    ...(home.profile === null ? {} : { profile: home.profile }),
    ignoreCache: true,
    clientConfig: { requestHandler: SSO_PORTAL },
    roleAssumer: (source, { RoleArn }) => {
      roles.unshift(RoleArn!);
      return Promise.resolve(source);
    },
    roleAssumerWithWebIdentity: () => Promise.resolve(from("assume-role-with-web-identity")),
  });
  try {
    return { roles, method: methodOf(await provider()) };
  } catch {
    return null;
  }
}

function methodOf({ accessKeyId, $source }: Keys): string {
  if ($source?.["CREDENTIALS_ENV_VARS"] !== undefined) return "env";
  return $source?.["CREDENTIALS_PROFILE"] !== undefined ? "shared-credentials-file" : accessKeyId;
}

const from = (method: string): Keys => ({ accessKeyId: method, secretAccessKey: "x" });

const SSO_PORTAL = {
  handle: () => {
    const roleCredentials = { ...from("sso"), sessionToken: "x", expiration: 4102444800000 };
    const body = Readable.from([Buffer.from(JSON.stringify({ roleCredentials }))]);
    const headers = { "content-type": "application/json" };
    return Promise.resolve({ response: { statusCode: 200, headers, body } });
  },
};

/** Stands in for the services of a machine and of a container. */
function answerRequest(
  options: { hostname?: string; host?: string },
  listen?: (response: Readable) => void,
): EventEmitter {
  const method = METADATA_HOSTS[options.hostname ?? options.host ?? ""];
  if (method === undefined) throw new Error(`Nobody stands in for ${options.hostname}`);
  const keys = { AccessKeyId: method, SecretAccessKey: "x", Token: "x" };
  const text = JSON.stringify({ ...keys, Expiration: "2099-01-01T00:00:00Z", Code: "Success" });
  const ignore = () => request;
  const request = Object.assign(new EventEmitter(), {
    destroy: ignore,
    setTimeout: ignore,
    write: ignore,
    end: () => {
      const response = Object.assign(Readable.from([Buffer.from(text)]), {
        statusCode: 200,
        headers: { "content-type": "application/json" },
      });
      setImmediate(() => {
        listen?.(response);
        request.emit("response", response);
      });
      return request;
    },
  });
  return request;
}

function setEnvironment(variables: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in variables)) delete process.env[name];
  }
  Object.assign(process.env, variables);
}
