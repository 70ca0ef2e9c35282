import { dirname, join, relative, resolve, sep } from "node:path";
import { Environment } from "../model/environment.ts";
import { type ExplicitParameters, Home } from "../model/home.ts";
import { type FileKind, SourceFile } from "../model/source_file.ts";
import type { Surroundings } from "../model/surroundings.ts";
import { decodeText } from "../syntax/encoding.ts";
import { expandPath } from "./expand_path.ts";
import { findFiles } from "./find_files.ts";
import type { Host } from "./host.ts";
import { kindOf, siblingName } from "./kind.ts";
import { expectText } from "./long_run.ts";
import { surroundingsOf } from "./surroundings.ts";
import { errorCode, reasonOf, shownPath } from "./trouble.ts";

/** What to look for. */
export interface DiscoverOptions {
  /** Files, folders and `-`; empty for the user's own home. */
  readonly paths: readonly string[];
  /** What every path is, or null to tell by name and content. */
  readonly kind: FileKind | null;
  /** Whether named paths are read together with the environment. */
  readonly useEnvironment: boolean;
  /** The variables to read instead of the process's; without it the process's are. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** True where a named file is read without the other one of its folder. */
  readonly alone?: boolean;
  /** The name of standard input. */
  readonly stdinName: string | null;
  readonly explicit: ExplicitParameters;
  /** Called for every folder that is searched. */
  readonly onFolder?: () => void;
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

/** What a SourceFile can be made of. */
type Readable =
  | {
    readonly kind: "file";
    readonly bytes: Uint8Array;
    readonly mode: number | null;
    readonly identity?: string;
  }
  | { readonly kind: "absent" };

/** A file that was looked at; both are null for one that is not in view. */
interface Loaded {
  readonly file: SourceFile | null;
  readonly bytes: Uint8Array | null;
  readonly identity?: string | undefined;
}

const NOT_IN_VIEW: Loaded = { file: null, bytes: null };

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
  /** What was named, by absolute path. */
  readonly #named = new Map<string, string>();
  /** Named files by absolute path: each is read, and its trouble told, once. */
  readonly #loaded = new Map<string, Loaded>();
  /** The files that are in a home already, by absolute path and by identity. */
  readonly #done = new Set<string>();

  readonly #surroundings: Surroundings;
  readonly #variables: Readonly<Record<string, string | undefined>>;

  constructor(host: Host, options: DiscoverOptions) {
    this.#host = host;
    this.#variables = options.variables ?? host.env;
    this.#surroundings = surroundingsOf(host);
    this.#options = options;
  }

  /** The files that the AWS tools would read for this user, with the environment. */
  ownHome(): void {
    const config = this.#ownPath("AWS_CONFIG_FILE", "config");
    const credentials = this.#ownPath("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    const folder = dirname(config ?? credentials ?? "");
    if (config === null && credentials === null) {
      this.problems.push({
        message:
          "Cannot tell where your AWS files are: HOME is not set. Set HOME, or name the files.",
      });
      return;
    }
    const files = {
      config: config === null ? NOT_IN_VIEW : this.#load(config, "config"),
      credentials: credentials === null ? NOT_IN_VIEW : this.#load(credentials, "credentials"),
    };
    this.#add(files, new Environment(this.#variables), true, folder);
  }

  /** Every path that was named, each file once. */
  namedPaths(): void {
    for (const path of this.#options.paths) {
      if (path === "-") this.#standardInput();
      else if (this.#host.files.isFolder(path)) this.#folder(path);
      else if (this.#host.files.exists(path)) this.#name(path);
      // A circle of links or a folder that may not be searched is told by reading.
      else this.#missing(path);
    }
    for (const [absolute, path] of this.#named) this.#home(absolute, path);
  }

  #ownPath(variable: string, name: string): string | null {
    const value = this.#variables[variable];
    // An empty variable means "no file" to boto3 and the default path to others: the default is what people mean.
    if (value !== undefined && value !== "") return this.#absolute(expandPath(value, this.#host));
    const home = this.#host.homeDirectory;
    return home === null ? null : join(home, ".aws", name);
  }

  #absolute(path: string): string {
    return resolve(this.#host.cwd, path);
  }

  #name(path: string): void {
    const absolute = this.#absolute(path);
    if (!this.#named.has(absolute)) this.#named.set(absolute, path);
  }

  #folder(path: string): void {
    const found = findFiles(this.#host, path, this.#options.onFolder);
    if ("message" in found) this.problems.push(found);
    else for (const file of found.files) this.#name(file);
  }

  #missing(path: string): void {
    const read = this.#host.files.read(path);
    const message = read.kind === "error"
      ? read.message
      : `There is no file or folder ${
        shownPath(path)
      }. Check the path; without one, awsconf looks at your own AWS files.`;
    this.problems.push({ message });
  }

  #standardInput(): void {
    if (this.#done.has("-")) return;
    this.#done.add("-");
    const bytes = this.#readStandardInput();
    if (bytes === null) return;
    const { stdinName, kind } = this.#options;
    const name = stdinName ?? "<stdin>";
    const own = this.#make(name, kind, { kind: "file", bytes, mode: null }, true);
    // With the name of a file it stands for that file, beside the sibling on the disk.
    const sibling = stdinName === null ? NOT_IN_VIEW : this.#siblingOf(name, own);
    this.#pair(own, sibling, dirname(this.#absolute(name)));
  }

  #readStandardInput(): Uint8Array | null {
    try {
      return this.#host.readStdin();
    } catch (error) {
      const code = errorCode(error);
      if (code === null) throw error;
      this.problems.push({ message: `Cannot read standard input: ${reasonOf(code)}.` });
      return null;
    }
  }

