import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { planSuppressions } from "../engine/add_suppressions.ts";
import type { Fix } from "../engine/finding.ts";
import { chooseFixes, editsOf } from "../engine/fix.ts";
import { proveFixes } from "../engine/prove_fixes.ts";
import type { Home } from "../model/home.ts";
import { masked, revealed } from "../model/secret.ts";
import type { SourceFile } from "../model/source_file.ts";
import { rules } from "../../rules/mod.ts";
import { fileOf, spanOf } from "./diagnostics.ts";
import { offsetAt, rangeOf } from "./positions.ts";
import type { Analysis } from "./workspace.ts";

/** The command by which the server itself applies a fix that holds a secret; its arguments are path and number of a finding. */
export const APPLY_FIX = "awsconf.applyFix";

/** The kind of the action that applies all safe fixes. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.awsconf`;

/** Hides the secrets in a text. */
type Mask = (text: string) => string;

/** What an editor asks for. */
export interface ActionRequest {
  readonly range: { readonly start: number; readonly end: number };
  readonly diagnostics: readonly Diagnostic[];
  /** The kinds that are wanted; null for all. */
  readonly only: readonly string[] | null;
}

/** The fixes of the findings in a range, a comment that silences each, and all safe fixes at once. */
export function actionsOf(
  analysis: Analysis,
  file: SourceFile,
  request: ActionRequest,
): CodeAction[] {
  const { home, result } = analysis;
  const mask: Mask = (text) => result.redactor.mask(text);
  const wants = (kind: string) =>
    request.only === null || request.only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const [index, finding] of result.findings.entries()) {
      if (fileOf(finding, home) !== file) continue;
      const span = spanOf(finding, home, file);
      if (span.start > request.range.end || span.end < request.range.start) continue;
      actions.push(...quickFixes(analysis, index, file, request.diagnostics, mask));
    }
  }
  if (wants(FIX_ALL)) actions.push(...fixAll(analysis, mask));
  return actions;
}

/** The offsets of an editor's range. */
export function offsetsOf(
  { document }: SourceFile,
  { start, end }: Diagnostic["range"],
): ActionRequest["range"] {
  return { start: offsetAt(document, start), end: offsetAt(document, end) };
}

function quickFixes(
  { home, result }: Analysis,
  index: number,
  file: SourceFile,
  diagnostics: readonly Diagnostic[],
  mask: Mask,
): CodeAction[] {
  const finding = result.findings[index]!;
  const own = diagnostics.filter(({ code }) => code === finding.rule);
  const actions: CodeAction[] = [];
  const { fix } = finding;
  if (fix !== null && isProven(home, fix, mask)) {
    actions.push({
      title: fix.tier === "safe" ? fix.title : `${fix.title} (unsafe: ${fix.reason})`,
      kind: CodeActionKind.QuickFix,
      diagnostics: own,
      isPreferred: fix.tier === "safe",
      ...(isPlain(fix, mask)
        ? { edit: workspaceEdit([fix]) }
        : { command: { title: fix.title, command: APPLY_FIX, arguments: [file.path, index] } }),
    });
  }
  const { fix: comment } = planSuppressions([finding], "TODO: say why", isOwn);
  if (comment !== null) {
    actions.push({
      title: `Ignore ${finding.rule} here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: own,
      edit: workspaceEdit([comment]),
    });
  }
  return actions;
}

function fixAll({ home, result }: Analysis, mask: Mask): CodeAction[] {
  const plain = result.findings.filter(({ fix }) => fix !== null && isPlain(fix, mask));
  const chosen = chooseFixes(plain, new Set(["safe"])).map(({ fix }) => fix!);
  const { refused } = proveFixes(home, chosen, mask);
  const proven = chosen.filter((fix) => !refused.has(fix));
  if (proven.length === 0) return [];
  const title = `Apply all safe fixes (${proven.length})`;
  return [{ title, kind: FIX_ALL, edit: workspaceEdit(proven) }];
}

/** Whether a fix changes nothing but what it says; what an editor applies is not looked at again. */
function isProven(home: Home, fix: Fix, mask: Mask): boolean {
  return proveFixes(home, [fix], mask).refused.size === 0;
}

/**
 * Tells whether a fix can be handed to an editor: one that writes a secret, or
 * what looks like one, a file that is not there or a mode is for the server to
 * apply, since nothing that it sends may hold a secret.
 */
function isPlain({ edits, operations }: Fix, mask: Mask): boolean {
  return operations.length === 0 && edits.every(({ file, text }) => {
    const plain = masked(text);
    return file.exists && plain === revealed(text) && mask(plain) === plain;
  });
}

function workspaceEdit(fixes: readonly Fix[]): WorkspaceEdit {
  const files = new Set(fixes.flatMap((fix) => fix.edits.map(({ file }) => file)));
  const changes = [...files].map((file) => {
    // Of insertions at one place, a new section comes last.
    const edits = fixes.flatMap((fix) => editsOf(fix, file))
      .sort((a, b) => Number(a.isLast) - Number(b.isLast));
    const texts = edits.map(({ span, text }): TextEdit => ({
      range: rangeOf(file.document, span),
      newText: text,
    }));
    return [pathToFileURL(resolve(file.path)).href, texts] as const;
  });
  return { changes: Object.fromEntries(changes) };
}

function isOwn(rule: string): boolean {
  return rules.find(({ meta }) => meta.name === rule)?.meta.family === "linter";
}
