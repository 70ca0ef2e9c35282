import type { CaseSurroundings, Modes, PageCase } from "../../lib/engine/cases.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import type { Surroundings } from "../../lib/model/surroundings.ts";

/** The home that a case shows. */
export function homeOf(pageCase: PageCase, fixedModes: Modes = {}): Home {
  const file = (kind: FileKind) => {
    const text = pageCase.files[kind];
    return new SourceFile({
      path: kind,
      kind,
      text: text ?? "",
      exists: text !== undefined,
      mode: fixedModes[kind] ?? pageCase.surroundings?.modes[kind] ?? null,
    });
  };
  return new Home({
    config: file("config"),
    credentials: file("credentials"),
    environment: pageCase.environment === null ? null : new Environment(pageCase.environment),
    surroundings: pageCase.surroundings === null ? null : surroundingsOf(pageCase.surroundings),
    // A case that shows a credentials file or an environment is a person's own home; else a file in a repository.
    own: pageCase.files.credentials !== undefined ||
      pageCase.environment !== null,
  });
}

function surroundingsOf(
  { now, platform, exists, files, repository, tracking, modes, keepsModes }: CaseSurroundings,
): Surroundings {
  return {
    now: Date.parse(now),
    platform,
    exists: (path) =>
      /^(?:\/|~\/|[A-Z]:\\)/.test(path) ? exists.includes(path) || path in files : null,
    read: (path) => files[path] ?? null,
    repositoryOf: () => repository,
    trackingOf: () => repository === null ? null : tracking,
    keepsModes: () => keepsModes,
    folderModeOf: () => modes.folder ?? null,
  };
}
