import { type CompletionItem, CompletionItemKind, CompletionItemTag } from "vscode-languageserver";
import { regionName, regions } from "../catalogue/regions.ts";
import { serviceIds } from "../catalogue/services.ts";
import { settingText } from "../catalogue/setting_texts.ts";
import { type SettingFact, settingFact, settingKeys } from "../catalogue/settings.ts";
import type { Home } from "../model/home.ts";
import { REFERENCE_KEYS, type ReferenceKind } from "../model/references.ts";
import { RUNTIME_LABELS } from "../model/runtime.ts";
import type { AwsSection } from "../model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { catalogueKey, type Cursor } from "./cursor.ts";

/** Hides the secrets in a text. */
type Mask = (text: string) => string;

/** What could stand at the cursor. Names that hold a secret are left out. */
export function completionsAt(home: Home, cursor: Cursor, mask: Mask): CompletionItem[] {
  const { part, line, file, offset } = cursor;
  const before = line === undefined ? "" : file.document.text.slice(line.contentStart, offset);
  if (part === "comment") return ruleItems(before);
  if (part === "header") return headerItems(home, cursor, mask);
  if (part === "value" && cursor.setting !== null) {
    return valueItems(home, catalogueKey(cursor.setting), cursor.section, mask);
  }
  // A line that is being typed has no delimiter yet.
  return cursor.section === null ? sectionItems(cursor) : keyItems(cursor);
}

function ruleItems(before: string): CompletionItem[] {
  if (!/^[#;]+\s*awsconf-ignore(?:-file)?\s[^:]*$/.test(before)) return [];
  return rules.map(({ meta }) => ({
    label: meta.name,
    kind: CompletionItemKind.EnumMember,
    detail: meta.summary.replaceAll("`", ""),
  }));
}

function sectionItems({ file }: Cursor): CompletionItem[] {
  const headers = file.kind === "credentials"
    ? ["[default]"]
    : ["[default]", "[profile ]", "[sso-session ]", "[services ]"];
  return headers.map((label) => ({ label, kind: CompletionItemKind.Module }));
}

/** Types of sections, and names that something refers to but no section has. */
function headerItems(home: Home, { file, line, offset }: Cursor, mask: Mask): CompletionItem[] {
  const typed = file.document.text.slice(line!.nameStart, Math.max(line!.nameStart, offset));
  const [, keyword] = /^(\S+)\s/.exec(typed) ?? [];
  if (file.kind === "credentials") return nameItems(profileNames(home), mask);
  if (keyword === undefined) {
    return [
      { label: "default", kind: CompletionItemKind.Module, detail: "the default profile" },
      { label: "profile ", kind: CompletionItemKind.Module, detail: "a named profile" },
      { label: "sso-session ", kind: CompletionItemKind.Module, detail: "a shared sign-in" },
      { label: "services ", kind: CompletionItemKind.Module, detail: "endpoints of services" },
    ];
  }
  const kind = keyword as ReferenceKind;
  const wanted = file.settings(keyOf(kind)).map(({ value }) => value);
  const credentials = kind === "profile" ? home.credentials?.sections.map(({ name }) => name) : [];
  return nameItems([...wanted, ...credentials ?? []], mask);
}

function keyOf(kind: ReferenceKind): string {
  for (const [key, target] of REFERENCE_KEYS) if (target === kind) return key;
  return "";
}

function keyItems({ section, line, file }: Cursor): CompletionItem[] {
  const parent = (line?.indent ?? 0) > 0 ? blockAbove(section!, line!.number) : null;
  if (section!.type === "services") return parent === null ? serviceItems() : endpointItem();
  const present = new Set(parent === null ? section!.settings.map(({ key }) => key) : []);
  const type = section!.type === "unprefixed" ? "profile" : section!.type;
  const items: CompletionItem[] = [];
  for (const key of settingKeys()) {
    const fact = settingFact(key)!;
    const dot = key.indexOf(".");
    if (parent !== null ? !key.startsWith(`${parent}.`) : dot > 0) continue;
    if (!(fact.sections as readonly string[]).includes(type) || fact.status === "internal") {
      continue;
    }
    if (present.has(key) || (file.kind === "credentials" && fact.file === "config")) continue;
    items.push(keyItem(fact, key.slice(dot + 1)));
  }
  return items;
}

/** The block that an indented line belongs to. */
function blockAbove({ settings }: AwsSection, number: number): string | null {
  let above: string | null = null;
  for (const { line, key } of settings) {
    if (line.number >= number) break;
    above = line.valueStart === line.valueEnd ? key : null;
  }
  return above;
}

function keyItem(fact: SettingFact, label: string): CompletionItem {
  const text = settingText(fact.key);
  const readers = fact.runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ");
  return {
    label,
    kind: fact.type === "block" ? CompletionItemKind.Struct : CompletionItemKind.Property,
    insertText: fact.type === "block" ? `${label} =` : `${label} = `,
    detail: `read by ${readers}`,
    ...(text === undefined ? {} : { documentation: text }),
    ...(fact.status === "current" ? {} : { tags: [CompletionItemTag.Deprecated] }),
  };
}

function serviceItems(): CompletionItem[] {
  return [...serviceIds()].map((id) => ({
    label: id,
    kind: CompletionItemKind.Struct,
    insertText: `${id} =`,
  }));
}

function endpointItem(): CompletionItem[] {
  return [{
    label: "endpoint_url",
    kind: CompletionItemKind.Property,
    insertText: "endpoint_url = ",
    documentation: "Where requests to this service go.",
  }];
}

function valueItems(
  home: Home,
  key: string,
  section: AwsSection | null,
  mask: Mask,
): CompletionItem[] {
  const fact = settingFact(key);
  if (fact === undefined) return [];
  switch (fact.type) {
    case "boolean":
    case "choice":
      return choiceItems(fact);
    case "region":
      return regions().map((code) => ({
        label: code,
        kind: CompletionItemKind.EnumMember,
        ...(regionName(code) === null ? {} : { detail: regionName(code)! }),
      }));
    case "profile":
      return nameItems(profileNames(home).filter((name) => name !== section?.name), mask);
    case "sso-session":
      return nameItems([...home.ssoSessions.keys()], mask);
    case "services":
      return nameItems([...home.services.keys()], mask);
    default:
      return [];
  }
}

function choiceItems({ values, runtimes }: SettingFact): CompletionItem[] {
  const items = values.length > 0
    ? values
    : ["true", "false"].map((value) => ({ value, runtimes }));
  return items.map((one) => ({
    label: one.value,
    kind: CompletionItemKind.EnumMember,
    ...(one.runtimes.length === runtimes.length ? {} : {
      detail: `${one.runtimes.map((runtime) => RUNTIME_LABELS[runtime]).join(", ")} only`,
    }),
  }));
}

function profileNames(home: Home): string[] {
  return [...home.profiles.keys()];
}

function nameItems(names: readonly string[], mask: Mask): CompletionItem[] {
  return [...new Set(names)].filter((name) => name !== "" && mask(name) === name)
    .map((label) => ({ label, kind: CompletionItemKind.Reference }));
}
