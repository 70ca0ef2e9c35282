import {
  loadSharedConfigFiles,
  loadSsoSessionData,
  parseKnownFiles,
} from "@smithy/shared-ini-file-loader";
import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { encodeText } from "../../lib/syntax/encoding.ts";
import type { HomeTexts } from "./homes.ts";
import type { PlainSections, PlainView } from "./support.ts";

/** The Python that may have botocore; `AWSCONF_PYTHON` names another. */
export const PYTHON = process.env["AWSCONF_PYTHON"] ?? "/usr/bin/python3";

/** Why botocore cannot be run here, or null. */
export function botocoreMissing(): string | null {
  const { status } = spawnSync(PYTHON, ["-c", "import botocore"], { stdio: "ignore" });
  return status === 0 ? null : `${PYTHON} with botocore is not installed`;
}

/** Reads homes with the installed botocore, all in one process. Throws when that fails. */
export function readWithBotocore(homes: readonly HomeTexts[]): PlainView[] {
  return askPython<PlainView>("read_with_botocore.py", homes.map(encoded));
}

/** A home as the scripts for Python take it: the bytes of both files in base64. */
export function encoded({ config, credentials }: HomeTexts): HomeTexts {
  return { config: base64(config), credentials: base64(credentials) };
}

/**
 * Runs a script beside this one in Python, with one JSON value a line in and out.
 * Throws when that fails.
 */
export function askPython<Answer>(script: string, questions: readonly unknown[]): Answer[] {
  const folder = mkdtempSync(join(tmpdir(), "awsconf-"));
  // Through files: a pipe that fills up while the other is being written would stop both sides.
  const [input, output] = [join(folder, "questions"), join(folder, "answers")];
  const path = fileURLToPath(new URL(script, import.meta.url));
  try {
    const lines = questions.map((question) => JSON.stringify(question));
    writeFileSync(input, `${lines.join("\n")}\n`);
    const { status, stderr } = spawnSync(PYTHON, ["-B", path, input, output], {
      encoding: "utf8",
      // The model is of a UTF-8 locale.
      env: { ...process.env, PYTHONUTF8: "1" },
    });
    if (status !== 0) throw new Error(`botocore could not be run: ${stderr}`);
    const answers = readFileSync(output, "utf8").trimEnd().split("\n");
    return answers.map((line) => JSON.parse(line) as Answer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Tells whether a home cannot be compared in this engine. The loader keeps
 * sections in plain objects, and Deno's have no `__proto__` that takes a value;
 * our view is of Node.js and Bun, where it does.
 */
export function jsDiffersHere({ config, credentials }: HomeTexts): boolean {
  return !HAS_PROTO && `${config}\n${credentials}`.includes("__proto__");
}

const HAS_PROTO = (() => {
  const probe: { [key: string]: unknown } = {};
  probe["__proto__"] = {};
  return !Object.hasOwn(probe, "__proto__");
})();

/** What the JavaScript loader makes of a home. */
export interface JsReading {
  /** The config file alone; sso-sessions and services carry their keyword and a dot. */
  readonly config: PlainSections;
  readonly credentials: PlainSections;
  readonly ssoSessions: PlainSections;
  /** Both files, as for credentials. */
  readonly known: PlainSections;
}

/** Reads homes with the loader of the SDK for JavaScript, from files in a temporary folder. */
export async function readWithJs(homes: readonly HomeTexts[]): Promise<JsReading[]> {
  const folder = mkdtempSync(join(tmpdir(), "awsconf-"));
  const readings: JsReading[] = [];
  try {
    for (const home of homes) readings.push(await readOneWithJs(folder, home));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return readings;
}

async function readOneWithJs(folder: string, home: HomeTexts): Promise<JsReading> {
  const paths = { config: join(folder, "config"), credentials: join(folder, "credentials") };
  for (const kind of ["config", "credentials"] as const) {
    const text = home[kind];
    if (text === null) rmSync(paths[kind], { force: true });
    else writeFileSync(paths[kind], encodeText(text, "utf-8"));
  }
  const init = { configFilepath: paths.config, filepath: paths.credentials, ignoreCache: true };
  const { configFile, credentialsFile } = await loadSharedConfigFiles(init);
  // Copied at once: merging, below, changes what was loaded.
  const config = copy(configFile);
  const credentials = copy(credentialsFile);
  const known = copy(await parseKnownFiles(init));
  // Answered from the cache that the call above has filled.
  const ssoSessions = copy(await loadSsoSessionData(init));
  return { config, credentials, ssoSessions, known };
}

function copy(sections: { [name: string]: { [key: string]: string | undefined } }): PlainSections {
  const copied: PlainSections = Object.create(null);
  for (const name of Object.keys(sections).sort()) {
    const settings = copied[name] = Object.create(null) as { [key: string]: string };
    for (const key of Object.keys(sections[name]!).sort()) settings[key] = sections[name]![key]!;
  }
  return copied;
}

function base64(text: string | null): string | null {
  return text === null ? null : Buffer.from(encodeText(text, "utf-8")).toString("base64");
}
