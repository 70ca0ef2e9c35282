import { environmentFact } from "../lib/catalogue/environment.ts";
import { type Message, say, verbatim } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import type { RuntimeName } from "../lib/model/runtime.ts";
import type { FileKind } from "../lib/model/source_file.ts";

/** Reports variables that lead to a file that is not there, or that some runtimes cannot find. */
const rule: Rule = {
  meta: {
    name: "env-missing-file",
    family: "environment",
    severity: "warning",
    fix: "none",
    summary: "A variable such as `AWS_CONFIG_FILE` leads to a file that is not there",
  },
  check(context) {
    const { environment, isOwn } = context.home;
    // Files that were named are read instead of those that the variables name,
    // and may be meant for another machine.
    if (environment === null || !isOwn) return;
    for (const [variable, kind] of HOME_FILES) {
      if (environment.has(variable)) checkHomeFile(context, variable, kind);
    }
    for (const [variable, effect] of OTHER_FILES) {
      if (environment.has(variable)) checkOtherFile(context, variable, effect);
    }
  },
};
export default rule;

const HOME_FILES: readonly (readonly [variable: string, kind: FileKind])[] = [
  ["AWS_CONFIG_FILE", "config"],
  ["AWS_SHARED_CREDENTIALS_FILE", "credentials"],
];

/** Files that are read where they are needed, and what is said then. */
const OTHER_FILES: readonly (readonly [variable: string, effect: string])[] = [
  ["AWS_WEB_IDENTITY_TOKEN_FILE", 'AWS tools stop with "No such file or directory"'],
  ["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "AWS tools get no credentials from the container"],
  ["AWS_CA_BUNDLE", "every connection fails for want of a certificate"],
  ["REQUESTS_CA_BUNDLE", "every connection fails for want of a certificate"],
  [
    "AWS_CREDENTIAL_FILE",
    'the AWS CLI and boto3 stop with "The specified config file could not be found"',
  ],
];

function checkHomeFile(context: RuleContext, variable: string, kind: FileKind): void {
  const { home, runtimes } = context;
  const file = home[kind];
  const value = home.environment!.get(variable)!;
  if (file === null) return;
  if (!file.exists) {
    report(context, variable, say`AWS tools go on without it and without a word`, value);
    return;
  }
  const blind = runtimes.filter((runtime) => !expands(runtime, value));
  if (blind.length === 0) return;
  context.report({
    message: say`\`${variable}\` is \`${value}\`: ${listRuntimes(blind)} ${
      agree(blind, "does", "do")
    } not expand ${value.startsWith("~") ? "`~`" : "variables"} in it and so ${
      agree(blind, "misses", "miss")
    } the file. Write the whole path.`,
    place: { variable },
    runtimes: blind,
  });
}

/**
 * Tells whether a runtime finds what is written with `~` and `$NAME` (observed
 * with botocore 1.43 and the JavaScript SDK's loader; the sources of the others).
 */
function expands(runtime: RuntimeName, path: string): boolean {
  if (runtime === "cli" || runtime === "boto3") return true;
  if (/\$[\w{]/.test(path)) return false;
  if (!path.startsWith("~")) return true;
  if (runtime === "go") return false;
  // The home of another user, as in `~jo/config`, only Python looks for.
  return path.startsWith("~/") || runtime !== "js" && path.startsWith("~\\");
}

function checkOtherFile(context: RuleContext, variable: string, effect: string): void {
  const { surroundings, environment } = context.home;
  const readers = concerned(context, environmentFact(variable)!.runtimes);
  const value = environment!.get(variable)!;
  if (readers.length === 0) return;
  if (/^~[/\\]/.test(value) && variable !== "AWS_CREDENTIAL_FILE") {
    context.report({
      message:
        say`\`${variable}\` is \`${value}\`, and no AWS tool expands \`~\` in it. Write the whole path.`,
      place: { variable },
    });
  } else if (surroundings?.exists(value) === false) {
    report(context, variable, verbatim(effect), value);
  }
}

function report(context: RuleContext, variable: string, effect: Message, value: string): void {
  const quoted = /^["']/.test(value) ? say` The quotes count as part of the path.` : say``;
  context.report({
    message:
      say`\`${variable}\` leads to \`${value}\`, which is not there: ${effect}.${quoted} Correct the path, or unset the variable.`,
    place: { variable },
  });
}
