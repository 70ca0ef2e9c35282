import type { RuntimeName } from "../runtime.ts";
import { parsePython, type PythonPart, pythonText, type PythonValue } from "./python.ts";
import { newReading, readError, type Reading, type RuntimeReader } from "./reader.ts";
import { LayeredMap } from "./layered_map.ts";
import { overridesAll, ReadSection } from "./sections.ts";
import { splitShellWords } from "./shell_words.ts";
import type { Source, SourceLine } from "./source.ts";
import type { ViewValue } from "./view.ts";
import { isPythonSpace, trim } from "./white_space.ts";

/** What ends a line for Python's `str.splitlines`, less what has ended the file's lines already. */
// deno-lint-ignore no-control-regex -- the separators are meant
const LINE_ENDS_IN_VALUE = /[\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * Makes the reader of a tool that rests on botocore. Facts: botocore 1.43
 * (`configloader.raw_config_parse`, `build_profile_map` and
 * `Session.full_config`), which boto3 and both AWS CLIs share.
 */
export function botocoreReader(name: RuntimeName): RuntimeReader {
  return {
    name,
    universalNewlines: true,
    // Python decodes with the locale's encoding, UTF-8 on Linux and macOS (observed with botocore 1.29 and 1.43).
    invalidUtf8: "stops",
    utf16: "stops",
    byteOrderMark: "stops",
    // `full_config` loads the config file before the credentials file.
    readsFirst: "config",
    overriding: overridesAll,
    decodingError: failure,
    readLines,
  };
}

// Neither a line number nor the cause is printed (observed with botocore 1.43 and AWS CLI 2.36).
function failure(source: Source): string {
  return `Unable to parse config file: ${source.file.path}`;
}

function readLines(source: Source, lines: readonly SourceLine[]): Reading {
  const reading = newReading();
  const file = parsePython(source, lines);
  if (file.fault !== null) {
    const { line, span, reason } = file.fault;
    reading.error = readError(source.file, span, line.number, reason, failure(source));
  }
  reading.entangled = file.defaults.size > 0;
  // A bad block of `[DEFAULT]` stops the reading only where a section takes it over.
  const spare = newReading();
  const defaults = readOptions(source, file.defaults, spare);
  const bad = [...file.defaults].filter(([key]) => !defaults.has(key));
  for (const [name, { header, options }] of file.sections) {
    const own = readOptions(source, options, reading);
    if (reading.error === null) {
      // Each that is not taken over is a key of the section, so this stays linear.
      const taken = bad.find(([key]) => !options.has(key));
      if (taken !== undefined) readValue(source, taken[1], reading);
    }
    // Laid over each other, not copied: many keys in many sections would take quadratic space.
    const settings = defaults.size === 0 ? own : new LayeredMap(defaults, own);
    const built = new ReadSection(name, settings, [{ file: source.file, span: header }]);
    place(source, built, reading);
  }
  return reading;
}

function readOptions(
  source: Source,
  options: ReadonlyMap<string, PythonValue>,
  reading: Reading,
): Map<string, ViewValue> {
  const settings = new Map<string, ViewValue>();
  for (const [key, raw] of options) {
    const value = readValue(source, raw, reading);
    if (value !== null) settings.set(key, value);
  }
  return settings;
}

// `build_profile_map`: only the start of the header is compared, then it is
// split like a shell command. The credentials file is not split at all.
function place(source: Source, section: ReadSection, reading: Reading): void {
  const { name } = section;
  if (source.file.kind === "credentials" || name === "default") {
    reading.profiles.set(name, section);
    return;
  }
  const target = name.startsWith("profile")
    ? reading.profiles
    : name.startsWith("sso-session")
    ? reading.ssoSessions
    : name.startsWith("services")
    ? reading.services
    : null;
  if (target === null) return;
  const words = splitShellWords(name);
  // A section replaces an earlier one of the same name whole.
  if (words?.length === 2) target.set(words[1]!, section.renamed(words[1]!));
}

function readValue(source: Source, raw: PythonValue, reading: Reading): ViewValue | null {
  const value = pythonText(source, raw);
  const nested = value.startsWith("\n") ? readNested(source, raw, reading) : null;
  if (value.startsWith("\n") && nested === null) return null;
  return { value, file: source.file, span: raw.span, line: raw.line.number, nested };
}

// `_parse_nested`: one level, split at the first `=` only; keys keep their case.
function readNested(
  source: Source,
  raw: PythonValue,
  reading: Reading,
): ReadonlyMap<string, ViewValue> | null {
  const nested = new Map<string, ViewValue>();
  for (const part of raw.parts) {
    const text = source.text.slice(part.start, part.end);
    for (const piece of text.split(LINE_ENDS_IN_VALUE)) {
      const line = trim(piece, isPythonSpace);
      if (line === "") continue;
      const mark = line.indexOf("=");
      if (mark < 0) return failNested(source, part, reading);
      nested.set(trim(line.slice(0, mark), isPythonSpace), {
        value: trim(line.slice(mark + 1), isPythonSpace),
        file: source.file,
        span: { start: part.start, end: part.end },
        line: part.line.number,
        nested: null,
      });
    }
  }
  return nested;
}

function failNested(source: Source, part: PythonPart, reading: Reading): null {
  const span = { start: part.start, end: part.end };
  const reason = "The line belongs to an indented block and has no =";
  reading.error ??= readError(source.file, span, part.line.number, reason, failure(source));
  return null;
}
