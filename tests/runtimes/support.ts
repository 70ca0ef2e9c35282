import process from "node:process";
import { Home } from "../../lib/model/home.ts";
import type { RuntimeName } from "../../lib/model/runtime.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import type { FileView, ViewSections, ViewValue } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { decodeText, encodeText } from "../../lib/syntax/encoding.ts";

/** A value as data: a text, or the settings of an indented block. */
export type PlainValue = string | { [key: string]: string };

/** Sections as data. */
export type PlainSections = { [name: string]: { [key: string]: PlainValue } };

/** A view as data, for comparison: the sections, or that the runtime stops. */
export type PlainView =
  | { error: true }
  | { profiles: PlainSections; ssoSessions: PlainSections; services: PlainSections };

/** Makes a file of a text, or of bytes. */
export function fileOf(kind: FileKind, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === "string" ? encodeText(content, "utf-8") : content;
  const { text, encoding } = decodeText(bytes);
  return new SourceFile({ path: `/home/dev/.aws/${kind}`, kind, text, encoding });
}

/** Makes a home of the texts of two files; null for an absent one. */
export function homeOf(config: string | null, credentials: string | null): Home {
  return new Home({
    config: config === null ? null : fileOf("config", config),
    credentials: credentials === null ? null : fileOf("credentials", credentials),
  });
}

/** What a runtime makes of two texts, as data. */
export function readPlain(
  runtime: RuntimeName,
  config: string | null,
  credentials: string | null,
): PlainView {
  return plainView(readView(homeOf(config, credentials), runtime), BLOCKS[runtime]);
}

/** Whether a runtime itself makes a map of an indented block, or keeps text for someone else to split. */
export const BLOCKS: Readonly<Record<RuntimeName, boolean>> = {
  cli: true,
  boto3: true,
  js: false,
  go: true,
  java: false,
  rust: false,
};

/** Turns a view into data. Blocks become maps where `blocks` says so and text otherwise. */
export function plainView(view: FileView, blocks: boolean): PlainView {
  if (view.error !== null) return { error: true };
  return {
    profiles: plainSections(view.profiles, blocks),
    ssoSessions: plainSections(view.ssoSessions, blocks),
    services: plainSections(view.services, blocks),
  };
}

function plainSections(sections: ViewSections, blocks: boolean): PlainSections {
  return record(sections, (section) => record(section.settings, (value) => plain(value, blocks)));
}

function plain(value: ViewValue, blocks: boolean): PlainValue {
  if (!blocks || value.nested === null) return value.value;
  return record(value.nested, (nested) => nested.value);
}

// Sorted and without a prototype, so that any name is a name like others.
function record<From, To>(map: ReadonlyMap<string, From>, make: (from: From) => To) {
  const made: { [name: string]: To } = Object.create(null);
  for (const name of [...map.keys()].sort()) made[name] = make(map.get(name)!);
  return made;
}

/** The value of an environment variable, or undefined. */
export function variable(name: string): string | undefined {
  return process.env[name];
}
