import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ErrorCodes, type Range, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { renderMessage } from "../engine/message.ts";
import { rename } from "../engine/rename.ts";
import type { Home } from "../model/home.ts";
import { revealed } from "../model/secret.ts";
import type { Cursor } from "./cursor.ts";
import { nameAt } from "./names.ts";
import { rangeOf } from "./positions.ts";

/** The name that can be renamed at the cursor; null where there is none. */
export function prepareRename(cursor: Cursor): Range | null {
  const named = nameAt(cursor);
  return named === null ? null : rangeOf(cursor.file.document, named.span);
}

/**
 * Renames what is called so under the cursor, with every reference in both
 * files. Throws a ResponseError that says why where it cannot be.
 */
export function renameAt(
  home: Home,
  cursor: Cursor,
  newName: string,
  mask: (text: string) => string,
): WorkspaceEdit | null {
  const named = nameAt(cursor);
  if (named === null) return null;
  const { renaming, refusal } = rename(home, named.kind, named.name, newName);
  if (renaming === null) {
    throw new ResponseError(ErrorCodes.InvalidRequest, renderMessage(refusal, mask));
  }
  const byUri = Map.groupBy(renaming.edits, ({ file }) => pathToFileURL(resolve(file.path)).href);
  const changes = [...byUri].map(([uri, edits]) =>
    [
      uri,
      edits.map(({ file, span, text }) => ({
        range: rangeOf(file.document, span),
        newText: revealed(text),
      })),
    ] as const
  );
  return { changes: Object.fromEntries(changes) };
}
