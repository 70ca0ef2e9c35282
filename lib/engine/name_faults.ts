import type { ReferenceKind } from "../model/references.ts";
import { type RuntimeName, RUNTIMES } from "../model/runtime.ts";
import type { FileView } from "../model/runtimes/mod.ts";
import type { AwsSection, FileKind } from "../model/source_file.ts";
import { meantSection } from "./meant_section.ts";
import { type Message, say } from "./message.ts";
import type { RuleContext } from "./rule.ts";
import { readSample } from "./sample.ts";
import { concerned } from "./wording.ts";

/** The kind of a section that can be referred to, or undefined. */
export function kindOf({ type }: AwsSection): ReferenceKind | undefined {
  return type === "profile" || type === "sso-session" || type === "services" ? type : undefined;
}

// What Python strips and JavaScript does not is among them.
const FOR_OTHER_RULES = /[#;[\]]|(?! )\s|[\p{Cc}\p{Cf}\p{Cs}\x85]/u;

/**
 * Tells whether it is for `unportable-name` to say who does not find a section
 * by its name: other rules speak of headers that are cut short, hold invisible
 * characters, or have no place in the file.
 */
export function isAboutName(section: AwsSection): boolean {
  const { name, keyword, file, syntax } = section;
  if (name === "" || syntax.header!.mark < 0 || FOR_OTHER_RULES.test(name)) return false;
  return file.kind === "config" || (keyword === null && meantSection(section) === null);
}

/** The runtimes in question that do not find the name, with all else about the header as it should be. */
export function losersOf(
  context: RuleContext,
  { file, keyword, syntax, name }: AwsSection,
  kind: ReferenceKind,
): RuntimeName[] {
  const title = keyword === null
    ? syntax.title
    : `${keyword} ${syntax.title.slice(keyword.length).trimStart()}`;
  return concerned(context, runtimesBlindTo(title, kind, name, file.kind));
}

/**
 * The runtimes that do not find something by its name under a header, with
 * nothing else about the file to mislead them.
 *
 * @param title what stands between the brackets
 */
export function runtimesBlindTo(
  title: string,
  kind: ReferenceKind,
  name: string,
  fileKind: FileKind,
): RuntimeName[] {
  const text = `[${title}]\nregion = x\n`;
  return RUNTIMES.filter((runtime) =>
    !sectionsOf(readSample(text, runtime, fileKind), kind).has(name)
  );
}

/** The sections of a kind in a view. */
export function sectionsOf(view: FileView, kind: ReferenceKind): FileView["profiles"] {
  if (kind === "profile") return view.profiles;
  return kind === "services" ? view.services : view.ssoSessions;
}

/** What of a name is not read by all, in words. */
export function offender(name: string): Message {
  if (name.includes(" ")) return say`a blank`;
  const [character] = /[^A-Za-z0-9_.@:/+%-]/u.exec(name) ?? [name];
  return say`\`${character}\``;
}
