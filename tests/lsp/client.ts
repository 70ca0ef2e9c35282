import { type ChildProcessByStdio, spawn } from "node:child_process";
import process from "node:process";
import type { Readable, Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { BINARY } from "../e2e/programs.ts";

// deno-lint-ignore no-explicit-any
export type Json = any;

/** What a server sent: an answer, a request or a notification. */
interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: Json;
  readonly result?: Json;
  readonly error?: { code: number; message: string };
}

/** A client of the language server over its standard input and output, without any library. */
export class Client {
  /** All bytes that the server sent, as text. */
  transcript = "";
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #buffer = Buffer.alloc(0);
  #nextId = 1;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #notifications: Message[] = [];
  #wake: (() => void)[] = [];
  readonly exited: Promise<number | null>;

  constructor(
    home: string,
    env: Readonly<Record<string, string>> = {},
    [command, ...args]: readonly string[] = [BINARY],
  ) {
    this.#child = spawn(command!, [...args, "lsp", "--stdio"], {
      cwd: home,
      env: { PATH: process.env.PATH ?? "", HOME: home, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    this.#child.stderr.on("data", (chunk: Buffer) => this.transcript += chunk.toString());
    this.exited = new Promise((resolve) => this.#child.on("exit", resolve));
  }

  /** Starts the session and gives the server's capabilities. */
  async initialize(): Promise<Json> {
    const { result } = await this.request("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    this.notify("initialized", {});
    return result.capabilities;
  }

  /** Sends a request and gives the whole answer. */
  request(method: string, params: Json): Promise<Message> {
    return this.send(method, params).answer;
  }

  /** Sends a request without waiting. */
  send(method: string, params: Json): { id: number; answer: Promise<Message> } {
    const id = this.#nextId++;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#write({ jsonrpc: "2.0", id, method, params });
    return { id, answer };
  }

  notify(method: string, params: Json): void {
    this.#write({ jsonrpc: "2.0", method, params });
  }

  /** Sends bytes as they are. */
  raw(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Opens a file. */
  open(path: string, text: string, version = 1): void {
    this.notify("textDocument/didOpen", {
      textDocument: { uri: uriOf(path), languageId: "ini", version, text },
    });
  }

  /** Replaces the whole text of an open file. */
  change(path: string, text: string, version: number): void {
    this.notify("textDocument/didChange", {
      textDocument: { uri: uriOf(path), version },
      contentChanges: [{ text }],
    });
  }

  /** Waits for a notification that passes a test; those before it are passed over. */
  async notification(test: (message: Message) => boolean): Promise<Json> {
    for (;;) {
      const index = this.#notifications.findIndex(test);
      if (index >= 0) return this.#notifications.splice(0, index + 1).at(-1)!.params;
      await new Promise<void>((resolve) => this.#wake.push(resolve));
    }
  }

  /** Waits for the findings of a file at a version: `line:character code` each. */
  async diagnostics(path: string, version: number): Promise<Json[]> {
    const params = await this.notification(({ method, params }) =>
      method === "textDocument/publishDiagnostics" && params.uri === uriOf(path) &&
      params.version === version
    );
    return params.diagnostics;
  }

  /** Asks about a place (from 0), or a file. */
  async at(
    method: string,
    path: string,
    line: number,
    character: number,
    more = {},
  ): Promise<Json> {
    const { result } = await this.request(`textDocument/${method}`, {
      textDocument: { uri: uriOf(path) },
      position: { line, character },
      ...more,
    });
    return result;
  }

  /** Ends the session as the protocol wants it, and gives the exit code. */
  async close(): Promise<number | null> {
    await this.request("shutdown", null);
    this.notify("exit", null);
    return await this.exited;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  #write(message: Json): void {
    const body = JSON.stringify(message);
    this.raw(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.transcript += chunk.toString();
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#buffer.toString("latin1", 0, end))![1],
      );
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.toString("utf8", end + 4, end + 4 + length);
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#handle(JSON.parse(body));
    }
  }

  #handle(message: Message): void {
    if (message.method !== undefined) {
      this.#notifications.push(message);
      // A request of the server wants an answer.
      if (message.id !== undefined) this.#write({ jsonrpc: "2.0", id: message.id, result: null });
      for (const wake of this.#wake.splice(0)) wake();
      return;
    }
    this.#waiting.get(message.id as number)?.(message);
    this.#waiting.delete(message.id as number);
  }
}

/** The URI of a path. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** A text with edits of an editor applied, as an editor does: all at once, by their places before. */
export function edited(text: string, edits: readonly Json[]): string {
  const lines = text.split("\n");
  const offset = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return edits.map((edit, index) => ({ edit, index }))
    .sort((a, b) => offset(b.edit.range.start) - offset(a.edit.range.start) || b.index - a.index)
    .reduce(
      (all, { edit: { range, newText } }) =>
        all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)),
      text,
    );
}
