import { type StartUrlFault, startUrlFault } from "../lib/catalogue/formats.ts";
import { replace } from "../lib/engine/edits.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { settingChange } from "../lib/engine/profile_checks.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports start URLs of SSO that lead nowhere, or that are written as a browser shows them. */
const rule: Rule = {
  meta: {
    name: "malformed-start-url",
    family: "sso",
    severity: "error",
    fix: "mixed",
    summary: "An SSO start URL without `https://`, with a fragment, or that is no URL",
  },
  check(context) {
    for (const file of context.files) {
      const settings = file.settings("sso_start_url");
      // Thousands of profiles have the same one.
      const urls = new Set(settings.map(plainValue));
      const faults = new Map(
        [...urls].map((url) => [url, url === null ? null : faultOf(url, urls)]),
      );
      for (const setting of settings) {
        const fault = faults.get(plainValue(setting)) ?? null;
        if (fault !== null) report(context, file.sectionOf(setting.section), setting, fault);
      }
    }
  },
};
export default rule;

/** What is wrong with a URL; `variant` where others are the same but for the slash at the end. */
type Fault = StartUrlFault | "variant";

function faultOf(url: string, all: ReadonlySet<string | null>): Fault | null {
  const fault = startUrlFault(url);
  if (fault !== null) return fault;
  return url.endsWith("/") && all.has(url.slice(0, -1)) ? "variant" : null;
}

const FORM = "https://NAME.awsapps.com/start";

function report(
  context: RuleContext,
  section: AwsSection,
  setting: Setting,
  fault: Fault,
): void {
  if (section.type !== "profile" && section.type !== "sso-session") return;
  // A copy that differs from the session's is to be removed, not corrected.
  const { contentStart } = setting.line;
  if (context.isReported(section.file, { start: contentStart, end: contentStart + 1 })) return;
  // The token of a session is kept under the session's name.
  if (fault === "variant" && section.type === "sso-session") return;
  const meant = repaired(setting.value, fault);
  context.report({
    message: say`${problem(setting.value, fault)} ${
      meant === null
        ? say`Write \`${FORM}\`, as the IAM Identity Center console shows it.`
        : say`Write \`${meant}\`.`
    }`,
    place: { file: section.file, span: setting.line.value },
    profile: section.type === "profile" ? section.name : null,
    severity: fault === "fragment" || fault === "variant" ? "warning" : "error",
    fix: meant === null ? null : fix(section, setting, fault, meant),
  });
}

function problem(value: string, fault: Fault): Message {
  switch (fault) {
    case "scheme":
      return say`The start URL \`${value}\` does not begin with \`https://\`: AWS refuses the login with "InvalidRequestException".`;
    case "fragment":
      return say`The start URL \`${value}\` has a fragment, which the browser adds. Some tools cut it off at \`#\`, others look for the token of a login under this very text, so that one misses what the other has ("the SSO session has expired or is invalid").`;
    case "variant":
      return say`The start URL \`${value}\` stands elsewhere without the slash at its end. Tools look for the token of a login under this very text, so that one login does not do for both.`;
    case "blank":
      return say`The start URL \`${value}\` has a blank in it, so that it is no URL: AWS refuses the login with "InvalidRequestException".`;
    case "host":
      return say`The start URL \`${value}\` names no host, so that it leads nowhere: AWS refuses the login with "InvalidRequestException".`;
  }
}

/** What was meant, or null where that cannot be told. */
function repaired(value: string, fault: Fault): string | null {
  let url = value;
  if (fault === "fragment") url = value.replace(/[/\\]*#.*$/, "");
  else if (fault === "variant") url = value.slice(0, -1);
  else if (fault === "scheme") {
    if (/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(value)) return null;
    url = `https://${value.replace(/^(?:https?:)?\/*/i, "")}`;
  }
  return startUrlFault(url) === null ? url : null;
}

function fix(
  section: AwsSection,
  setting: Setting,
  fault: Fault,
  meant: string,
): FixInit {
  const init: FixInit = {
    title: say`Write \`${meant}\``,
    edits: [replace(section.file, setting.line.value, meant)],
    changes: [settingChange({ section, setting }, meant)],
  };
  // Nobody has logged in without a scheme.
  if (section.type === "sso-session" || fault === "scheme") return init;
  return {
    ...init,
    unsafe: "tools keep the token under the URL as written, so that everybody has to log in again",
  };
}
