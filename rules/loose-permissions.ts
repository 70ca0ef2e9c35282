import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { octal } from "../lib/engine/wording.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import { storedSecrets } from "../lib/model/stored_secrets.ts";
import type { Surroundings } from "../lib/model/surroundings.ts";
import type { Setting } from "../lib/syntax/document.ts";
import type { Span } from "../lib/syntax/span.ts";

/** Reports secrets that others can read, and files and folders that others can change. */
const rule: Rule = {
  meta: {
    name: "loose-permissions",
    family: "credentials",
    severity: "warning",
    fix: "mixed",
    summary: "Secrets that other users can read, or AWS files that they can change",
  },
  check(context) {
    const { home: { surroundings, isOwn }, files } = context;
    if (surroundings === null || surroundings.platform === "win32") return;
    // What a checkout gives to its files is not its author's choice.
    const checked = files.filter((file) =>
      surroundings.keepsModes(file) && (isOwn || surroundings.repositoryOf(file) === null)
    );
    for (const file of checked) checkFile(context, file);
    checkFolder(context, checked, surroundings);
  },
};
export default rule;

const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;
/** Set for a folder in which only the owner of a file may rename or remove it. */
const STICKY = 0o1000;

function checkFile(context: RuleContext, file: SourceFile): void {
  const { mode } = file;
  if (mode === null) return;
  const secret = (mode & 0o066) === 0 ? undefined : firstSecret(file);
  if (secret !== undefined) {
    const isForAll = (mode & (OTHERS_READ | OTHERS_WRITE)) !== 0;
    const who = isForAll ? "Other users of this computer" : "The members of the file's group";
    const what = (mode & 0o044) === 0 ? "change" : "read";
    const better = mode & 0o600;
    context.report({
      message: say`${who} can ${what} the secrets in this file: its mode is ${
        octal(mode)
      }. Run \`chmod ${short(better)}\` on it, so that only you can.`,
      place: { file, span: secret.line.name },
      fix: {
        ...setMode(file, better),
        ...(isForAll ? {} : { unsafe: "a service of this group may be meant to read the file" }),
      },
    });
  } else if ((mode & OTHERS_WRITE) !== 0) {
    context.report({
      message: say`Other users of this computer can change this file: its mode is ${
        octal(mode)
      }. A \`credential_process\` that somebody writes into it runs as you. Run \`chmod o-w\` on it.`,
      place: { file, span: firstLine(file) },
      fix: setMode(file, mode & ~OTHERS_WRITE),
    });
  }
}

/** Keys in the config file are for `secret-in-config`, which moves them where they belong. */
function firstSecret(file: SourceFile): Setting | undefined {
  const isElsewhere = new Set<string>(file.kind === "config" ? SECRET_KEYS : []);
  return storedSecrets(file).find(({ key }) => !isElsewhere.has(key));
}

function setMode(file: SourceFile, mode: number): FixInit {
  return {
    title: say`Set the mode of the file to ${octal(mode)}`,
    edits: [],
    operations: [{ kind: "chmod", file, mode }],
  };
}

function short(mode: number): string {
  return mode.toString(8);
}

/** Both files are mostly in one folder, which is reported once. */
function checkFolder(
  context: RuleContext,
  files: readonly SourceFile[],
  surroundings: Surroundings,
): void {
  for (const file of files) {
    const mode = surroundings.folderModeOf(file) ?? 0;
    if ((mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0) continue;
    context.report({
      message:
        say`Other users of this computer can put another file in the place of this one: the mode of its folder is ${
          octal(mode)
        }. What they write there, a \`credential_process\` for instance, runs as you. Run \`chmod go-w\` on the folder.`,
      place: { file, span: firstLine(file) },
    });
    return;
  }
}

function firstLine(file: SourceFile): Span {
  const line = file.document.lines.find(({ kind }) => kind !== "blank");
  return line?.content ?? { start: 0, end: 0 };
}
