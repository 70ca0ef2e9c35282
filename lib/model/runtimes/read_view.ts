import type { Home } from "../home.ts";
import { type RuntimeName, RUNTIMES } from "../runtime.ts";
import type { SourceFile } from "../source_file.ts";
import { BOTO3 } from "./boto3.ts";
import { CLI } from "./cli.ts";
import { GO } from "./go.ts";
import { JAVA } from "./java.ts";
import { JS } from "./js.ts";
import { LayeredMap } from "./layered_map.ts";
import { type Plan, planOf } from "./plain.ts";
import { readError, type Reading, type RuntimeReader } from "./reader.ts";
import { RUST } from "./rust.ts";
import { mergeSections, type Overriding } from "./sections.ts";
import { firstInvalid, linesOf, type Source, sourceOf } from "./source.ts";
import { EMPTY_VIEW, failedView, type FileView, type View, type ViewSections } from "./view.ts";

const READERS: Readonly<Record<RuntimeName, RuntimeReader>> = {
  cli: CLI,
  boto3: BOTO3,
  js: JS,
  go: GO,
  java: JAVA,
  rust: RUST,
};

const homeViews = new WeakMap<Home, Map<RuntimeName, View>>();

/**
 * Reads a home as one runtime does: each file its way, and the credentials
 * file laid over the config file as for credentials. The result is kept for as
 * long as the home. Never throws.
 */
export function readView(home: Home, runtime: RuntimeName): View {
  let views = homeViews.get(home);
  if (views === undefined) homeViews.set(home, views = new Map());
  let view = views.get(runtime);
  if (view === undefined) {
    const config = viewOf(home.config, runtime);
    const credentials = viewOf(home.credentials, runtime);
    view = { ...mergeFiles(config, credentials, READERS[runtime]), runtime };
    views.set(runtime, view);
  }
  return view;
}

/** Reads a home as every runtime does. */
export function readViews(home: Home): Readonly<Record<RuntimeName, View>> {
  const views = RUNTIMES.map((runtime) => [runtime, readView(home, runtime)] as const);
  return Object.fromEntries(views) as Record<RuntimeName, View>;
}

const fileViews = new WeakMap<SourceFile, Map<RuntimeReader["readLines"], FileView>>();

/** Reads one file as one runtime does. The result is kept for as long as the file. Never throws. */
export function readFileView(file: SourceFile, runtime: RuntimeName): FileView {
  const reader = READERS[runtime];
  let views = fileViews.get(file);
  if (views === undefined) fileViews.set(file, views = new Map());
  // By function, as tools that share one read alike.
  let view = views.get(reader.readLines);
  if (view === undefined) {
    views.set(reader.readLines, view = refusedFile(reader, file) ?? readPlanned(reader, file));
  }
  return view;
}

/** Reads one file line by line, without the short cut for plain sections: what the short cut is tested against. */
export function readFileByLines(file: SourceFile, runtime: RuntimeName): FileView {
  const reader = READERS[runtime];
  return refusedFile(reader, file) ?? readWhole(reader, sourceOf(file));
}

function viewOf(file: SourceFile | null, runtime: RuntimeName): FileView {
  return file === null ? EMPTY_VIEW : readFileView(file, runtime);
}

function readWhole(reader: RuntimeReader, source: Source): FileView {
  return toView(reader.readLines(source, linesOf(source, reader.universalNewlines)));
}

// Odd sections are read first and alone. Where that could make a difference,
// because they share a name with a plain one, all is read again as one.
function readPlanned(reader: RuntimeReader, file: SourceFile): FileView {
  const plan = planOf(file);
  if (plan.odd.length === 0) return sharedView(plan);
  const source = sourceOf(file);
  if (plan.profiles.size === 0 && plan.ssoSessions.size === 0) return readWhole(reader, source);
  const reading = reader.readLines(source, plan.odd);
  if (
    reading.entangled || overlap(reading.profiles, plan.profiles) ||
    overlap(reading.ssoSessions, plan.ssoSessions)
  ) return readWhole(reader, source);
  if (reading.error !== null || reading.ignored) return toView(reading);
  return {
    profiles: union(plan.profiles, reading.profiles),
    ssoSessions: union(plan.ssoSessions, reading.ssoSessions),
    services: reading.services,
    error: null,
  };
}

const sharedViews = new WeakMap<Plan, FileView>();

function sharedView(plan: Plan): FileView {
  let view = sharedViews.get(plan);
  if (view === undefined) {
    const { profiles, ssoSessions } = plan;
    view = { ...EMPTY_VIEW, profiles, ssoSessions };
    sharedViews.set(plan, view);
  }
  return view;
}

function toView(reading: Reading): FileView {
  if (reading.error !== null) return failedView(reading.error);
  if (reading.ignored) return EMPTY_VIEW;
  const { profiles, ssoSessions, services } = reading;
  return { profiles, ssoSessions, services, error: null };
}

// What encoding and byte order mark decide before a line is read.
function refusedFile(reader: RuntimeReader, file: SourceFile): FileView | null {
  const source = sourceOf(file);
  const refused = source.utf8 ? null : undecoded(reader, source);
  if (refused !== null) return refused;
  if (!file.document.hasByteOrderMark || reader.byteOrderMark !== "stops") return null;
  const text = reader.decodingError(source);
  const reason = "A byte order mark stands before the first line";
  return failedView(readError(file, { start: 0, end: 1 }, 1, reason, text));
}

function undecoded(reader: RuntimeReader, source: Source): FileView | null {
  const { file } = source;
  const isUtf16 = file.encoding !== "utf-8";
  const rule = isUtf16 ? reader.utf16 : reader.invalidUtf8;
  if (rule === "replaces") return null;
  if (rule === "reads nothing") return EMPTY_VIEW;
  const span = firstInvalid(source);
  const reason = isUtf16
    ? "The file is UTF-16, not UTF-8"
    : "The file holds bytes that are not UTF-8";
  const { line } = file.document.position(span.start);
  return failedView(readError(file, span, line, reason, reader.decodingError(source)));
}

const mergedViews = new WeakMap<FileView, WeakMap<FileView, Map<Overriding, FileView>>>();

// Runtimes that read both files alike and merge alike share the result.
function mergeFiles(config: FileView, credentials: FileView, reader: RuntimeReader): FileView {
  const [first, second] = reader.readsFirst === "config"
    ? [config, credentials]
    : [credentials, config];
  const error = first.error ?? second.error;
  if (error !== null) return failedView(error);
  let byCredentials = mergedViews.get(config);
  if (byCredentials === undefined) mergedViews.set(config, byCredentials = new WeakMap());
  let byRule = byCredentials.get(credentials);
  if (byRule === undefined) byCredentials.set(credentials, byRule = new Map());
  const { overriding } = reader;
  let merged = byRule.get(overriding);
  if (merged === undefined) byRule.set(overriding, merged = merge(config, credentials, overriding));
  return merged;
}

function merge(config: FileView, credentials: FileView, overriding: Overriding): FileView {
  return {
    profiles: mergeSections(config.profiles, credentials.profiles, overriding),
    ssoSessions: mergeSections(config.ssoSessions, credentials.ssoSessions, overriding),
    services: mergeSections(config.services, credentials.services, overriding),
    error: null,
  };
}

function overlap(a: ViewSections, b: ViewSections): boolean {
  for (const name of a.keys()) if (b.has(name)) return true;
  return false;
}

function union(plain: ViewSections, odd: ViewSections): ViewSections {
  return odd.size === 0 ? plain : new LayeredMap(plain, odd);
}
