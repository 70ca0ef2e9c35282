import { appendSection, isPlainText } from "../lib/engine/edits.ts";
import { standsApart } from "../lib/engine/header_shape.ts";
import { type Meant, meantSection } from "../lib/engine/meant_section.ts";
import { copyBody } from "../lib/engine/merge.ts";
import { say } from "../lib/engine/message.ts";
import { stopsRuntime } from "../lib/engine/mistakes.ts";
import { removeSection } from "../lib/engine/remove_section.ts";
import { sectionsOf } from "../lib/engine/name_faults.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, listRuntimes } from "../lib/engine/wording.ts";
import { type FileView, readFileView } from "../lib/model/runtimes/mod.ts";
import { writeTitle } from "../lib/model/section_name.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports sso-sessions and services blocks in the credentials file. */
const rule: Rule = {
  meta: {
    name: "misplaced-section",
    family: "sections",
    severity: "error",
    fix: "unsafe",
    summary: "An sso-session or a services section in the credentials file",
  },
  check(context) {
    let hasFix = false;
    for (const file of context.files) {
      if (file.kind !== "credentials") continue;
      for (const section of file.sections) {
        const meant = meantSection(section);
        if (meant === null || meant.kind === "profile") continue;
        hasFix = report(context, section, meant, !hasFix) || hasFix;
      }
    }
  },
};
export default rule;

/** Reports a section, and tells whether that came with a fix. */
function report(
  context: RuleContext,
  section: AwsSection,
  meant: Meant,
  isFirst: boolean,
): boolean {
  const { file, headerSpan, syntax } = section;
  const isSession = meant.kind === "sso-session";
  const views = context.runtimes.map((runtime) => [runtime, readFileView(file, runtime)] as const);
  const runtimesWhere = (holds: (view: FileView) => boolean) =>
    views.filter(([, view]) => holds(view)).map(([runtime]) => runtime);
  const readers = runtimesWhere((view) =>
    sectionsOf(view, meant.kind).get(meant.name)?.places.some(({ span }) =>
      span.start === headerSpan.start
    ) ?? false
  );
  if (readers.length === context.runtimes.length) return false;
  const takers = runtimesWhere((view) => view.profiles.has(syntax.title));
  const what = isSession ? say`sso-session` : say`services section`;
  const who = readers.length === 0
    ? say`no AWS tool finds this ${what}`
    : say`only ${listRuntimes(readers)} ${agree(readers, "looks", "look")} for ${what}s`;
  const profile = takers.length === 0
    ? say``
    : say`; ${listRuntimes(takers)} ${
      agree(takers, "takes", "take")
    } this one for a profile called \`${syntax.title}\``;
  const rival = (isSession ? context.home.ssoSessions : context.home.services).get(meant.name)?.[0];
  const fix = rival === undefined ? moveFix(context, section, meant, isFirst) : null;
  context.report({
    message: say`In the credentials file ${who}${profile}. Move it to the config file.`,
    place: { file, span: headerSpan },
    related: rival === undefined ? [] : [{
      message: say`the config file has one of this name already`,
      place: { file: rival.file, span: rival.headerSpan },
    }],
    runtimes: context.runtimes.filter((runtime) => !readers.includes(runtime)),
    fix,
  });
  return fix !== null;
}

function moveFix(
  { home: { config } }: RuleContext,
  section: AwsSection,
  { kind, name }: Meant,
  isFirst: boolean,
): FixInit | null {
  const title = writeTitle(kind, name);
  if (title === null || config === null || !isPlainText(config)) return null;
  // Python copies the settings of `[DEFAULT]` into every section.
  if (config.sections.some(({ type }) => type === "magic-default")) return null;
  // Most runtimes have skipped the lines below so far.
  if (section.settings.length === 0 || !standsApart(section) || stopsRuntime(section)) return null;
  return {
    title: say`Move it to the config file as \`[${title}]\``,
    unsafe: "profiles that name it begin to use it",
    edits: [
      appendSection(config, title, copyBody(section), isFirst),
      removeSection(section),
    ],
    changes: [
      { what: "anything", section },
      kind === "services"
        ? { what: "anything", services: name }
        : { what: "anything", ssoSession: name },
    ],
  };
}
