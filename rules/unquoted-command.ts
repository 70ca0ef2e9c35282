import { findBarePath, isWholeQuoted } from "../lib/engine/command.ts";
import { replace } from "../lib/engine/edits.ts";
import { type KnownSetting, visitSettings } from "../lib/engine/known_settings.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { shorten } from "../lib/engine/wording.ts";

/** Reports programs whose path has a blank outside of quotes, and quotes around more than the path. */
const rule: Rule = {
  meta: {
    name: "unquoted-command",
    family: "values",
    severity: "warning",
    fix: "unsafe",
    summary: "A path with a blank in `credential_process` without quotes, or quotes around it all",
  },
  check(context) {
    for (const file of context.files) {
      visitSettings(file, ({ key }) => key === "credential_process", (known) => {
        if (isWholeQuoted(known.setting.value)) reportQuotes(context, known);
        else reportPath(context, known);
      });
    }
  },
};
export default rule;

function reportPath(context: RuleContext, known: KnownSetting): void {
  const { section, setting } = known;
  const { home } = context;
  const bare = findBarePath(
    setting.value,
    // What is there on this machine says something of this machine's own files only.
    (path) => home.isOwn ? home.surroundings?.exists(path) ?? null : null,
  );
  if (bare === null) return;
  const program = bare.path.slice(0, bare.path.indexOf(" "));
  const { valueStart } = setting.line;
  context.report({
    message:
      say`The program's path has a blank in it outside of quotes, so that all tools look for a program called \`${
        shorten(program)
      }\` and stop with "No such file or directory". Put the path in quotes.`,
    place: {
      file: section.file,
      span: { start: valueStart, end: valueStart + bare.path.length },
    },
    profile: section.type === "profile" ? section.name : null,
    fix: quoteFix(known, bare.path),
  });
}

/** The Go SDK drops quotes around a whole value: there backslashes have to do. */
function quoteFix({ section, setting }: KnownSetting, path: string): FixInit | null {
  const { valueStart, bareEnd } = setting.line;
  const isAll = bareEnd - valueStart === path.length;
  if (isAll && !path.startsWith("/")) return null;
  return {
    title: isAll ? say`Put backslashes before the blanks` : say`Put the path in quotes`,
    unsafe: "the blank may be meant to end the path",
    edits: [
      replace(
        section.file,
        { start: valueStart, end: valueStart + path.length },
        isAll ? path.replaceAll(" ", "\\ ") : `"${path}"`,
      ),
    ],
    changes: [{ section, what: "anything" }],
  };
}

function reportQuotes(context: RuleContext, { section, setting }: KnownSetting): void {
  const { value: { start, end } } = setting.line;
  const inner = setting.value.slice(1, -1);
  context.report({
    message:
      say`The quotes around the whole command make one name of it: only the Go SDK drops them, all other tools look for a program called \`${
        shorten(inner)
      }\` and stop with "No such file or directory". Put only the path in quotes, if need be.`,
    place: { file: section.file, span: setting.line.value },
    profile: section.type === "profile" ? section.name : null,
    fix: {
      title: say`Remove the quotes`,
      unsafe: "they may be meant as a part of the program's name",
      edits: [
        replace(section.file, { start, end: start + 1 }, ""),
        replace(section.file, { start: end - 1, end }, ""),
      ],
      changes: [{ section, what: "anything" }],
    },
  });
}
