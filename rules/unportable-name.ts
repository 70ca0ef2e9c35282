import { replace } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { say } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import { isAboutName, kindOf, losersOf, offender } from "../lib/engine/name_faults.ts";
import { rename, type Renaming, sectionsNamed } from "../lib/engine/rename.ts";
import { trapNames } from "../lib/engine/trap_names.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, listRuntimes } from "../lib/engine/wording.ts";
import { isPlainName, plainNameLike } from "../lib/model/plain_name.ts";
import type { ReferenceKind } from "../lib/model/references.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports names that some runtimes do not read. */
const rule: Rule = {
  meta: {
    name: "unportable-name",
    family: "sections",
    severity: "warning",
    fix: "mixed",
    summary: "A name with blanks, quotes or characters that some runtimes do not read",
  },
  check(context) {
    const taken = new Set<string>();
    const seen = new Set<string>();
    for (const file of context.files) {
      for (const section of file.oddSections) {
        const kind = kindOf(section);
        if (kind === undefined || !isAboutName(section)) continue;
        const id = `${kind} ${section.name}`;
        if (isPlainName(section.name)) checkQuotes(context, section, kind);
        else if (!seen.has(id)) checkName(context, section, kind, taken);
        seen.add(id);
      }
    }
    for (const problem of trapNames(context)) context.report(problem);
  },
};
export default rule;

function checkQuotes(context: RuleContext, section: AwsSection, kind: ReferenceKind): void {
  const { file, quoted, keyword, name, headerSpan } = section;
  // `[profile "default"]` is for `profile-default`.
  if (!quoted || (kind === "profile" && name === "default")) return;
  const losers = losersOf(context, section, kind);
  if (losers.length === 0) return;
  const title = `${keyword} ${name}`;
  const others = sectionsNamed(context.home, kind, name).filter((other) => other.file === file);
  const isClear = others.length === 1 && standsApart(section) && !stopsRuntime(section);
  context.report({
    message: say`${capitalize(listRuntimes(losers))} ${
      agree(losers, "does", "do")
    } not take off the quotes around a name, and so ${
      agree(losers, "does", "do")
    } not find \`${name}\` here. Write \`[${title}]\`.`,
    place: { file, span: headerSpan },
    runtimes: losers,
    profile: kind === "profile" ? name : null,
    fix: isClear
      ? {
        title: say`Write \`[${title}]\``,
        edits: [replace(file, headerSpan, `[${title}]`)],
        changes: [{ what: "read", section }],
      }
      : null,
  });
}

function checkName(
  context: RuleContext,
  section: AwsSection,
  kind: ReferenceKind,
  taken: Set<string>,
): void {
  const { home } = context;
  const { file, headerSpan, name } = section;
  const sections = sectionsNamed(home, kind, name).filter(isAboutName);
  const losers = context.runtimes.filter((runtime) =>
    sections.some((one) => losersOf(context, one, kind).includes(runtime))
  );
  if (losers.length === 0) return;
  const better = plainNameLike(name);
  const isFree = better !== null && !taken.has(`${kind} ${better}`);
  const { renaming } = isFree ? rename(home, kind, name, better) : NO_RENAMING;
  if (renaming !== null) taken.add(`${kind} ${better}`);
  const example = renaming === null ? say`` : say`, such as \`${better!}\``;
  const elsewhere = sections.filter((other) => other !== section);
  context.report({
    message: say`The name \`${name}\` holds ${offender(name)}, so ${listRuntimes(losers)} ${
      agree(losers, "does", "do")
    } not find it. Rename it with letters, digits, \`_\`, \`.\` and \`-\` alone${example}.`,
    place: { file, span: headerSpan },
    related: [
      ...elsewhere.map((other) => ({
        message: say`the same name`,
        place: { file: other.file, span: other.headerSpan },
      })),
      ...(renaming?.left ?? []).map((place) => ({
        message: say`uses the name, and has to be changed by hand`,
        place,
      })),
    ],
    runtimes: losers,
    profile: kind === "profile" ? name : null,
    fix: renaming === null ? null : renameFix(renaming, kind, section, better!),
  });
}

const NO_RENAMING = { renaming: null };

function renameFix(
  { edits }: Renaming,
  kind: ReferenceKind,
  section: AwsSection,
  to: string,
): FixInit {
  return {
    title: say`Rename it to \`${to}\`, with all that refers to it in the files`,
    unsafe: kind === "profile"
      ? "scripts, commands and variables that use the old name no longer find it"
      : "what uses the old name and is not in these files no longer finds it",
    edits,
    changes: [{ what: "renamed", section, to }],
  };
}
