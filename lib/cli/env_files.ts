import { resolve } from "node:path";
import { parse } from "dotenv";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/trouble.ts";
import { decodeText } from "../syntax/encoding.ts";
import type { Invocation } from "./parse.ts";
import { HostError } from "./usage_error.ts";

/**
 * The variables of the `--env-file`s, of which a later one lies over an
 * earlier, and over all of them with `--env` those of the process. Nothing in
 * a value is expanded.
 *
 * Throws a HostError where a file cannot be read.
 */
export function readEnvFiles(
  host: Host,
  invocation: Invocation,
): Readonly<Record<string, string | undefined>> {
  const variables: Record<string, string | undefined> = {};
  for (const path of invocation.values("env-file")) {
    Object.assign(variables, parse(readText(host, path)));
  }
  return invocation.has("env") ? { ...variables, ...host.env } : variables;
}

function readText(host: Host, path: string): string {
  const read = host.files.read(resolve(host.cwd, path));
  if (read.kind === "file") return decodeText(read.bytes).text.replace(/^\ufeff/, "");
  throw new HostError(
    read.kind === "absent"
      ? `There is no file ${shownPath(path)}, which \`--env-file\` names.`
      : read.message,
  );
}
