import type { Setting } from "../syntax/document.ts";
import type { Environment } from "./environment.ts";
import type { AwsSection, FileKind, SourceFile } from "./source_file.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a person passes on the command line, as `--profile` and `--region` of the AWS tools. */
export interface ExplicitParameters {
  readonly profile?: string;
  readonly region?: string;
}

/** What makes up a home. */
export interface HomeInit {
  /** Null when no config file is in view and none would be made. */
  readonly config: SourceFile | null;
  /** Null when nothing is known about the credentials file; see {@link Home.seesCredentials}. */
  readonly credentials: SourceFile | null;
  /** Null when the environment is not consulted. */
  readonly environment?: Environment | null;
  readonly explicit?: ExplicitParameters;
  /** Null where nothing is known of the world around the files, as in a test or a browser. */
  readonly surroundings?: Surroundings | null;
  /** True when an absent file is known to be absent at the place where the SDKs look. */
  readonly own?: boolean;
}

// Most profiles stand in one file alone, and there may be ten thousand of them.
const NO_SECTIONS: readonly AwsSection[] = [];

/** A profile: its sections in both files, as their author meant them. */
export class Profile {
  readonly name: string;
  config: readonly AwsSection[] = NO_SECTIONS;
  credentials: readonly AwsSection[] = NO_SECTIONS;

  constructor(name: string) {
    this.name = name;
  }

  /** All its sections, the config file's first. */
  get sections(): readonly AwsSection[] {
    return this.config.concat(this.credentials);
  }

  /**
   * The setting that wins for a key (lower case): the credentials file lies
   * over the config file, and the last of a file wins (SDK documentation,
   * "Shared config and credentials files"; botocore `Session.full_config`).
   */
  get(key: string): Setting | undefined {
    return lastOf(this.credentials, key) ?? lastOf(this.config, key);
  }

  /** Tells whether a setting with this key is there with a value that is not empty. */
  has(key: string): boolean {
    const setting = this.get(key);
    return setting !== undefined && setting.hasValue;
  }
}

/** A config file, a credentials file and an environment that are read together. */
export class Home {
  readonly config: SourceFile | null;
  readonly credentials: SourceFile | null;
  readonly environment: Environment | null;
  readonly explicit: ExplicitParameters;
  readonly surroundings: Surroundings | null;
  /** True for the files that the AWS tools would read for this user, false for files that were named. */
  readonly isOwn: boolean;
  #profiles: ReadonlyMap<string, Profile> | null = null;
  #bare: Home | null = null;
  readonly #repeating = new Set<FileKind>();
  #named = new Map<string, ReadonlyMap<string, readonly AwsSection[]>>();

  constructor(init: HomeInit) {
    this.config = init.config;
    this.credentials = init.credentials;
    this.environment = init.environment ?? null;
    this.explicit = init.explicit ?? {};
    this.surroundings = init.surroundings ?? null;
    this.isOwn = init.own ?? false;
  }

  /** The files, config first; absent ones with a known place are among them. */
  get files(): readonly SourceFile[] {
    return [this.config, this.credentials].filter((file) => file !== null);
  }

  /**
   * True when both files were read or are known to be absent at their real
   * place. Where a variable leads to nothing, the real place is not known.
   */
  get seesBoth(): boolean {
    return this.#sees(this.config, "AWS_CONFIG_FILE") &&
      this.#sees(this.credentials, "AWS_SHARED_CREDENTIALS_FILE");
  }

  /** The profiles by name, in order of appearance, the config file's first. */
  get profiles(): ReadonlyMap<string, Profile> {
    return this.#profiles ??= this.#collectProfiles();
  }

  /** Tells whether some profile has more than one section in the config or the credentials file. */
  repeatsProfile(kind: FileKind): boolean {
    return this.profiles.size > 0 && this.#repeating.has(kind);
  }

  /** The sso-sessions of the config file by name. */
  get ssoSessions(): ReadonlyMap<string, readonly AwsSection[]> {
    return this.#sectionsOf("sso-session");
  }

  /** The services blocks of the config file by name. */
  get services(): ReadonlyMap<string, readonly AwsSection[]> {
    return this.#sectionsOf("services");
  }

  /** The sections of the config file that lack the word `profile`, by name. */
  get unprefixed(): ReadonlyMap<string, readonly AwsSection[]> {
    return this.#sectionsOf("unprefixed");
  }

  /** The same home with other files. */
  with(
    files: { config?: SourceFile | null; credentials?: SourceFile | null },
  ): Home {
    return new Home({
      config: files.config === undefined ? this.config : files.config,
      credentials: files.credentials === undefined ? this.credentials : files.credentials,
      environment: this.environment,
      explicit: this.explicit,
      surroundings: this.surroundings,
      own: this.isOwn,
    });
  }

  #sees(file: SourceFile | null, variable: string): boolean {
    if (file === null || file.exists) return file !== null;
    return this.isOwn && !this.environment?.has(variable);
  }

  /** The same files as if there were no environment and nothing on the command line; the same home for each call. */
  withoutEnvironment(): Home {
    if (this.environment === null && Object.keys(this.explicit).length === 0) return this;
    const { config, credentials, surroundings, isOwn } = this;
    return this.#bare ??= new Home({ config, credentials, surroundings, own: isOwn });
  }

  #collectProfiles(): Map<string, Profile> {
    const profiles = new Map<string, Profile>();
    for (const file of this.files) {
      for (const section of file.sections) {
        if (section.type !== "profile") continue;
        let profile = profiles.get(section.name);
        if (profile === undefined) {
          profiles.set(section.name, profile = new Profile(section.name));
        }
        const sections = profile[file.kind];
        if (sections.length === 0) profile[file.kind] = [section];
        else {
          this.#repeating.add(file.kind);
          (sections as AwsSection[]).push(section);
        }
      }
    }
    return profiles;
  }

  #sectionsOf(type: string): ReadonlyMap<string, readonly AwsSection[]> {
    let byName = this.#named.get(type);
    if (byName === undefined) {
      this.#named.set(type, byName = collectSections(this.config, type));
    }
    return byName;
  }
}

function collectSections(
  file: SourceFile | null,
  type: string,
): Map<string, AwsSection[]> {
  const byName = new Map<string, AwsSection[]>();
  for (const section of file?.sections ?? []) {
    if (section.type !== type) continue;
    const list = byName.get(section.name);
    if (list === undefined) byName.set(section.name, [section]);
    else list.push(section);
  }
  return byName;
}

function lastOf(
  sections: readonly AwsSection[],
  key: string,
): Setting | undefined {
  for (let i = sections.length - 1; i >= 0; i--) {
    const setting = sections[i]!.get(key);
    if (setting !== undefined) return setting;
  }
  return undefined;
}
