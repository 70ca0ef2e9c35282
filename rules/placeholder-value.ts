import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { sayKeys } from "../lib/engine/wording.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import { hasOwnEndpoint } from "../lib/model/endpoints.ts";
import type { SourceFile } from "../lib/model/source_file.ts";
import type { Section, Setting } from "../lib/syntax/document.ts";

/** Reports keys that were never filled in. */
const rule: Rule = {
  meta: {
    name: "placeholder-value",
    family: "credentials",
    severity: "error",
    fix: "none",
    summary: "A placeholder or an example of the documentation in place of a key or token",
  },
  check(context) {
    for (const file of context.files) {
      const found = SECRET_KEYS.flatMap((key) => [
        ...file.document.preamble.settings.filter((setting) => setting.key === key),
        ...file.settings(key),
      ]).filter((setting) => setting.value !== "" && isPlaceholder(setting.value));
      for (const [section, settings] of Map.groupBy(found, (setting) => setting.section)) {
        report(context, file, section, settings);
      }
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  file: SourceFile,
  section: Section,
  settings: readonly Setting[],
): void {
  const [first, ...others] = settings.toSorted((a, b) => a.line.start - b.line.start) as [
    Setting,
    ...Setting[],
  ];
  const own = section.header === null ? null : file.sectionOf(section);
  // An emulator takes anything for a key.
  if (own !== null && hasOwnEndpoint(context.home, own)) return;
  const list = sayKeys([first, ...others].map(({ writtenKey }) => writtenKey));
  const answer = [first, ...others].every(({ key }) => key === "aws_secret_access_key")
    ? say`"The request signature we calculated does not match the signature you provided"`
    : say`"The security token included in the request is invalid"`;
  context.report({
    message: say`${list} ${
      others.length === 0 ? "holds a placeholder" : "hold placeholders"
    } in place of what AWS has issued, and AWS answers ${answer}. Fill in the real value, or remove the keys.`,
    place: { file, span: first.span },
    related: others.map((setting) => ({
      message: say`a placeholder too`,
      place: { file, span: setting.line.name },
    })),
    profile: own?.type === "profile" ? own.name : null,
  });
}
