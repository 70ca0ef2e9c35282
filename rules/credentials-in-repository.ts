import { type Message, say } from "../lib/engine/message.ts";
import type { Rule } from "../lib/engine/rule.ts";
import { holdsAwsSecret, storedSecrets } from "../lib/model/stored_secrets.ts";
import type { Tracking } from "../lib/model/surroundings.ts";

/** Reports credentials files that are, or soon may be, in a repository. */
const rule: Rule = {
  meta: {
    name: "credentials-in-repository",
    family: "credentials",
    severity: "error",
    fix: "none",
    summary: "A credentials file with keys in a version-controlled folder",
  },
  check(context) {
    const { surroundings } = context.home;
    if (surroundings === null) return;
    for (const file of context.files) {
      // Keys in the config file are wrong anywhere: `secret-in-config` reports them.
      if (file.kind !== "credentials") continue;
      const secret = storedSecrets(file).find(holdsAwsSecret);
      if (secret === undefined) continue;
      const tracking = surroundings.trackingOf(file);
      if (tracking === null || tracking === "ignored") continue;
      context.report({
        message: MESSAGES[tracking],
        place: { file, span: secret.line.name },
        severity: tracking === "tracked" ? "error" : "warning",
      });
    }
  },
};
export default rule;

const MESSAGES: Readonly<Record<Exclude<Tracking, "ignored">, Message>> = {
  tracked:
    say`This file is under version control, and with it this secret is in every copy of the repository and its history. Deactivate the key in IAM and make a new one, then take the file out: \`git rm --cached\` and a line in \`.gitignore\`.`,
  untracked:
    say`This file lies in a repository that does not ignore it: the next \`git add .\` takes this secret into the history, where it stays. Name the file in \`.gitignore\`, or move it out.`,
  unknown:
    say`This file lies in a version-controlled folder: once this secret is in the history, it stays there. Keep the file out of version control.`,
};
