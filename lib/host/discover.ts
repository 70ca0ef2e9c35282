import { dirname, join, relative, resolve } from "node:path";
import { Environment } from "../model/environment.ts";
import { type ExplicitParameters, Home } from "../model/home.ts";
import { type FileKind, SourceFile } from "../model/source_file.ts";
import { decodeText } from "../syntax/encoding.ts";
import { expandPath } from "./expand_path.ts";
import type { ReadResult } from "./file_system.ts";
import type { Host } from "./host.ts";
import { kindOf, siblingName } from "./kind.ts";

/** What to look for. */
export interface DiscoverOptions {
  /** Files, folders and `-`; empty for the user's own home. */
  readonly paths: readonly string[];
  /** What every path is, or null to tell by name and content. */
  readonly kind: FileKind | null;
  /** Whether named paths are read together with the environment. */
  readonly useEnvironment: boolean;
  /** The name of standard input. */
  readonly stdinName: string | null;
  readonly explicit: ExplicitParameters;
}

/** A home with what is needed to write it back. */
export interface LoadedHome {
  readonly home: Home;
  /** The bytes that each file was read from, by kind; null where there is no file. */
  readonly originals: ReadonlyMap<FileKind, Uint8Array | null>;
  /** Absolute: where to start looking for awsconf.ini. */
  readonly folder: string;
}

/** The homes that were found, and what could not be read. */
export interface Discovery {
  readonly homes: readonly LoadedHome[];
  readonly problems: readonly { readonly message: string }[];
}

interface Loaded {
  readonly file: SourceFile | null;
  readonly bytes: Uint8Array | null;
}

/** How deep below a named folder `.aws` folders are looked for. */
const MAX_DEPTH = 8;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Finds and reads the homes that the options name. Never throws: what cannot be read becomes a problem. */
export function discover(host: Host, options: DiscoverOptions): Discovery {
  const search = new Search(host, options);
  if (options.paths.length === 0) search.ownHome();
  else search.namedPaths();
  return { homes: search.homes, problems: search.problems };
}

class Search {
  readonly homes: LoadedHome[] = [];
  readonly problems: { message: string }[] = [];
  readonly #host: Host;
  readonly #options: DiscoverOptions;

