import { environmentFact, variablesOf } from "../lib/catalogue/environment.ts";
import { emptyHiding, emptyStop } from "../lib/engine/empty_variables.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import { missingProfile, ownChoice } from "../lib/model/resolve/mod.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import { readView } from "../lib/model/runtimes/mod.ts";
import type { FileKind } from "../lib/model/source_file.ts";

/** Reports variables that are set to nothing and count all the same. */
const rule: Rule = {
  meta: {
    name: "env-empty-value",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "An empty variable that counts all the same and hides what the files say",
  },
  check(context) {
    const { environment } = context.home;
    if (environment === null) return;
    const empty = environment.names.filter((name) => environment.get(name) === "");
    if (!empty.some((name) => environmentFact(name) !== undefined)) return;
    reportProfile(context);
    for (const [variable, kind] of HOME_FILES) {
      if (empty.includes(variable)) reportFile(context, variable, kind);
    }
    reportRegion(context);
    const stops = new Map(empty.map((name) => [name, emptyStop(context, name)]));
    for (const stop of stops.values()) if (stop !== null) context.report(stop);
    const others = empty.filter((name) => stops.get(name) === null);
    for (const hiding of emptyHiding(context, others)) context.report(hiding);
  },
};
export default rule;

const HOME_FILES: readonly (readonly [variable: string, kind: FileKind])[] = [
  ["AWS_CONFIG_FILE", "config"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials"],
];

/** Reports a profile without a name, which some runtimes look for. */
function reportProfile(context: RuleContext): void {
  const { home, runtimes } = context;
  const byVariable = Map.groupBy(
    runtimes.filter((runtime) => ownChoice(home, runtime).name === ""),
    (runtime) => ownChoice(home, runtime).variable,
  );
  for (const [variable, affected] of byVariable) {
    if (variable === null) continue;
    const choice = { name: "", by: "variable", variable, exists: false } as const;
    const texts = affected.map((one) => missingProfile(choice, readView(home, one))?.text ?? "");
    const likes = new Set(texts).size > 1 ? "texts such as " : "";
    context.report({
      message: say`\`${variable}\` is empty, which is not the same as not set: ${
        listRuntimes(affected)
      } ${agree(affected, "looks", "look")} for a profile without a name and ${
        agree(affected, "fails", "fail")
      } with ${likes}"${texts[0]!}". Unset it.`,
      place: { variable },
      severity: "error",
      runtimes: affected.length === runtimes.length ? [] : affected,
    });
  }
}

function reportFile(context: RuleContext, variable: string, kind: FileKind): void {
  const readers = concerned(context, ["cli", "boto3"]);
  if (!context.home.isOwn || readers.length === 0) return;
  context.report({
    message: say`\`${variable}\` is empty: ${listRuntimes(readers)} ${
      agree(readers, "reads", "read")
    } no ${kind} file then, the other tools the one in \`~/.aws\`. Unset it, or set it to \`/dev/null\` for all.`,
    place: { variable },
  });
}

/** An empty region is a region to boto3 and the AWS CLI (observed with both). */
function reportRegion(context: RuleContext): void {
  const environment = context.home.environment!;
  const byVariable = new Map<string, RuntimeName[]>();
  for (const runtime of concerned(context, ["cli", "boto3"])) {
    const first = variablesOf("region", runtime).find((name) =>
      environment.get(name) !== undefined
    );
    if (first === undefined || environment.get(first) !== "") continue;
    byVariable.set(first, [...byVariable.get(first) ?? [], runtime]);
  }
  for (const [variable, affected] of byVariable) {
    context.report({
      message: say`\`${variable}\` is empty, and that is the region for ${
        listRuntimes(affected)
      }, whatever the profile says: commands stop with texts such as "Invalid endpoint: https://sts..amazonaws.com". Unset it.`,
      place: { variable },
      runtimes: affected,
    });
  }
}
