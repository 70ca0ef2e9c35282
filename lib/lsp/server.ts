import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve } from "node:path";
import {
  type CodeAction,
  type Connection,
  ErrorCodes,
  type Hover,
  type InitializeResult,
  type Location,
  MarkupKind,
  MessageType,
  type Range,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../host/host.ts";
import type { SourceFile } from "../model/source_file.ts";
import { describeBug } from "../cli/bug.ts";
import { VERSION } from "../cli/version.ts";
import { actionsOf, APPLY_FIX, FIX_ALL, offsetsOf } from "./actions.ts";
import { applyFix } from "./apply_fix.ts";
import { completionsAt } from "./completion.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { formatLines } from "./format.ts";
import { hoverAt } from "./hover.ts";
import { linksOf } from "./links.ts";
import { definitionsOf, nameAt, type NamedPlace, usesOf } from "./names.ts";
import { foldsOf, outlineOf } from "./outline.ts";
import { offsetAt, rangeOf } from "./positions.ts";
import { prepareRename, renameAt } from "./rename.ts";
import { TOKEN_TYPES, tokensOf } from "./tokens.ts";
import { type Analysis, Workspace } from "./workspace.ts";

const CAPABILITIES: InitializeResult = {
  capabilities: {
    positionEncoding: "utf-16",
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: ["quickfix", FIX_ALL] },
    completionProvider: { triggerCharacters: ["[", "=", " ", "."] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: {
      legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] },
      full: true,
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    executeCommandProvider: { commands: [APPLY_FIX] },
  },
  serverInfo: { name: "awsconf", version: VERSION },
};

/** What every request about a file has. */
interface FileParams {
  readonly textDocument: { readonly uri: string };
}

/** A file under a request, with what is known of its home. */
interface Target {
  readonly analysis: Analysis;
  readonly file: SourceFile;
}

/** Answers an editor over a connection until it asks to exit. */
export function serve(host: Host, connection: Connection): void {
  new Server(host, connection).listen();
}

