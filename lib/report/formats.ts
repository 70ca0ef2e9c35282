import type { Reporter } from "./types.ts";

/** What the module of a format exports. */
interface FormatModule {
  readonly report: Reporter;
}

/** The formats by name; each is loaded when it is asked for. To add one, write its file and a line here. */
const FORMATS = {
  text: () => import("./text.ts"),
  concise: () => import("./concise.ts"),
  json: () => import("./json.ts"),
  sarif: () => import("./sarif.ts"),
  github: () => import("./github.ts"),
  jsonl: () => import("./jsonl.ts"),
  gitlab: () => import("./gitlab.ts"),
  junit: () => import("./junit.ts"),
  checkstyle: () => import("./checkstyle.ts"),
  rdjson: () => import("./rdjson.ts"),
  azure: () => import("./azure.ts"),
  markdown: () => import("./markdown.ts"),
  agent: () => import("./agent.ts"),
} satisfies Readonly<Record<string, () => Promise<FormatModule>>>;

/** The name of a format. */
export type FormatName = keyof typeof FORMATS;

/** The names of all formats, the default first. */
export const formatNames = Object.keys(FORMATS) as readonly FormatName[];

/** Loads the reporter that counts findings by rule, in a format of {@link statisticsFormats}. */
export async function loadStatistics(name: FormatName): Promise<Reporter> {
  const module = await import("./statistics.ts");
  return name === "json" ? module.reportJson : module.reportText;
}

/** The formats in which findings are counted by rule. */
export const statisticsFormats: readonly FormatName[] = ["text", "json"];

/** Loads the reporter of a format. */
export async function loadReporter(name: FormatName): Promise<Reporter> {
  const module: FormatModule = await FORMATS[name]();
  return module.report;
}
