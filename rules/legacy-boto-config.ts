import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import { expandVariables } from "../lib/model/expand_variables.ts";
import type { Home } from "../lib/model/home.ts";
import { type AwsSection, SourceFile } from "../lib/model/source_file.ts";

const VARIABLE = "BOTO_CONFIG";

/** Reports files of boto 2, the ancestor of boto3, that still supply keys. */
const rule: Rule = {
  meta: {
    name: "legacy-boto-config",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "A file of boto 2, such as `~/.boto`, that still supplies keys",
  },
  check(context) {
    const { home } = context;
    if (!home.isOwn || home.environment === null || home.surroundings === null) return;
    if (concerned(context, ["cli", "boto3"]).length === 0) return;
    for (const path of paths(home)) {
      const section = sectionWithKeys(path, home.surroundings.read(path));
      if (section === undefined) continue;
      report(context, section);
      // The first file with keys is the one that is used.
      return;
    }
  },
};
export default rule;

/** Where botocore looks (`BotoProvider`): the variable replaces both usual places. */
function paths({ environment }: Home): string[] {
  const named = environment!.get(VARIABLE);
  if (named !== undefined) return [expandVariables(named, (name) => environment!.get(name))];
  const folder = environment!.get("HOME") || "~";
  return ["/etc/boto.cfg", `${folder}/.boto`];
}

/** gsutil keeps its own keys, with other names, in the same files and section. */
function sectionWithKeys(path: string, text: string | null): AwsSection | undefined {
  if (text === null || !text.includes("aws_access_key_id")) return undefined;
  const file = new SourceFile({ path, kind: "config", text });
  return file.sections.find((section) =>
    section.syntax.title === "Credentials" && section.get("aws_access_key_id") !== undefined
  );
}

function report(context: RuleContext, section: AwsSection): void {
  const { environment } = context.home;
  const readers = concerned(context, ["cli", "boto3"]);
  context.report({
    message: say`A file of boto 2 still supplies keys: ${listRuntimes(readers)} ${
      agree(readers, "uses", "use")
    } them wherever a profile has no other credentials, whoever they belong to. Move them to a profile of the credentials file, or delete them.`,
    place: { file: section.file, span: section.get("aws_access_key_id")!.line.name },
    related: environment!.has(VARIABLE)
      ? [{ message: say`names the file`, place: { variable: VARIABLE } }]
      : [],
  });
}