  constructor(host: Host, options: DiscoverOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The files that the AWS tools would read for this user, with the environment. */
  ownHome(): void {
    const config = this.#ownPath("AWS_CONFIG_FILE", "config");
    const credentials = this.#ownPath("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    if (config === null || credentials === null) {
      this.problems.push({
        message:
          "Cannot tell where your AWS files are: HOME is not set. Set HOME, or name the files.",
      });
      return;
    }
    const files = {
      config: this.#load(config, "config"),
      credentials: this.#load(credentials, "credentials"),
    };
    const environment = new Environment(this.#host.env);
    this.#add(files, environment, true, dirname(resolve(this.#host.cwd, config)));
  }

  namedPaths(): void {
    const named = new Set<string>();
    for (const path of this.#options.paths) {
      if (path === "-") this.#standardInput();
      else if (this.#host.files.isFolder(path)) this.#folder(path, named);
      else if (this.#host.files.exists(path)) named.add(path);
      // A dangling link or a folder that may not be searched is told by reading.
      else this.#missing(path);
    }
    this.#group([...named]);
  }

  #ownPath(variable: string, name: string): string | null {
    const value = this.#host.env[variable];
    // An empty variable means "no file" to boto3 and the default path to others: the default is what people mean.
    if (value !== undefined && value !== "") return expandPath(value, this.#host);
    const home = this.#host.homeDirectory;
    return home === null ? null : join(home, ".aws", name);
  }

  #missing(path: string): void {
    const read = this.#host.files.read(path);
    const message = read.kind === "error"
      ? read.message
      : `There is no file or folder ${path}. Check the path; without one, your own AWS files are linted.`;
    this.problems.push({ message });
  }

  #standardInput(): void {
    const bytes = this.#host.readStdin();
    const { text, encoding } = decodeText(bytes);
    const path = this.#options.stdinName ?? "<stdin>";
    const kind = this.#options.kind ?? kindOf(path, text);
    const file = new SourceFile({ path, kind, text, encoding });
    const other: Loaded = { file: null, bytes: null };
    const own = { file, bytes };
    const files = kind === "config"
      ? { config: own, credentials: other }
      : { config: other, credentials: own };
    const folder = dirname(resolve(this.#host.cwd, path));
    this.#add(files, this.#environment(), false, folder);
  }

  /** A folder that holds the files itself, or else every `.aws` folder below it. */
  #folder(path: string, named: Set<string>): void {
    const found: string[] = [];
    this.#collect(path, 0, found);
    for (const file of found) named.add(file);
  }

  #collect(folder: string, depth: number, found: string[]): void {
    const entries = this.#host.files.list(folder);
    const isHome = depth === 0 || folder.endsWith(".aws");
    for (const { name, isFolder } of entries) {
      const path = join(folder, name);
      if (!isFolder && isHome && (name === "config" || name === "credentials")) {
        if (depth > 0 || folder.endsWith(".aws") || this.#looksLikeAws(path)) found.push(path);
      }
      if (isFolder && depth < MAX_DEPTH && !SKIPPED_FOLDERS.has(name)) {
        this.#collect(path, depth + 1, found);
      }
    }
  }

  // Many programs have a file called `config`; in a folder of another name its content must show.
  #looksLikeAws(path: string): boolean {
    const read = this.#host.files.read(path);
    if (read.kind !== "file") return false;
    return /^\s*\[\s*(?:default|profile\s|sso-session\s)|^\s*aws_\w+\s*=/m.test(
      decodeText(read.bytes).text,
    );
  }

  /** Puts the files of one folder into one home, with a sibling that was not named for context. */
  #group(paths: readonly string[]): void {
    const done = new Set<string>();
    for (const path of paths) {
      const absolute = resolve(this.#host.cwd, path);
      if (done.has(absolute)) continue;
      done.add(absolute);
      const loaded = this.#load(path, this.#options.kind);
      if (loaded.file === null) continue;
      const kind = loaded.file.kind;
      const other = kind === "config" ? "credentials" : "config";
      const name = siblingName(path, kind);
      const sibling = name === null ? null : this.#sibling(join(dirname(path), name), other, paths);
      if (sibling?.file?.reported) done.add(resolve(this.#host.cwd, sibling.file.path));
      const files = { [kind]: loaded, [other]: sibling ?? { file: null, bytes: null } };
      this.#add(files as Record<FileKind, Loaded>, this.#environment(), false, dirname(absolute));
    }
  }

  #sibling(path: string, kind: FileKind, paths: readonly string[]): Loaded {
    const absolute = resolve(this.#host.cwd, path);
    const named = paths.find((one) => resolve(this.#host.cwd, one) === absolute);
    if (named !== undefined) return this.#load(named, kind);
    const read = this.#host.files.read(path);
    return this.#make(path, kind, read.kind === "error" ? null : read, false);
  }

  #load(path: string, kind: FileKind | null): Loaded {
    const read = this.#host.files.read(path);
    if (read.kind !== "error") return this.#make(path, kind, read, true);
    this.problems.push({ message: read.message });
    return { file: null, bytes: null };
  }

  #make(path: string, kind: FileKind | null, read: ReadResult | null, reported: boolean): Loaded {
    if (read === null || read.kind === "error") return { file: null, bytes: null };
    if (read.kind === "absent") {
      const file = new SourceFile({
        path,
        kind: kind ?? kindOf(path, ""),
        text: "",
        exists: false,
        reported,
      });
      return { file, bytes: null };
    }
    const { text, encoding } = decodeText(read.bytes);
    const init = {
      path,
      kind: kind ?? kindOf(path, text),
      text,
      encoding,
      reported,
      mode: read.mode,
    };
    return { file: new SourceFile(init), bytes: read.bytes };
  }

  #environment(): Environment | null {
    return this.#options.useEnvironment ? new Environment(this.#host.env) : null;
  }

  #add(
    files: Readonly<Record<FileKind, Loaded>>,
    environment: Environment | null,
    own: boolean,
    folder: string,
  ): void {
    const { config, credentials } = files;
    const home = new Home({
      config: config.file,
      credentials: credentials.file,
      environment,
      explicit: this.#options.explicit,
      own,
    });
    const originals = new Map(
      [["config", config.bytes], ["credentials", credentials.bytes]] as const,
    );
    this.homes.push({ home, originals, folder });
  }
}

/** A path as people should see it: below the home directory with `~`, else as it was named. */
export function displayPath(path: string, host: Pick<Host, "homeDirectory" | "cwd">): string {
  const home = host.homeDirectory;
  if (home === null || home === "/" || !path.startsWith(home)) return path;
  const inside = relative(home, path);
  return inside === "" || inside.startsWith("..") ? path : join("~", inside);
}
