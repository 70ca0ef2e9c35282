import { closest } from "../engine/did_you_mean.ts";
import { discover, displayPath } from "../host/discover.ts";
import { tellProblems } from "./problems.ts";
import type { Host } from "../host/host.ts";
import { SECRET_KEYS } from "../model/credentials.ts";
import type { Home } from "../model/home.ts";
import { Redactor } from "../model/redact.ts";
import { type Resolution, resolve } from "../model/resolve/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { readView } from "../model/runtimes/mod.ts";
import { printable } from "../report/printable.ts";
import { loadResolutionReporter, type ResolutionFormat } from "../report/resolution_formats.ts";
import type { ProfileReport } from "../report/resolution_types.ts";
import { chooseRuntimes } from "./choose_runtimes.ts";
import type { Invocation } from "./parse.ts";
import { EXIT } from "./run.ts";
import { terminalStyle } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Explains what each runtime makes of a profile: where it takes the credentials
 * and each setting from, and what loses. Returns the exit code.
 *
 * Throws a UsageError where what is asked for contradicts itself or does not exist.
 */
export async function resolveCommand(host: Host, invocation: Invocation): Promise<number> {
  checkUsage(invocation);
  const discovery = discover(host, {
    paths: [],
    kind: null,
    useEnvironment: true,
    stdinName: null,
    explicit: explicitParameters(invocation),
  });
  tellProblems(host, discovery);
  const loaded = discovery.homes[0];
  if (loaded === undefined || discovery.problems.length > 0) return EXIT.failure;
  const { home } = loaded;
  const redactor = new Redactor(home);
  const runtimes = await chooseRuntimes(host, invocation, loaded);
  checkProfile(invocation, home, runtimes, redactor);
  const report = await loadResolutionReporter(
    (invocation.value("format") ?? "text") as ResolutionFormat,
  );
  const text = await report(reportsOf(invocation, home, runtimes), {
    ...terminalStyle(host, invocation.value("color")),
    setting: invocation.value("setting")?.toLowerCase() ?? null,
    files: home.files,
    displayPath: (path) => displayPath(redactor.maskPath(path), host),
    maskText: (text) => redactor.mask(text),
  });
  host.stdout.write(text);
  return EXIT.clean;
}

function checkUsage(invocation: Invocation): void {
  const names = [...invocation.operands, ...invocation.values("profile")];
  if (names.length > 1) throw new UsageError("`awsconf resolve` takes one profile, or `--all`.");
  if (names.length > 0 && invocation.has("all")) {
    throw new UsageError("`--all` goes without a profile.");
  }
  const key = invocation.value("setting")?.toLowerCase();
  if (key !== undefined && (SECRET_KEYS as readonly string[]).includes(key)) {
    throw new UsageError(
      `\`${key}\` belongs to the credentials, which \`awsconf resolve\` explains without \`--setting\`.`,
    );
  }
}

function explicitParameters(invocation: Invocation): Home["explicit"] {
  const profile = invocation.value("profile");
  const region = invocation.value("region");
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  };
}

/** The profiles that some runtime reads, in the order of the files. */
function profileNames(home: Home, runtimes: readonly RuntimeName[]): string[] {
  const names = runtimes.flatMap((runtime) => [...readView(home, runtime).profiles.keys()]);
  return [...new Set(names)];
}

// A runtime that stops at a broken file leaves unknown which profiles there are.
function checkProfile(
  invocation: Invocation,
  home: Home,
  runtimes: readonly RuntimeName[],
  redactor: Redactor,
): void {
  const name = invocation.operands[0] ?? invocation.value("profile");
  if (name === undefined) return;
  const names = profileNames(home, runtimes);
  if (names.includes(name)) return;
  if (runtimes.every((runtime) => readView(home, runtime).error !== null)) return;
  const meant = closest(name, names);
  const show = (text: string) => printable(redactor.mask(text));
  const hint = home.unprefixed.has(name)
    ? ` The section \`[${show(name)}]\` lacks the word \`profile\`, so nothing reads it.`
    : meant === undefined
    ? ""
    : ` Did you mean \`${show(meant)}\`?`;
  throw new UsageError(`There is no profile \`${show(name)}\`.${hint}`);
}

function reportsOf(
  invocation: Invocation,
  home: Home,
  runtimes: readonly RuntimeName[],
): ProfileReport[] {
  const names = profileNames(home, runtimes);
  const asked = invocation.has("all") ? names : [invocation.operands[0]];
  return asked.flatMap((profile) => {
    const resolutions = runtimes.map((runtime) => resolve(home, { profile, runtime }));
    return sameChoice(resolutions).map((group) => {
      const { name, exists } = group[0]!.profile;
      const meant = exists ? null : closest(name, names.filter((other) => other !== name)) ?? null;
      return { resolutions: group, meant: group[0]!.error === null ? null : meant };
    });
  });
}

/** Groups the runtimes that look at the same profile for the same reason. */
function sameChoice(resolutions: readonly Resolution[]): Resolution[][] {
  const groups = new Map<string, Resolution[]>();
  for (const resolution of resolutions) {
    const { name, by, variable } = resolution.profile;
    const id = JSON.stringify([name, by, variable]);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [resolution]);
    else group.push(resolution);
  }
  return [...groups.values()];
}
