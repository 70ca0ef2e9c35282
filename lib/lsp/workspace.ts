import { dirname, resolve } from "node:path";
import { findSettings } from "../cli/load_settings.ts";
import { lint, type LintResult } from "../engine/lint.ts";
import { DEFAULT_SETTINGS, type Settings, SettingsError } from "../engine/settings.ts";
import { discover, type DiscoverOptions } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import type { Home } from "../model/home.ts";
import type { SourceFile } from "../model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { OverlayHost } from "./overlay_host.ts";

/** What is known of a home while its files are edited. */
export interface Analysis {
  readonly home: Home;
  readonly result: LintResult;
  readonly settings: Settings;
  /** What is wrong with awsconf.ini, or null; its settings are then left out. */
  readonly trouble: string | null;
}

const NO_PATHS: Omit<DiscoverOptions, "paths"> = {
  kind: null,
  useEnvironment: false,
  stdinName: null,
  explicit: {},
};

/** The files that are open in an editor, over those on the disk, and what the rules find in them. */
export class Workspace {
  readonly #host: OverlayHost;
  /** By absolute path; thrown away as a whole, since any file may belong to any home. */
  readonly #analyses = new Map<string, Promise<Analysis | null>>();
  #own: ReadonlySet<string> | null = null;

  constructor(host: Host) {
    this.#host = new OverlayHost(host);
  }

  /** Takes the text of an open file, or null where it was closed and the disk counts again. */
  update(path: string, text: string | null): void {
    this.#host.set(resolve(path), text);
    this.#analyses.clear();
  }

  /** Forgets what was read from the disk. */
  refresh(): void {
    this.#analyses.clear();
  }

  /** The absolute paths of the open files. */
  get openPaths(): readonly string[] {
    return this.#host.openPaths;
  }

  /** Reads the home that a file belongs to and runs the rules; null where the file cannot be read. */
  analyse(path: string): Promise<Analysis | null> {
    const absolute = resolve(path);
    let analysis = this.#analyses.get(absolute);
    if (analysis === undefined) {
      this.#analyses.set(absolute, analysis = this.#analyse(absolute));
      analysis.then((done) => this.#share(done, analysis!));
    }
    return analysis;
  }

  /** The file of a home that has a path. */
  static fileAt({ home }: Analysis, path: string): SourceFile | null {
    return home.files.find((file) => resolve(file.path) === resolve(path)) ?? null;
  }

  // Both files of a home have one analysis.
  #share(done: Analysis | null, analysis: Promise<Analysis | null>): void {
    for (const file of done?.home.files ?? []) {
      if (file.reported && file.exists) this.#analyses.set(resolve(file.path), analysis);
    }
  }

  async #analyse(path: string): Promise<Analysis | null> {
    const home = this.#homeOf(path);
    if (home === null) return null;
    const { settings, trouble } = await this.#settingsFor(path);
    const result = lint(home, {
      rules,
      runtimes: settings.runtimes,
      severities: settings.severities,
      ruleOptions: settings.ruleOptions,
    });
    return { home, result, settings, trouble };
  }

  #homeOf(path: string): Home | null {
    this.#own ??= this.#ownPaths();
    const options = this.#own.has(path)
      ? { ...NO_PATHS, paths: [] }
      // The other file is reported on too if it is open.
      : { ...NO_PATHS, paths: [path, ...this.openPaths.filter((other) => isBeside(other, path))] };
    const { homes } = discover(this.#host, options);
    return homes.find(({ home }) => home.files.some((file) => resolve(file.path) === path))?.home ??
      null;
  }

  #ownPaths(): ReadonlySet<string> {
    const { homes } = discover(this.#host, { ...NO_PATHS, paths: [] });
    return new Set(homes.flatMap(({ home }) => home.files.map((file) => resolve(file.path))));
  }

  async #settingsFor(path: string): Promise<{ settings: Settings; trouble: string | null }> {
    try {
      return { settings: await findSettings(this.#host, dirname(path)), trouble: null };
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      return { settings: DEFAULT_SETTINGS, trouble: error.message };
    }
  }
}

function isBeside(other: string, path: string): boolean {
  return other !== path && dirname(other) === dirname(path);
}
