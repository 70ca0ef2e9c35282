import type { Home, Profile } from "../model/home.ts";
import { PROFILE_VARIABLES, referencesOf } from "../model/references.ts";
import type { AwsSection } from "../model/source_file.ts";
import { replace } from "./edits.ts";
import { standsApart } from "./header_shape.ts";
import { say } from "./message.ts";
import { stopsRuntime } from "./mistakes.ts";
import type { Problem, RuleContext } from "./rule.ts";

/** Problems with names of profiles that all runtimes read and that are a trap nonetheless. */
export function trapNames({ home, runtimes }: RuleContext): Problem[] {
  const problems: Problem[] = [];
  const add = (name: string, problem: (section: AwsSection) => Problem) => {
    const section = home.profiles.get(name)?.sections.find(({ file, keyword }) =>
      file.reported && (file.kind === "config" || keyword === null)
    );
    if (section !== undefined) problems.push(problem(section));
  };
  if (runtimes.includes("cli")) { for (const name of PARTS_OF_PLUGINS) add(name, partOfPlugins); }
  if (runtimes.includes("js")) add("__proto__", prototypeName);
  for (const profile of home.profiles.values()) {
    if (isDefaultInOtherCase(home, profile)) problems.push(notTheDefault(profile));
  }
  return problems;
}

/**
 * `aws configure set` of the AWS CLI takes a profile for a section of its own if
 * its name is found within the word `plugins` (observed with 2.9.19 and 2.36.7).
 */
const PARTS_OF_PLUGINS: ReadonlySet<string> = new Set(parts("plugins"));

function parts(word: string): string[] {
  const all: string[] = [];
  for (let start = 0; start < word.length; start++) {
    for (let end = start + 1; end <= word.length; end++) all.push(word.slice(start, end));
  }
  return all;
}

function partOfPlugins({ file, headerSpan, name }: AwsSection): Problem {
  return {
    message:
      say`\`aws configure\` writes the settings of a profile called \`${name}\` under \`[${name}]\`, where no AWS tool finds them: it mistakes a name that is a part of the word \`plugins\` for a section of its own. Rename the profile.`,
    place: { file, span: headerSpan },
    runtimes: ["cli"],
    profile: name,
  };
}

/** @smithy/shared-ini-file-loader 4.7 throws on it, and the caller takes the file for empty. */
function prototypeName({ file, headerSpan, name }: AwsSection): Problem {
  return {
    message:
      say`The JavaScript SDK reads nothing at all of a file that has a profile called \`${name}\`. Rename the profile.`,
    place: { file, span: headerSpan },
    runtimes: ["js"],
    profile: name,
    severity: "error",
  };
}

// The config file's `[Default]` is for `unprefixed-profile`, and where both exist `case-clash` says so.
function isDefaultInOtherCase(home: Home, { name, config, credentials }: Profile): boolean {
  if (name.length !== "default".length || name === "default") return false;
  if (name.toLowerCase() !== "default" || config.length > 0 || home.profiles.has("default")) {
    return false;
  }
  if (credentials[0]!.keyword !== null) return false;
  return referencesOf(home).to("profile", name).length === 0 &&
    PROFILE_VARIABLES.every((variable) => home.environment?.get(variable) !== name);
}

function notTheDefault({ name, credentials: [section, ...others] }: Profile): Problem {
  const { file, headerSpan } = section!;
  return {
    message:
      say`\`[${name}]\` is not the default profile: all AWS tools compare names with their case. Write \`[default]\`.`,
    place: { file, span: headerSpan },
    profile: name,
    fix: others.length > 0 || !standsApart(section!) || stopsRuntime(section!) ? null : {
      title: say`Write \`[default]\``,
      unsafe: "a profile of this very name may be meant",
      edits: [replace(file, headerSpan, "[default]")],
      changes: [{ what: "anything", section: section! }, { what: "anything", profile: "default" }],
    },
  };
}