class Server {
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #documents = new TextDocuments(TextDocument);
  #round = 0;

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    this.#workspace = new Workspace(host);
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(() => CAPABILITIES);
    this.#documents.onDidChangeContent(({ document }) => {
      this.#update(document.uri, document.getText());
    });
    this.#documents.onDidClose(({ document }) => {
      this.#update(document.uri, null);
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });
    connection.onDidChangeWatchedFiles(() => {
      this.#workspace.refresh();
      void this.#publish();
    });
    this.#answerAboutPlaces();
    this.#answerAboutFiles();
    connection.onExecuteCommand(({ command, arguments: args }) => this.#execute(command, args));
    this.#documents.listen(connection);
    connection.listen();
  }

  #answerAboutPlaces(): void {
    const connection = this.#connection;
    connection.onCompletion(
      this.#at((target, cursor) => completionsAt(target.analysis.home, cursor, maskOf(target))),
    );
    connection.onHover(this.#at(hoverOf));
    connection.onDefinition(this.#at(({ analysis }, cursor) => {
      const named = nameAt(cursor);
      return named === null ? null : definitionsOf(analysis.home, named).map(locationOf);
    }));
    connection.onReferences(this.#at(({ analysis: { home } }, cursor, { context }) => {
      const named = nameAt(cursor);
      if (named === null) return null;
      const headers = context.includeDeclaration ? definitionsOf(home, named) : [];
      return [...headers, ...usesOf(home, named)].map(locationOf);
    }));
    connection.onPrepareRename(this.#at((_target, cursor) => prepareRename(cursor)));
    connection.onRenameRequest(
      this.#at((target, cursor, { newName }) =>
        renameAt(target.analysis.home, cursor, newName, maskOf(target))
      ),
    );
  }

  #answerAboutFiles(): void {
    const connection = this.#connection;
    connection.onCodeAction(
      this.#in(({ analysis, file }, { range, context }): CodeAction[] =>
        actionsOf(analysis, file, {
          range: offsetsOf(file, range),
          diagnostics: context.diagnostics,
          only: context.only ?? null,
        })
      ),
    );
    connection.onDocumentSymbol(this.#in((target) => outlineOf(target.file, maskOf(target))));
    connection.onFoldingRanges(this.#in(({ file }) => foldsOf(file)));
    connection.onDocumentLinks(this.#in(({ file }) => linksOf(file)));
    connection.languages.semanticTokens.on(this.#in(({ file }) => ({ data: tokensOf(file) })));
    connection.onDocumentFormatting(this.#in(({ file }) => formatLines(file, 1, Infinity)));
    connection.onDocumentRangeFormatting(
      this.#in(({ file }, { range }) => formatLines(file, ...linesOf(range))),
    );
  }

  /** A handler of requests about a file; null where that is not ours to read. */
  #in<P extends FileParams, R>(answer: (target: Target, params: P) => R) {
    return async (params: P): Promise<R | null> => {
      try {
        const target = await this.#target(params.textDocument.uri);
        return target === null ? null : answer(target, params);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        // The error's own message could quote a file, and so a secret.
        throw new ResponseError(ErrorCodes.InternalError, describeBug(error));
      }
    };
  }

  /** A handler of requests about a place of a file. */
  #at<P extends FileParams & { position: Range["start"] }, R>(
    answer: (target: Target, cursor: Cursor, params: P) => R,
  ) {
    return this.#in<P, R>((target, params) =>
      answer(target, cursorAt(target.file, offsetAt(target.file.document, params.position)), params)
    );
  }

  #update(uri: string, text: string | null): void {
    const path = pathOf(uri);
    if (path === null) return;
    this.#workspace.update(path, text);
    void this.#publish();
  }

  /** Sends the findings of every open file: a change in one may make or mend a mistake in another. */
  async #publish(): Promise<void> {
    const round = ++this.#round;
    for (const { uri, version } of this.#documents.all()) {
      const target = await this.#target(uri);
      // A newer change sends its own.
      if (round !== this.#round) return;
      if (target === null) continue;
      const diagnostics = diagnosticsOf(target.analysis, target.file);
      await this.#connection.sendDiagnostics({ uri, version, diagnostics });
    }
  }

  async #target(uri: string): Promise<Target | null> {
    const path = pathOf(uri);
    if (path === null) return null;
    const analysis = await this.#workspace.analyse(path);
    const file = analysis === null ? null : Workspace.fileAt(analysis, path);
    return analysis === null || file === null ? null : { analysis, file };
  }

  async #execute(command: string, args: unknown[] | undefined): Promise<void> {
    const [path, index] = args ?? [];
    if (command !== APPLY_FIX || typeof path !== "string" || typeof index !== "number") return;
    const analysis = await this.#workspace.analyse(resolve(path));
    const trouble = analysis === null
      ? "The file cannot be read."
      : applyFix(analysis, index, this.#host);
    if (trouble !== null) {
      // A notification, as the request of the same kind waits for a person.
      await this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Error,
        message: `awsconf: ${trouble}`,
      });
    }
    this.#workspace.refresh();
    await this.#publish();
  }
}

/** The path of a URI; null for a file that is not on the disk. */
function pathOf(uri: string): string | null {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : null;
  } catch {
    // Such as a `file:` URI with a host.
    return null;
  }
}

function maskOf({ analysis }: Target): (text: string) => string {
  return (text) => analysis.result.redactor.mask(text);
}

function hoverOf(target: Target, cursor: Cursor): Hover | null {
  const { home, settings } = target.analysis;
  const options = { runtimes: settings.runtimes, mask: maskOf(target) };
  const hover = hoverAt(home, cursor, options);
  if (hover === null) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: hover.markdown },
    range: rangeOf(target.file.document, hover.span),
  };
}

function locationOf({ file, span }: NamedPlace): Location {
  return {
    uri: pathToFileURL(resolve(file.path)).href,
    range: rangeOf(file.document, span),
  };
}

/** The lines of a range, from 1; one that ends before the first character of a line leaves that line out. */
function linesOf({ start, end }: Range): [number, number] {
  return [start.line + 1, end.character === 0 && end.line > start.line ? end.line : end.line + 1];
}