  /** Puts a named file into a home, with the other file of its folder. */
  #home(absolute: string, path: string): void {
    if (this.#done.has(absolute)) return;
    const loaded = this.#load(path, this.#options.kind);
    if (loaded.file === null || this.#isDone(loaded)) return;
    this.#markDone(absolute, loaded);
    this.#pair(loaded, this.#siblingOf(path, loaded), dirname(absolute));
  }

  #isDone({ identity }: Loaded): boolean {
    return identity !== undefined && this.#done.has(identity);
  }

  #markDone(absolute: string, { identity }: Loaded): void {
    this.#done.add(absolute);
    if (identity !== undefined) this.#done.add(identity);
  }

  /** The other file of a home: reported on if it was named too, else for context. */
  #siblingOf(path: string, { file }: Loaded): Loaded {
    const name = file === null ? null : siblingName(path, file.kind);
    if (file === null || name === null) return NOT_IN_VIEW;
    const kind = file.kind === "config" ? "credentials" : "config";
    const absolute = this.#absolute(join(dirname(path), name));
    const named = this.#named.get(absolute);
    if (named === undefined && this.#options.alone === true) return NOT_IN_VIEW;
    if (named === undefined) return this.#context(join(dirname(path), name), kind);
    // Named, but as the other kind than its name says.
    if (this.#options.kind !== null && this.#options.kind !== kind) return NOT_IN_VIEW;
    const loaded = this.#load(named, kind);
    if (loaded.file === null) return loaded;
    if (this.#done.has(absolute) || this.#isDone(loaded)) return this.#context(named, kind);
    this.#markDone(absolute, loaded);
    return loaded;
  }

  /** A file that nobody named: no trouble with it is told. */
  #context(path: string, kind: FileKind): Loaded {
    const read = this.#host.files.read(path);
    if (read.kind === "error") return NOT_IN_VIEW;
    // A credentials file may be made beside a config file; the other way round nothing calls for it.
    if (read.kind === "absent" && kind === "config") return NOT_IN_VIEW;
    return this.#make(path, kind, read, false);
  }

  #load(path: string, kind: FileKind | null): Loaded {
    const absolute = this.#absolute(path);
    let loaded = this.#loaded.get(absolute);
    if (loaded === undefined) {
      const read = this.#host.files.read(path);
      if (read.kind === "error") this.problems.push({ message: read.message });
      loaded = read.kind === "error" ? NOT_IN_VIEW : this.#make(path, kind, read, true);
      // The user's own files may be one file, which is then read as both kinds.
      if (this.#options.paths.length > 0) this.#loaded.set(absolute, loaded);
    }
    return loaded;
  }

  #make(path: string, kind: FileKind | null, read: Readable, reported: boolean): Loaded {
    const exists = read.kind === "file";
    const bytes = exists ? read.bytes : null;
    if (bytes !== null) expectText(bytes.length);
    const { text, encoding } = decodeText(bytes ?? new Uint8Array(0));
    const mode = exists ? read.mode : null;
    kind ??= kindOf(path, text);
    const file = new SourceFile({ path, kind, text, encoding, exists, reported, mode });
    return { file, bytes, identity: exists ? read.identity : undefined };
  }

  #pair(one: Loaded, other: Loaded, folder: string): void {
    const files = one.file?.kind === "config"
      ? { config: one, credentials: other }
      : { config: other, credentials: one };
    const environment = this.#options.useEnvironment ? new Environment(this.#variables) : null;
    this.#add(files, environment, false, folder);
  }

  #add(
    { config, credentials }: Readonly<Record<FileKind, Loaded>>,
    environment: Environment | null,
    own: boolean,
    folder: string,
  ): void {
    const home = new Home({
      config: config.file,
      credentials: credentials.file,
      environment,
      explicit: this.#options.explicit,
      surroundings: this.#surroundings,
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
  // Only what lies below: `/home/me2` starts with `/home/me` too.
  if (home === null || home === "/" || !path.startsWith(home)) return path;
  const inside = relative(home, path);
  const isBelow = inside !== "" && inside !== ".." && !inside.startsWith(`..${sep}`);
  return isBelow ? join("~", inside) : path;
}
