import type { SettingFact } from "../lib/catalogue/settings.ts";
import { findBarePath } from "../lib/engine/command.ts";
import { type KnownSetting, visitSettings } from "../lib/engine/known_settings.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { type NamedPath, namedPaths } from "../lib/engine/named_paths.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { shorten } from "../lib/engine/wording.ts";

/** Reports files and programs that settings name and that are not there. */
const rule: Rule = {
  meta: {
    name: "missing-path",
    family: "values",
    severity: "warning",
    fix: "none",
    summary: "A file or program that a setting names is not there, in your own home",
  },
  check(context) {
    const { surroundings, isOwn } = context.home;
    // Files of other people name what is on other machines.
    if (surroundings === null || !isOwn) return;
    for (const file of context.files) {
      visitSettings(file, isPath, (known) => {
        // A program whose path ends at a blank too early is for `unquoted-command`.
        if (findBarePath(known.setting.value, surroundings.exists) !== null) return;
        for (const named of namedPaths(known, surroundings.platform)) check(context, known, named);
      });
    }
  },
};
export default rule;

function isPath({ type, key, runtimes }: SettingFact): boolean {
  return (type === "path" || key === "credential_process") && runtimes.length > 0;
}

/** Where no tool takes `~` for the home directory (observed with botocore 1.43 and the JavaScript SDK). */
const LITERAL: ReadonlySet<string> = new Set(["web_identity_token_file"]);

/** What the tools say. */
const EFFECTS: Readonly<Record<string, string>> = {
  ca_bundle:
    'every request then fails with "SSL validation failed ... [Errno 2] No such file or directory"',
  web_identity_token_file: 'the tools then stop with "[Errno 2] No such file or directory"',
  credential_process: 'the tools then stop with "[Errno 2] No such file or directory"',
  data_path: "the models in it are then not found",
};

function check(
  context: RuleContext,
  { section, setting, fact }: KnownSetting,
  { path, start, end }: NamedPath,
): void {
  const isLiteral = path.startsWith("~") && LITERAL.has(fact.key);
  if (!isLiteral && context.home.surroundings!.exists(path) !== false) return;
  context.report({
    message: isLiteral
      ? say`The tools do not take \`~\` for your home directory in \`${setting.writtenKey}\`: ${
        effectOf(fact.key)
      }. Write the whole path.`
      : say`${kindOf(fact)} \`${shorten(path)}\` is not there: ${
        effectOf(fact.key)
      }. Correct the path, or remove the setting.`,
    place: { file: section.file, span: { start, end } },
    profile: section.type === "profile" ? section.name : null,
  });
}

function kindOf({ key }: SettingFact): Message {
  if (key === "credential_process") return say`The program`;
  return key === "data_path" || key === "cli_legacy_plugin_path" ? say`The folder` : say`The file`;
}

function effectOf(key: string): Message {
  return say`${EFFECTS[key] ?? "what the setting is for then fails"}`;
}
