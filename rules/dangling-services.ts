import { Guesser } from "../lib/engine/did_you_mean.ts";
import { replace } from "../lib/engine/edits.ts";
import { sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { type Message, say, verbatim } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, capitalize, concerned, listRuntimes } from "../lib/engine/wording.ts";
import { type Reference, referencesOf } from "../lib/model/references.ts";
import type { AwsSection } from "../lib/model/source_file.ts";

/** Reports profiles that name a services section which is not there, or has nothing in it. */
const rule: Rule = {
  meta: {
    name: "dangling-services",
    family: "values",
    severity: "error",
    fix: "unsafe",
    summary: "A profile names a services section that does not exist",
  },
  check(context) {
    const { home } = context;
    // Without the config file nobody knows which sections there are.
    if (home.config === null || (!home.config.exists && !home.isOwn)) return;
    let guesser: Guesser | null = null;
    const references = referencesOf(home);
    for (const name of references.names("services")) {
      const sections = home.services.get(name) ?? [];
      if (sections.some(({ settings }) => settings.length > 0)) continue;
      // What is wrong with its header is reported there.
      if (sections.length === 0 && sectionsMeantAs(home, "services", name).length > 0) continue;
      for (const reference of references.to("services", name)) {
        const isMeant = reference.section.type === "profile" &&
          plainValue(reference.setting) !== null;
        if (!isMeant) continue;
        guesser ??= new Guesser(home.services.keys());
        report(context, reference, sections[0], guesser);
      }
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  { name, setting, section, file }: Reference,
  empty: AwsSection | undefined,
  guesser: Guesser,
): void {
  const near = empty === undefined ? guesser.closest(name) : undefined;
  const start = empty === undefined
    ? say`There is no section \`[services ${name}]\` in the config file`
    : say`The section \`[services ${name}]\` has nothing in it`;
  const { text, stops } = effect(context, name);
  const advice = near === undefined ? say`` : say` Did you mean \`${near}\`?`;
  context.report({
    message: say`${start}: ${text}.${advice}`,
    ...(stops ? {} : { severity: "warning" }),
    place: { file, span: setting.line.value },
    profile: section.name,
    related: empty === undefined ? [] : [{
      message: say`this section is empty`,
      place: { file: empty.file, span: empty.headerSpan },
    }],
    fix: near === undefined ? null : fix(section, setting.line.value, near),
  });
}

/** What happens then (observed with botocore 1.43 and the JavaScript SDK; Go config/shared_config.go, Rust env_config). */
function effect(context: RuleContext, name: string): { text: Message; stops: boolean } {
  const stopping = concerned(context, ["boto3", "cli"]);
  const silent = concerned(context, ["js", "go", "java", "rust"]);
  const parts: Message[] = [];
  if (stopping.length > 0) {
    parts.push(
      say`${listRuntimes(stopping)} ${
        agree(stopping, "stops", "stop")
      } with "The profile is configured to use the services section but the "${name}" services configuration does not exist"`,
    );
  }
  if (silent.length > 0) {
    parts.push(
      say`${listRuntimes(silent)} silently ${agree(silent, "goes", "go")} on without its endpoints`,
    );
  }
  const [first, second] = parts as [Message, Message?];
  const text = second === undefined ? first : say`${first}${verbatim(". ")}${upper(second)}`;
  return { text, stops: stopping.length > 0 };
}

function upper(message: Message): Message {
  const [first = "", ...others] = message.values;
  return { strings: message.strings, values: [capitalize(first), ...others] };
}

function fix(
  section: AwsSection,
  span: Reference["setting"]["line"]["value"],
  name: string,
): FixInit {
  return {
    title: say`Write \`${name}\``,
    unsafe: "the endpoints of that section take effect",
    edits: [replace(section.file, span, name)],
    changes: [{ section, what: "anything" }],
  };
}
