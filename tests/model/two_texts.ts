import { Home, type HomeInit } from "../../lib/model/home.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

/** A home of two texts; a credentials file that is null is not in view. */
export function homeOf(
  config: string,
  credentials: string | null = "",
  rest: Partial<HomeInit> = {},
): Home {
  const file = (kind: FileKind, text: string) => new SourceFile({ path: kind, kind, text });
  return new Home({
    config: file("config", config),
    credentials: credentials === null ? null : file("credentials", credentials),
    ...rest,
  });
}
