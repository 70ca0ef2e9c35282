import process from "node:process";
import { createConnection } from "vscode-languageserver/node";
import type { Host } from "../host/host.ts";
import { expectLongRun } from "../host/long_run.ts";
import { serve } from "./server.ts";

/** Serves the editor at standard input and output. The protocol's `exit`, or the end of input, ends the process. */
export function serveStdio(host: Host): Promise<never> {
  expectLongRun();
  serve(host, createConnection(process.stdin, process.stdout));
  return new Promise(() => {});
}
